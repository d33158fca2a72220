import { withClient } from '#platform/databases.ts'
import type { Bench } from '../bench-run.ts'
import { compareReads, startServer } from '../compare.ts'
import { addFacts } from '../data/facts.ts'
import { openCity } from '../data/city.ts'
import { measureInTurn, type Pace } from '../load.ts'
import { heading, judge, milliseconds, say } from '../report.ts'

const FEW = 10_000
const SLOWEST_MS = 20
/** How much longer an answer may take over all facts than over few. */
const MOST_GROWTH = 1.5

interface City {
  readonly ownerUrl: string
  readonly appUrl: string
}

/** Any figure costs the same whatever the number of facts, and so does a page of its records at any depth. */
export async function benchFigures({ server, pace, facts }: Bench): Promise<void> {
  heading(`Figures over ${FEW.toLocaleString('en')} and ${facts.toLocaleString('en')} facts`)
  const few = await openCity(server, `facts_${FEW}`, (made) => addFacts(made, FEW, say))
  const many = await openCity(server, `facts_${facts}`, (made) => addFacts(made, facts, say))
  await compareGrowth(few, many, pace)
  await compareReads(`all figures, ${FEW} facts`, few.appUrl, ['/figures'], pace)
  await compareReads(`all figures, ${facts} facts`, many.appUrl, ['/figures'], pace)
}

async function compareGrowth(few: City, many: City, pace: Pace): Promise<void> {
  const [small, large] = [await startServer('ours', few), await startServer('ours', many)]
  const [fewDeep, manyDeep] = [await deepPages(few.ownerUrl), await deepPages(many.ownerUrl)]
  const asked: [name: string, ofFew: string, ofMany: string][] = [
    same('all figures', '/figures'),
    same('a flow', '/figures/people-served'),
    same('a stock of one committee', '/figures/synbio-members'),
    same('a figure long ago', '/figures/people-served?asOf=2025-06-30'),
    same('its trend', '/figures/people-served/trend'),
    same('its trend by day', '/figures/people-served/trend?by=day'),
    same('broken down by chain', '/figures/people-served/breakdown?by=chain'),
    same('changes of a month', `/figures/synbio-members/changes?since=${aMonthAgo()}`),
    same('changes of all years', '/figures/people-served/changes?since=2000-01-01'),
    same('the living article', '/living-article'),
    ['first page of records', fewDeep.first, manyDeep.first],
    ['page in the middle', fewDeep.middle, manyDeep.middle],
    ['last page', fewDeep.last, manyDeep.last],
  ]
  // These grow with units, places and months, not with facts, and no budget speaks of them (decision 013).
  const measured = [
    same('broken down by unit', '/figures/synbio-members/breakdown?by=unit'),
    same('broken down by subdistrict', '/figures/people-served/breakdown?by=subdistrict'),
  ]
  for (const [name, ofFew, ofMany] of [...asked, ...measured]) {
    const [one, other] = await measureInTurn(
      [
        { name, url: small.url, requests: [{ method: 'GET', path: `/api/v1${ofFew}` }] },
        { name, url: large.url, requests: [{ method: 'GET', path: `/api/v1${ofMany}` }] },
      ],
      1,
      pace,
    )
    if (!one || !other) throw new Error('Two are measured')
    const growth = other.p50 / one.p50
    const told = `${milliseconds(other.p50)}, ${growth.toFixed(2)} × of ${milliseconds(one.p50)}`
    if (measured.some(([own]) => own === name)) say(`  ${name}: ${told}`)
    else
      judge(
        `${name}: ≤ ${SLOWEST_MS} ms, ≤ ${MOST_GROWTH} × that of few facts`,
        told,
        other.p50 <= SLOWEST_MS && growth <= MOST_GROWTH,
      )
  }
  await small.stop()
  await large.stop()
}

const same = (name: string, path: string): [name: string, ofFew: string, ofMany: string] => [name, path, path]
const aMonthAgo = () => new Date(Date.now() - 30 * 86_400_000).toISOString().slice(0, 10)

/** The list behind a stock, at three depths; a cursor names the row before. */
async function deepPages(ownerUrl: string) {
  const path = '/figures/synbio-members/records'
  const { rows } = await withClient(ownerUrl, (client) =>
    client.query<{ id: string; day: string }>(
      `select id, day::text
       from (select *, row_number() over (order by day desc, id desc) as n, count(*) over () as length
             from fact where measure = 'network.memberships'
               and committee_id = (select id from committee where key = 'synbio')) listed
       where n in (length / 2, length - 25) order by n`,
    ),
  )
  const [middle, last] = rows.map(
    (row) => `${path}?cursor=${Buffer.from(JSON.stringify(row)).toString('base64url')}`,
  )
  if (!middle || !last) throw new Error('The list is too short to have a middle')
  return { first: path, middle, last }
}
