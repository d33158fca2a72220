import type { KeeperStep, Price, SampleState } from '../contract.ts'

/** From which states a keeper may take each step. Samples that turn out unfit are refused also once they came. */
const FROM: Readonly<Record<KeeperStep, readonly SampleState[]>> = {
  accept: ['asked'],
  refuse: ['asked', 'accepted', 'received'],
  receive: ['accepted'],
  measure: ['received'],
  finish: ['received', 'measured'],
}

export const STATE_AFTER: Readonly<Record<KeeperStep, SampleState>> = {
  accept: 'accepted',
  refuse: 'refused',
  receive: 'received',
  measure: 'measured',
  finish: 'done',
}

const STEPS: readonly KeeperStep[] = ['accept', 'refuse', 'receive', 'measure', 'finish']

export const keeperSteps = (state: SampleState): KeeperStep[] =>
  STEPS.filter((step) => FROM[step].includes(state))

/** Until the samples are with the keeper. */
export const isWithdrawable = (state: SampleState): boolean => state === 'asked' || state === 'accepted'

/** Questions about results come after they were sent. */
export const isSpokenAbout = (state: SampleState): boolean => state !== 'refused' && state !== 'withdrawn'

/** In yuan; null where the owner names no price for them by the sample. */
export function costOfSamples(
  samples: number,
  prices: readonly Price[],
  audience: Price['audience'],
): number | null {
  const price = prices.find((one) => one.per === 'sample' && one.audience === audience)
  return price ? (Math.round(price.amount * 100) * samples) / 100 : null
}
