import type { Bench } from '../bench-run.ts'
import { compare, compareReads, startServer } from '../compare.ts'
import {
  anAsk,
  knownIdsOfMatters,
  listAnswers,
  openCityOfMatters,
  signedIn,
  someMatterIds,
} from '../data/matters.ts'
import type { Request } from '../load.ts'
import { heading } from '../report.ts'
import type { BareWish } from '../servers/bare.ts'
import { recordedWrite } from '../recorded-write.ts'
import { statementsOf } from '../statements.ts'

/** Asks enough for every turn at every number of connections. */
const ASKS = 60_000

/** Desks, single matters, searches, asking and answering, in a city of a million matters. */
export async function benchMatters(bench: Bench): Promise<void> {
  heading('A million matters')
  const { server, pace } = bench
  const { ownerUrl, appUrl } = await openCityOfMatters(server)
  const operator = await signedIn(ownerUrl, 'operator')
  const secretary = await signedIn(ownerUrl, 'secretary')
  const liaison = await signedIn(ownerUrl, 'liaison')
  const list = (query: string) => [`/matters?${query}`]
  const search = (...words: string[]) => words.map((word) => `/matters?box=all&q=${encodeURIComponent(word)}`)
  const read = (name: string, paths: readonly string[], headers: Record<string, string>) =>
    compareReads(name, appUrl, paths, pace, headers)
  await read('desk: due this week', list('box=due_this_week'), operator)
  await read('desk: all', list('box=all'), operator)
  await read('desk of a committee', list('box=all'), secretary)
  await read('desk of a unit', list('box=all'), liaison)
  await read(
    'get matter',
    (await someMatterIds(ownerUrl)).map((id) => `/matters/${id}`),
    operator,
  )
  await read('search frequent', search('住房', '社区', '孩子'), operator)
  await read('search rare', search('捐一', '字幕', '雷达'), operator)
  await read('search in a unit', search('住房', '字幕'), liaison)

  const talent = await signedIn(ownerUrl, 'talent')
  await write(
    bench,
    'ask',
    { ownerUrl, appUrl },
    Array.from({ length: ASKS }, () => anAsk(talent)),
  )
  await write(bench, 'answer', { ownerUrl, appUrl }, await listAnswers(ownerUrl, operator))
}

async function write(
  { pace }: Bench,
  name: string,
  { ownerUrl, appUrl }: { ownerUrl: string; appUrl: string },
  requests: Request[],
): Promise<void> {
  const [first] = requests.splice(0, 1)
  if (!first) throw new Error(`Nothing is left to ${name}: run again without --data, or with another folder`)
  const [statements = []] = await statementsOf(appUrl, [first])
  const ours = await startServer('ours', { appUrl })
  const made = recordedWrite(first.path, statements, await knownIdsOfMatters(ownerUrl))
  const bare = await startServer('bare', { appUrl, reads: new Map(), write: made } satisfies BareWish)
  const contestant = { name: `${name}: ours`, url: ours.url, requests, once: true as const }
  await compare(name, contestant, bare.url, { throughput: 0.5 }, pace)
  await ours.stop()
  await bare.stop()
}
