import { admissionMeasures } from '#modules/admission/public.ts'
import { networkMeasures } from '#modules/network/public.ts'
import { sharingMeasures } from '#modules/sharing/public.ts'
import { spacesMeasures } from '#modules/spaces/public.ts'
import type { Keeper } from '../contract.ts'

const KEPT: readonly [Keeper, readonly string[]][] = [
  ['network', networkMeasures],
  ['admission', admissionMeasures],
  ['spaces', spacesMeasures],
  ['sharing', sharingMeasures],
]

/** The module whose records a measure is counted from; undefined where facts alone hold it. */
export const keeperOf = (measure: string): Keeper | undefined =>
  KEPT.find(([, measures]) => measures.includes(measure))?.[0]
