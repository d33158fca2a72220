// `npm run bench`: our speed beside an empty Fastify and beside bare Node and pg that ask the database the same, in one
// run on one machine. Only ratios mean something elsewhere. `npm run bench -- --facts 10000000 --seconds 5` for more.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { apis } from '#app/modules.ts'
import { hashOfToken, newToken } from '#modules/people/passwords.ts'
import { actorOf } from '#modules/people/public.ts'
import { visitor } from '#platform/access.ts'
import { startPostgres } from '#platform/embedded-postgres.ts'
import { createFileStore } from '#platform/files/store.ts'
import { createHttp } from '#platform/http.ts'
import { addApplications, addFacts, addUnits, openCity, sealAll } from './city-at-scale.ts'
import { measureFactWrites } from './fact-writes.ts'
import { load, type Measured, type Request, type Server, startServer } from './load.ts'
import { openRecordingDb, type Recording } from './recording.ts'

const { values } = parseArgs({
  options: {
    facts: { type: 'string', default: '1000000' },
    units: { type: 'string', default: '200000' },
    seconds: { type: 'string', default: '2' },
  },
})
const SECONDS = Number(values.seconds)
const CONNECTIONS = [1, 16, 64]
const FEW_FACTS = 10_000
/** More than can be decided in all rounds together. */
const APPLICATIONS = 20_000

const READS: Record<string, string> = {
  'list units': '/api/v1/units?limit=20',
  'search 光明': `/api/v1/units?q=${encodeURIComponent('光明')}`,
  'all figures': '/api/v1/figures',
  'one figure': '/api/v1/figures/people-served',
  records: '/api/v1/figures/stations/records?limit=20',
  bulletin: '/api/v1/bulletins/guangming-science-city',
}

const folder = await mkdtemp(join(tmpdir(), 'juguang-bench-'))
const postgres = await startPostgres(join(folder, 'postgres'))
async function run(): Promise<void> {
  say(`Building: ${values.units} units, ${FEW_FACTS} and ${values.facts} facts …`)
  const large = await openCity(postgres.url, 'large')
  await addUnits(large.owner, Number(values.units))
  await addFacts(large.owner, Number(values.facts))
  const applications = await addApplications(large.owner, APPLICATIONS)
  const small = await openCity(postgres.url, 'small')
  await addFacts(small.owner, FEW_FACTS)

  const [unit] = applications.unitIds
  const reads = { ...READS, 'get unit': `/api/v1/units/${unit}` }
  const cookie = await signedIn(large.owner, applications.secretary.personId)
  const recordings = await record(large.appUrl, Object.values(reads), applications, cookie)

  const empty = await startServer({ kind: 'empty', appUrl: '', recordings: {} })
  const bare = await startServer({ kind: 'bare', appUrl: large.appUrl, recordings })
  const ours = await startServer({ kind: 'ours', appUrl: large.appUrl, recordings: {} })
  const idle = await ours.memory()
  for (const connections of CONNECTIONS) {
    say(`\n${connections} connection${connections === 1 ? '' : 's'}`)
    row('empty route', await load(empty.url, connections, SECONDS, () => ({ path: '/' })))
    for (const [name, path] of Object.entries(reads))
      await compare(name, connections, bare, ours, () => ({ path }), 0.7)
    const decide = decisions(applications, cookie)
    await compare('admit a unit', connections, bare, ours, decide, 0.5)
  }
  const busy = await ours.memory()
  for (const server of [empty, bare, ours]) server.stop()

  // No sealer ran beside the decisions; in the product one seals each second.
  await sealAll(large.owner)
  const few = await startServer({ kind: 'ours', appUrl: small.appUrl, recordings: {} })
  const many = await startServer({ kind: 'ours', appUrl: large.appUrl, recordings: {} })
  say(`\nFigures with ${values.facts} facts beside ${FEW_FACTS}, one connection`)
  for (const name of ['all figures', 'one figure', 'records', 'bulletin']) await grow(name, few, many)
  for (const server of [few, many]) server.stop()

  await measureFactWrites(large.appUrl, say)
  say(
    `\nMemory of the server: ${mega(idle)} MB idle (${met(mega(idle) <= 150)} ≤ 150), ${mega(busy)} MB after load (${met(mega(busy) <= 300)} ≤ 300)`,
  )
  await Promise.all([large.owner.destroy(), small.owner.destroy()])
}

async function signedIn(owner: Parameters<typeof addUnits>[0], personId: string): Promise<string> {
  const token = newToken()
  const tokenHash = hashOfToken(token)
  if (!tokenHash) throw new Error('A new token does not look like one')
  const session = {
    token_hash: tokenHash,
    person_id: personId,
    expires_at: new Date(Date.now() + 86_400_000),
  }
  await owner.insertInto('session').values(session).execute()
  return `juguang=${token}`
}

