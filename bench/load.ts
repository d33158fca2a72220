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

/** Some answers were refusals or none came: no throughput is told of such a server. */
export class NotAnswered extends Error {}

const WARM_UP_SECONDS = 1
/** Fewer answers for each connection in the warm-up, and turns are longer: all may end in the same moment, after the turn. */
const FEW_ANSWERS = 4
const TIMES_LONGER = 4
/** More than any server here answers in a turn. */
const MOST_SENT_ONCE = 10_000

/** Loads each in turn, A B A B, so that what drifts on the machine drifts for all; throws NotAnswered where not all is success. */
export async function measureInTurn(
  contestants: readonly Contestant[],
  connections: number,
  { seconds, rounds }: Pace,
): Promise<Measured[]> {
  const turns = contestants.map((): Loaded[] => [])
  let fewest = Infinity
  for (const contestant of contestants)
    fewest = Math.min(fewest, (await takeTurn(contestant, connections, WARM_UP_SECONDS)).answers)
  const length = fewest < FEW_ANSWERS * connections ? seconds * TIMES_LONGER : seconds
  for (let round = 0; round < rounds; round++)
    for (const [i, contestant] of contestants.entries()) {
      const turn = await takeTurn(contestant, connections, length)
      if (turn.answers === 0) throw new NotAnswered(`${contestant.name}: nothing answered in ${length} s`)
      turns[i]?.push(turn)
    }
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
  if (told.failures > 0)
    throw new NotAnswered(`${name}: ${told.failures} failures beside ${told.answers} answers`)
  return told
}

function summaryOf(turns: readonly Loaded[]): Measured {
  const milliseconds = turns.flatMap((turn) => turn.milliseconds).toSorted((a, b) => a - b)
  const at = (share: number) => milliseconds[Math.floor(milliseconds.length * share)] ?? Number.NaN
  const sum = (pick: (turn: Loaded) => number) => turns.reduce((all, turn) => all + pick(turn), 0)
  const throughput = sum((turn) => turn.answers) / sum((turn) => turn.seconds)
  return { throughput, p50: at(0.5), p99: at(0.99) }
}
