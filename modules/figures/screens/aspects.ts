import type { Figure } from '../contract.ts'

/** The six aspects of the work, in the order of the city's own article. */
export const aspects = ['network', 'spaces', 'culture', 'growing', 'services', 'responsibility'] as const
export type Aspect = (typeof aspects)[number]

/** An aspect that this version does not know stands with the first, so that no figure is lost. */
export const aspectOf = ({ aspect }: Figure): Aspect => aspects.find((one) => one === aspect) ?? aspects[0]
