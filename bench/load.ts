import { endChild, startChild } from './child.ts'

export interface Request {
  readonly method: 'GET' | 'POST'
  readonly path: string
  readonly headers?: Record<string, string>
  readonly body?: string
}

export interface Load {
  readonly url: string
  readonly requests: readonly Request[]
  /** Each request is sent once, by whichever connection is free. */
  readonly once: boolean
  readonly connections: number
  readonly seconds: number
}

export interface Loaded {
  readonly answers: number
  readonly seconds: number
  readonly failures: number
  readonly milliseconds: readonly number[]
  /** How many were sent, where each is sent once. */
  readonly used: number
}

export interface Measured {
  /** Answers a second. */
  readonly throughput: number
  /** Milliseconds. */
  readonly p50: number
  readonly p99: number
}

/** A server under measurement. */
export interface Contestant {
  readonly name: string
  readonly url: string
  /** Where each may be sent once only, what was sent is taken from the list, which contestants may share. */
  readonly requests: Request[]
  readonly once?: true
}

export interface Pace {
  readonly seconds: number
  readonly rounds: number
}

const WARM_UP_SECONDS = 1
/** More than any server here answers in a turn. */
const MOST_SENT_ONCE = 10_000

/** Loads each in turn, A B A B, so that what drifts on the machine drifts for all; fails where an answer is no success. */
export async function measureInTurn(
  contestants: readonly Contestant[],
  connections: number,
  { seconds, rounds }: Pace,
): Promise<Measured[]> {
  const turns = contestants.map((): Loaded[] => [])
  for (const contestant of contestants) await takeTurn(contestant, connections, WARM_UP_SECONDS)
  for (let round = 0; round < rounds; round++)
    for (const [i, contestant] of contestants.entries())
      turns[i]?.push(await takeTurn(contestant, connections, seconds))
  return turns.map(summaryOf)
}

async function takeTurn(contestant: Contestant, connections: number, seconds: number): Promise<Loaded> {
  const { name, url, once = false } = contestant
  const requests = once ? contestant.requests.slice(0, MOST_SENT_ONCE) : contestant.requests
  const { told, child } = await startChild<Loaded>('load-child.ts', {
    url,
    requests,
    once,
    connections,
    seconds,
  } satisfies Load)
  await endChild(child)
  if (once) contestant.requests.splice(0, told.used)
  if (told.failures > 0) throw new Error(`${name}: ${told.failures} of ${told.answers} answers were failures`)
  return told
}

function summaryOf(turns: readonly Loaded[]): Measured {
  const milliseconds = turns.flatMap((turn) => turn.milliseconds).toSorted((a, b) => a - b)
  const at = (share: number) => milliseconds[Math.floor(milliseconds.length * share)] ?? Number.NaN
  const sum = (pick: (turn: Loaded) => number) => turns.reduce((all, turn) => all + pick(turn), 0)
  const throughput = sum((turn) => turn.answers) / sum((turn) => turn.seconds)
  return { throughput, p50: at(0.5), p99: at(0.99) }
}
