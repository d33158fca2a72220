import { once } from 'node:events'
import { get, type IncomingMessage } from 'node:http'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { withClient } from '#platform/databases.ts'
import { findRunningPostgres } from '#platform/embedded-postgres.ts'
import { newId } from '#platform/id.ts'
import type { Bench } from '../bench-run.ts'
import { startServer } from '../compare.ts'
import { openCity } from '../data/city.ts'
import { addFacts } from '../data/facts.ts'
import { inClone, type Site, startSite } from '../demo-site.ts'
import { measureInTurn } from '../load.ts'
import { heading, judge, milliseconds, say } from '../report.ts'
import { residentMegabytes } from './start.ts'

const FEW = 10_000
const SLOWEST_MS = 20
const MOST_GROWTH = 1.5

const READERS = 500
/** As many as one address may have; on Linux all of 127.0.0.0/8 is this machine. */
const READERS_PER_ADDRESS = 50
const MOST_MB = 300
/** The wall is read once a second; the rest is for telling. */
const SLOWEST_TO_ALL_MS = 1500
const FACTS = 10
const FACT = `
  insert into fact (id, event_id, measure, quantity, day, subject_id)
  values ($1, $1, 'volunteering.people-served', 1, (now() at time zone 'Asia/Shanghai')::date, $1)`

/** The wall costs the same whatever the number of facts, and five hundred screens are told of each within moments. */
export async function benchWall({ server, pace, facts }: Bench): Promise<void> {
  heading(`The wall over ${FEW.toLocaleString('en')} and ${facts.toLocaleString('en')} facts`)
  const few = await openCity(server, `facts_${FEW}`, (made) => addFacts(made, FEW, say))
  const many = await openCity(server, `facts_${facts}`, (made) => addFacts(made, facts, say))
  const [small, large] = [await startServer('ours', few), await startServer('ours', many)]
  const requests = [{ method: 'GET' as const, path: '/api/v1/wall' }]
  const [one, other] = await measureInTurn(
    [
      { name: 'few', url: small.url, requests },
      { name: 'many', url: large.url, requests },
    ],
    1,
    pace,
  )
  await small.stop()
  await large.stop()
  if (!one || !other) throw new Error('Two are measured')
  const growth = other.p50 / one.p50
  judge(
    `the wall: ≤ ${SLOWEST_MS} ms, ≤ ${MOST_GROWTH} × that of few facts`,
    `${milliseconds(other.p50)}, ${growth.toFixed(2)} × of ${milliseconds(one.p50)}`,
    other.p50 <= SLOWEST_MS && growth <= MOST_GROWTH,
  )
  heading(`${READERS} screens that follow the wall`)
  await inClone(async (folder) => {
    const site = await startSite(folder)
    try {
      await followByMany(site, await findRunningPostgres(join(folder, '.data/postgres')))
    } finally {
      await site.stop()
    }
  })
}

async function followByMany({ url, pid }: Site, ownerUrl: string | undefined): Promise<void> {
  if (ownerUrl === undefined) throw new Error('The site has no database of its own')
  const readers = await Promise.all(Array.from({ length: READERS }, (_, i) => openReader(url, i)))
  await Promise.all(readers.map(({ isReady }) => isReady))
  const times: number[] = []
  let most = residentMegabytes(pid)
  await withClient(ownerUrl, async (client) => {
    for (let i = 0; i < FACTS; i++) {
      // At another moment of the server's second each time.
      await wait(2000 + i * 97)
      const all = Promise.all(readers.map(({ hears }) => hears('"people-served"')))
      await client.query(FACT, [newId()])
      const begun = performance.now()
      await all
      times.push(performance.now() - begun)
      most = Math.max(most, residentMegabytes(pid))
    }
  })
  for (const { leave } of readers) leave()
  times.sort((a, b) => a - b)
  const [fastest = 0, slowest = 0] = [times[0], times.at(-1)]
  judge(`memory with ${READERS} streams (≤ ${MOST_MB} MB)`, `${most} MB`, most <= MOST_MB)
  judge(
    `from a fact to all ${READERS} (≤ ${SLOWEST_TO_ALL_MS} ms)`,
    `${milliseconds(fastest)} to ${milliseconds(slowest)}`,
    slowest <= SLOWEST_TO_ALL_MS,
  )
}

/** One screen, without a screen. */
async function openReader(url: string, number: number) {
  const localAddress = `127.0.0.${2 + Math.floor(number / READERS_PER_ADDRESS)}`
  const asked = get(`${url}/api/v1/wall/stream`, { localAddress, agent: false })
  const [answer] = (await once(asked, 'response')) as [IncomingMessage]
  if (answer.statusCode !== 200) throw new Error(`Reader ${number} was answered ${answer.statusCode}`)
  let awaited: { text: string; resolve: () => void } | undefined
  const hears = (text: string) => new Promise<void>((resolve) => (awaited = { text, resolve }))
  const isReady = hears('event: state')
  let held = ''
  answer.setEncoding('utf8').on('data', (told: string) => {
    held += told
    if (awaited && held.includes(awaited.text)) awaited.resolve()
    held = held.slice(held.lastIndexOf('\n\n') + 1)
  })
  return { isReady, hears, leave: () => answer.destroy() }
}
