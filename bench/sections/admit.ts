import type { Bench } from '../bench-run.ts'
import { compare, startServer } from '../compare.ts'
import { addApplications, knownIds, listDecisions } from '../data/applications.ts'
import { openCity } from '../data/city.ts'
import { heading, say } from '../report.ts'
import { recordedWrite } from '../recorded-write.ts'
import type { BareWish } from '../servers/bare.ts'
import { statementsOf } from '../statements.ts'

const APPLICATIONS = 40_000

/** A secretary admits units: with its event, its facts, the membership and the notice, in one transaction. */
export async function benchAdmit({ server, pace }: Bench): Promise<void> {
  heading('Admit a unit')
  const { ownerUrl, appUrl } = await openCity(server, 'applications', (made) =>
    addApplications(made.ownerUrl, APPLICATIONS),
  )
  const requests = await listDecisions(ownerUrl)
  const [first] = requests.splice(0, 1)
  if (!first)
    throw new Error('Every application is decided: run again without --data, or with another folder')
  const [statements = []] = await statementsOf(appUrl, [first])
  say(`  ${statements.length} statements for each, begin and commit included`)
  const ours = await startServer('ours', { appUrl })
  const write = recordedWrite(first.path, statements, await knownIds(ownerUrl))
  const bare = await startServer('bare', { appUrl, reads: new Map(), write } satisfies BareWish)
  const contestant = { name: 'admit: ours', url: ours.url, requests, once: true as const }
  await compare('admit', contestant, bare.url, { throughput: 0.5 }, pace)
  await ours.stop()
  await bare.stop()
}
