import { endChild, startChild } from './child.ts'
import { type Contestant, measureInTurn, NotAnswered, type Pace, type Request } from './load.ts'
import { judge, sayMeasured } from './report.ts'
import type { BareWish } from './servers/bare.ts'
import { statementsOf } from './statements.ts'

export const CONNECTIONS = [1, 16, 64]

/** What ours may cost beside the bare server: a share of its throughput at least, a multiple of its p99 at most. */
export interface Allowance {
  readonly throughput: number
  readonly p99?: number
}

export const READ_ALLOWANCE: Allowance = { throughput: 0.7, p99: 2 }

interface Running {
  readonly url: string
  readonly stop: () => Promise<void>
}

export async function startServer(file: 'ours' | 'bare' | 'empty', wish: unknown): Promise<Running> {
  const { told, child } = await startChild<{ url: string }>(`servers/${file}.ts`, wish)
  return { url: told.url, stop: () => endChild(child) }
}

/** Loads ours and the bare server with the same reads on the same database, at each number of connections. */
export async function compareReads(
  name: string,
  appUrl: string,
  paths: readonly string[],
  pace: Pace,
  headers: Record<string, string> = {},
): Promise<void> {
  const requests: Request[] = paths.map((path) => ({ method: 'GET', path: `/api/v1${path}`, headers }))
  const statements = await statementsOf(appUrl, requests)
  const reads = new Map(requests.map(({ path }, i) => [path, statements[i] ?? []]))
  const ours = await startServer('ours', { appUrl })
  const bare = await startServer('bare', { appUrl, reads } satisfies BareWish)
  await compare(name, { name: `${name}: ours`, url: ours.url, requests }, bare.url, READ_ALLOWANCE, pace)
  await ours.stop()
  await bare.stop()
}

/** The bare server is sent the same requests; the ratio of the two is held against what is allowed. Failures meet no budget. */
export async function compare(
  name: string,
  ours: Contestant,
  bareUrl: string,
  allowed: Allowance,
  pace: Pace,
): Promise<void> {
  const bare = { ...ours, name: `${name}: bare`, url: bareUrl }
  for (const connections of CONNECTIONS) {
    const budget = `≥ ${allowed.throughput} of bare${allowed.p99 ? `, p99 ≤ ${allowed.p99} ×` : ''}`
    const title = `${name} at ${connections} (${budget})`
    try {
      const [own, other] = await measureInTurn([ours, bare], connections, pace)
      if (!own || !other) throw new Error('Two are measured')
      sayMeasured(ours.name, connections, own)
      sayMeasured(bare.name, connections, other)
      const throughput = own.throughput / other.throughput
      const p99 = own.p99 / other.p99
      const isMet = throughput >= allowed.throughput && (allowed.p99 === undefined || p99 <= allowed.p99)
      judge(title, `${throughput.toFixed(2)}, p99 ${p99.toFixed(1)} ×`, isMet)
    } catch (error) {
      if (!(error instanceof NotAnswered)) throw error
      judge(title, error.message, false)
    }
  }
}
