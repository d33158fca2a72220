import type { Bench } from '../bench-run.ts'
import { endChild, startChild } from '../child.ts'
import { openCity } from '../data/city.ts'
import { addUnits } from '../data/units.ts'
import { heading, judge, say } from '../report.ts'
import type { Written, WritersWish } from '../servers/writers.ts'

const WRITERS = 16
/** A turn of the load is too short: the sealer looks once a second. */
const SECONDS = 8
const LEAST_OF_BARE = 0.5

/** Facts a second that sixteen record while the sealer works, and how long a fact waits for its seal. */
export async function benchFacts({ server, pace }: Bench): Promise<void> {
  heading(`Writing facts, ${WRITERS} at once, one fact with its event in each transaction`)
  const { appUrl } = await openCity(server, 'writing', ({ ownerUrl }) => addUnits(ownerUrl, 1))
  const ways = [
    { name: 'ours, sealer on', how: 'record', isSealed: true },
    { name: 'ours, sealer off', how: 'record', isSealed: false },
    { name: 'bare, sealer off', how: 'bare', isSealed: false },
  ] as const
  const turns = ways.map((): Written[] => [])
  for (let round = 0; round < pace.rounds; round++)
    for (const [i, { how, isSealed }] of ways.entries())
      turns[i]?.push(await write({ appUrl, how, isSealed, writers: WRITERS, seconds: SECONDS }))
  const [sealed = 0, unsealed = 0, bare = 0] = turns.map(rateOf)
  for (const [i, rate] of [sealed, unsealed, bare].entries())
    say(`  ${ways[i]?.name}: ${Math.round(rate).toLocaleString('en')} facts a second`)
  const share = sealed / bare
  judge(
    `facts recorded with the sealer on (≥ ${LEAST_OF_BARE} of bare)`,
    share.toFixed(2),
    share >= LEAST_OF_BARE,
  )
  // The first of them waits for what an earlier turn has left unsealed.
  const lags = turns[0]?.flatMap((turn) => turn.lags.slice(8)).toSorted((a, b) => a - b) ?? []
  const lag = (share: number) => `${lags[Math.floor(lags.length * share)]?.toFixed(2)} s`
  say(`  the oldest unsealed fact has waited ${lag(0.5)} at the median, ${lag(0.99)} at most`)
  say(`  the sealer costs ${((1 - sealed / unsealed) * 100).toFixed(0)} % of the writing`)
}

async function write(wish: WritersWish): Promise<Written> {
  const { told, child } = await startChild<Written>('servers/writers.ts', wish)
  await endChild(child)
  return told
}

function rateOf(turns: readonly Written[]): number {
  const sum = (pick: (turn: Written) => number) => turns.reduce((all, turn) => all + pick(turn), 0)
  return sum((turn) => turn.facts) / sum((turn) => turn.seconds)
}