const decisionOf = (id: string, cookie: string): Request => ({
  method: 'POST',
  path: `/api/v1/applications/${id}/decide`,
  headers: { cookie, 'if-match': '*', 'content-type': 'application/json' },
  body: JSON.stringify({ decision: 'admit', reasons: '符合产业链发展方向，同意吸纳' }),
})

type Applications = Awaited<ReturnType<typeof addApplications>>
let decided = 1
/** Ours decides from the front, the bare transaction from the back, so that neither meets the other's. */
const decisions =
  ({ ids }: Applications, cookie: string) =>
  () =>
    decisionOf(ids[decided++] ?? '', cookie)

/** What ours asks of the database for each of these addresses, seen by asking it once. */
async function record(appUrl: string, paths: string[], applications: Applications, cookie: string) {
  const { db, statements } = openRecordingDb(appUrl)
  const files = createFileStore(join(folder, 'files'))
  const http = createHttp(apis, {
    db,
    files,
    visitor,
    actorOf,
    clock: () => new Date(),
    zone: 'Asia/Shanghai',
  })
  const recordings: Record<string, Recording> = {}
  const ask = async (request: Request): Promise<Recording['statements']> => {
    statements.length = 0
    const { method = 'GET', path, headers = {}, body } = request
    const answer = await http.inject({ method, url: path, headers, ...(body ? { payload: body } : {}) })
    if (answer.statusCode >= 300) throw new Error(`${path}: ${answer.body}`)
    return [...statements]
  }
  for (const path of paths)
    recordings[path] = {
      statements: await ask({ path }),
      isWrite: false,
      kept: [],
      subjects: [],
      further: [],
    }
  const { ids, unitIds, committeeId, secretary } = applications
  recordings.POST = {
    // The bare transaction is opened and closed by the server that repeats it.
    statements: (await ask(decisionOf(ids[0] ?? '', cookie))).filter(
      (one) => !/^(begin|start transaction|commit)/i.test(one.sql),
    ),
    isWrite: true,
    kept: [committeeId, secretary.personId, secretary.postId],
    subjects: [ids[0] ?? '', unitIds[0] ?? ''],
    further: ids
      .map((id, i) => [id, unitIds[i] ?? ''])
      .slice(APPLICATIONS / 2)
      .reverse(),
  }
  await http.close()
  await db.destroy()
  return recordings
}

async function compare(
  name: string,
  connections: number,
  bare: Server,
  ours: Server,
  next: () => Request,
  budget: number,
) {
  // Twice in turn, so that a machine that grows slower or faster is felt by both.
  const rounds = []
  for (let i = 0; i < 2; i++)
    rounds.push({
      theirs: await load(bare.url, connections, SECONDS, next),
      own: await load(ours.url, connections, SECONDS, next),
    })
  const theirs = rounds.reduce((sum, one) => sum + one.theirs.perSecond, 0)
  const own = rounds.reduce((sum, one) => sum + one.own.perSecond, 0)
  const ratio = own / theirs
  const last = rounds[1]
  if (!last) return
  const tail = last.own.p99Ms / Math.max(last.theirs.p99Ms, 1)
  row(
    name,
    last.own,
    `bare ${Math.round(last.theirs.perSecond)}/s, ratio ${ratio.toFixed(2)} (${met(ratio >= budget)} ≥ ${budget}), p99 ${tail.toFixed(1)} ×`,
  )
}

async function grow(name: string, few: Server, many: Server) {
  const path = READS[name] ?? ''
  const next = () => ({ path })
  const before = await load(few.url, 1, SECONDS, next)
  const after = await load(many.url, 1, SECONDS, next)
  const ratio = before.perSecond / after.perSecond
  row(
    name,
    after,
    `${ratio.toFixed(2)} × the time (${met(ratio <= 1.5)} ≤ 1.5), median ${met(after.medianMs <= 20)} ≤ 20 ms`,
  )
}

const mega = (bytes: number) => Math.round(bytes / 1e6)
const met = (isSo: boolean) => (isSo ? 'met' : 'NOT MET')
function say(line: string): void {
  console.log(line)
}
function row(name: string, { perSecond, medianMs, p99Ms }: Measured, more = ''): void {
  say(
    `  ${name.padEnd(14)} ${String(Math.round(perSecond)).padStart(6)}/s  median ${medianMs} ms  p99 ${p99Ms} ms  ${more}`,
  )
}

try {
  await run()
} finally {
  await postgres.stop()
  await rm(folder, { recursive: true })
}
