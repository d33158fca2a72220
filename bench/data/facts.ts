import { withClient } from '#platform/databases.ts'
import { openDb } from '#platform/db.ts'
import { sealOnce } from '#platform/sealer.ts'
import { addUnits, unitIdSql } from './units.ts'

const UNITS = 3125
const EVENT = '018e0000-0000-7000-a000-000000000001'
/** Few large seals are made faster than many small ones, and a figure costs the same behind them. */
const SEALED_AT_ONCE = 500_000

const factIdSql = (n: string) => `('018e0000-0000-7000-9000-' || lpad(to_hex(${n}), 12, '0'))::uuid`
const subjectSql = (n: string) => `('018e0000-0000-7000-b000-' || lpad(to_hex(${n}), 12, '0'))::uuid`

/**
 * `count` facts over the same three years, whatever the count: half belong to each measure in turn, four of twenty join a
 * committee, one takes such a joining back, the others are services to people in a place, some for
 * a committee. One of ten thousand corrects the one before it. Written in the order of their days, as in life.
 */
const FACTS = `
  insert into fact (id, event_id, measure, quantity, day, subject_id, unit_id, committee_id, place_code, counted_once, reverses)
  select ${factIdSql('i')}, '${EVENT}',
         case when isMember then 'network.memberships'
              when i % 20 < 10 then measures[1 + (i / 20 * 10 + i % 20) % cardinality(measures)]
              else 'volunteering.people-served' end,
         case when i % 20 = 14 or isCorrection then -1 else 1 end,
         current_date - 1095 + (i * 1095.0 / $1)::integer,
         ${subjectSql('subject')},
         ${unitIdSql(`1 + subject % ${UNITS}`)},
         case when isMember or i % 4 = 0 then committees[1 + i / 20 % cardinality(committees)] end,
         case when i % 20 > 14 then communities[1 + subject % cardinality(communities)] end,
         case when isMember then ${subjectSql('subject')}::text end,
         case when isCorrection then ${factIdSql('i - 1')} end
  from generate_series(1, $1::integer) as i
  cross join lateral (
    select i % 20 between 10 and 14 as isMember, i % 10000 = 9999 as isCorrection,
           case when i % 20 = 14 then i - 4 when i % 10000 = 9999 then i - 1 else i end as subject
  ) as turn
  cross join (select array_agg(id order by position) as committees from committee where kind = 'chain') as heads
  cross join (select array_agg(code order by code) as communities from place where level = 'community') as places
  cross join (select array_agg(distinct measure) as measures from figure
              where measure <> 'volunteering.people-served') as counted`

/** Says how long writing and sealing took, because ten million take minutes. */
export async function addFacts(
  { ownerUrl, appUrl }: { ownerUrl: string; appUrl: string },
  count: number,
  say: (line: string) => void,
): Promise<void> {
  await addUnits(ownerUrl, UNITS)
  const begun = performance.now()
  await withClient(ownerUrl, async (client) => {
    await client.query(`insert into event (id, type, details)
      values ('${EVENT}', 'bench.history_made', '{}')`)
    await client.query(FACTS, [count])
    await client.query('vacuum analyze')
  })
  const written = performance.now()
  const db = openDb(appUrl, 1, 0)
  while ((await sealOnce(db, SEALED_AT_ONCE)) > 0);
  await db.destroy()
  await withClient(ownerUrl, (client) => client.query('vacuum analyze'))
  const sealed = performance.now()
  const secondsOf = (from: number, to: number) => `${((to - from) / 1000).toFixed(1)} s`
  say(
    `${count.toLocaleString('en')} facts: ${secondsOf(begun, written)} to write, ${secondsOf(written, sealed)} to seal`,
  )
}
