import type { Bench } from '../bench-run.ts'
import { compare, startServer } from '../compare.ts'
import { addApplications, knownIds, listDecisions } from '../data/applications.ts'
import { openCity } from '../data/city.ts'
import { heading, say } from '../report.ts'
import type { BareWish, WriteRecorded } from '../servers/bare.ts'
import { type Statement, statementsOf } from '../statements.ts'

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

const UUIDS = /[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}/g

function recordedWrite(
  path: string,
  statements: readonly Statement[],
  known: readonly string[],
): WriteRecorded {
  const [id = ''] = path.match(UUIDS) ?? []
  const ids = new Set(statements.flatMap(({ values }) => JSON.stringify(values).match(UUIDS) ?? []))
  return { statements, id, made: [...ids].filter((one) => one !== id && !known.includes(one)) }
}
