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
    ['all figures', '/figures', '/figures'],
    ['a flow', '/figures/people-served', '/figures/people-served'],
    ['a stock of one committee', '/figures/synbio-members', '/figures/synbio-members'],
    ['a figure long ago', '/figures/people-served?asOf=2025-06-30', '/figures/people-served?asOf=2025-06-30'],
    ['its trend', '/figures/people-served/trend', '/figures/people-served/trend'],
    ['the living article', '/living-article', '/living-article'],
    ['first page of records', fewDeep.first, manyDeep.first],
    ['page in the middle', fewDeep.middle, manyDeep.middle],
    ['last page', fewDeep.last, manyDeep.last],
  ]
  for (const [name, ofFew, ofMany] of asked) {
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
    judge(
      `${name}: ≤ ${SLOWEST_MS} ms, ≤ ${MOST_GROWTH} × that of few facts`,
      `${milliseconds(other.p50)}, ${growth.toFixed(2)} × of ${milliseconds(one.p50)}`,
      other.p50 <= SLOWEST_MS && growth <= MOST_GROWTH,
    )
  }
  await small.stop()
  await large.stop()
}

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
