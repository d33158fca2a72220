import { openCity, readPack } from './city.ts'
import { chanceOf } from '#app/demo/chance.ts'
import { unitsFrom } from '#app/demo/invent-units.ts'
import { withClient } from '#platform/databases.ts'
import { foldText, searchTerms } from '#platform/search.ts'

/** Names that are invented for good; each stands for 64 units that differ by a number. */
const NAMES = 3125
/** One of so many units is a member of a committee: a thousand, twice as many as in Guangming. */
const MEMBERS = 200

/** The id of the nth unit, from 1. */
export const unitIdSql = (n: string) => `('018e0000-0000-7000-8000-' || lpad(to_hex(${n}), 12, '0'))::uuid`

/**
 * At least `count` units by SQL: PostgreSQL multiplies names whose search terms are made here, since making 200,000
 * takes a minute. Names of one brand lie far apart, so a rare word is not found among the newest units only.
 */
export async function addUnits(ownerUrl: string, count: number): Promise<void> {
  const names = await inventNames()
  await withClient(ownerUrl, async (client) => {
    await client.query(
      `insert into unit (id, kind, name, name_en, place_code, folded_names, search)
       select ${unitIdSql('(copy - 1) * $2 + row_number() over (partition by copy)')},
              kind, name || copy, name_en || ' ' || copy, place_code,
              array[folded || copy], array_to_tsvector(terms || copy::text)
       from jsonb_to_recordset($1) as invented(
              kind text, name text, name_en text, place_code text, folded text, terms text[]),
            generate_series(1, $3) as copy`,
      [JSON.stringify(names), names.length, Math.ceil(count / names.length)],
    )
    await client.query(
      `insert into membership (id, committee_id, unit_id, position, since)
       select gen_random_uuid(), committee.id, unit.id, position.key, current_date - 100
       from (select *, row_number() over (order by id) as n from unit) unit
       join (select id, row_number() over (order by position) as n, count(*) over () as all from committee) committee
         on committee.n = 1 + unit.n / ${MEMBERS} % committee.all
       join (select key, row_number() over (order by position) as n, count(*) over () as all from chain_position) position
         on position.n = 1 + unit.n / ${MEMBERS} % position.all
       where unit.n % ${MEMBERS} = 0`,
    )
    await client.query('vacuum analyze')
  })
}

async function inventNames() {
  const pack = await readPack()
  const { demo } = pack
  if (!demo) throw new Error('The city pack has no demo whose words could be used')
  const invent = unitsFrom(pack, demo, chanceOf(demo.seed, 'bench'))
  return Array.from({ length: NAMES }, (_, n) => {
    const committee = demo.committees[n % demo.committees.length]
    if (!committee) throw new Error('The demo has no committees')
    const { kind, name, nameEn, placeCode } = invent(n % 4 === 0 ? 'institutes' : 'enterprises', committee)
    return {
      kind,
      name,
      name_en: nameEn,
      place_code: placeCode,
      folded: foldText(name),
      terms: searchTerms([name, nameEn]),
    }
  })
}

const UNITS = 200_000

/** The city of 200,000 units that lists and searches are measured on. */
export const openCityOfUnits = (server: string) =>
  openCity(server, 'units', ({ ownerUrl }) => addUnits(ownerUrl, UNITS))
