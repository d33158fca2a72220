import { withClient } from '#platform/databases.ts'
import type { Bench } from '../bench-run.ts'
import { compareReads, CONNECTIONS, startServer } from '../compare.ts'
import { openCityOfUnits } from '../data/units.ts'
import { measureInTurn } from '../load.ts'
import { heading, sayMeasured } from '../report.ts'

/** Lists and single records of the network, beside an empty route that says what the framework alone costs. */
export async function benchLists({ server, pace }: Bench): Promise<void> {
  heading('Lists and records')
  const empty = await startServer('empty', {})
  for (const connections of CONNECTIONS) {
    const one = { name: 'empty route', url: empty.url, requests: [{ method: 'GET' as const, path: '/' }] }
    const [measured] = await measureInTurn([one], connections, pace)
    if (measured) sayMeasured('empty Fastify route', connections, measured)
  }
  await empty.stop()

  const { ownerUrl, appUrl } = await openCityOfUnits(server)
  const ids = await withClient(ownerUrl, async (client) => {
    const { rows } = await client.query<{ id: string }>(
      'select id from unit tablesample bernoulli (0.1) limit 100',
    )
    return rows.map(({ id }) => id)
  })
  await compareReads('list units', appUrl, ['/units'], pace)
  const units = ids.map((id) => `/units/${id}`)
  await compareReads('get unit', appUrl, units, pace)
  await compareReads('list committees', appUrl, ['/committees'], pace)
  await compareReads('list members', appUrl, ['/committees/synbio/members'], pace)
}
