import { execFileSync } from 'node:child_process'
import { setTimeout as wait } from 'node:timers/promises'
import { inClone, type Site, startSite } from '../demo-site.ts'
import { measureInTurn } from '../load.ts'
import { heading, judge, sayMeasured } from '../report.ts'

const FRESH_S = 90
const SECOND_S = 4
const IDLE_MB = 150
const LOADED_MB = 300

const SETTLE_MS = 5_000
const LOAD = { seconds: 8, rounds: 1 }
const LOOK_MS = 250
/** What visitors ask for. */
const PATHS = ['/', '/api/v1/living-article', '/api/v1/figures', '/api/v1/units', '/api/v1/committees']
const CONNECTIONS = 64

/** How long the product takes to be ready, packages installed, and what it keeps in memory. */
export async function benchStart(): Promise<void> {
  heading('Start, and memory of the server')
  await inClone(async (folder) => {
    const fresh = await startSite(folder)
    await fresh.stop()
    judgeSeconds('fresh start, the demo loaded and the pages built', fresh, FRESH_S)
    const second = await startSite(folder)
    judgeSeconds('second start', second, SECOND_S)
    await judgeMemory(second)
    await second.stop()
  })
}

const judgeSeconds = (name: string, { secondsToReady }: Site, most: number) =>
  judge(`${name} (≤ ${most} s)`, `${secondsToReady.toFixed(1)} s`, secondsToReady <= most)

async function judgeMemory({ url, pid }: Site): Promise<void> {
  await wait(SETTLE_MS)
  const idle = residentMegabytes(pid)
  judge(`memory of the server, idle (≤ ${IDLE_MB} MB)`, `${idle} MB`, idle <= IDLE_MB)
  let most = idle
  const look = setInterval(() => (most = Math.max(most, residentMegabytes(pid))), LOOK_MS)
  const requests = PATHS.map((path) => ({ method: 'GET' as const, path }))
  const [measured] = await measureInTurn([{ name: 'visitors', url, requests }], CONNECTIONS, LOAD)
  clearInterval(look)
  if (measured) sayMeasured('visitors', CONNECTIONS, measured)
  judge(`memory of the server, under load (≤ ${LOADED_MB} MB)`, `${most} MB`, most <= LOADED_MB)
}

/** What a process holds in memory. */
export const residentMegabytes = (pid: number): number =>
  Math.round(Number(execFileSync('ps', ['-o', 'rss=', '-p', String(pid)], { encoding: 'utf8' })) / 1024)
