import type { BrokenDownBy, Figure } from '../contract.ts'

/** Of what is counted once, by which parts it may yet belong to several. */
const SHARED: Readonly<Record<Figure['distinct'], readonly BrokenDownBy[]>> = {
  none: [],
  // A unit lies in one place, and may be in several chains.
  unit: ['chain'],
  // A joint Party organisation has several units, which may lie anywhere.
  organisation: ['chain', 'unit', 'subdistrict'],
  person: ['chain', 'unit', 'subdistrict'],
}

/** Whether a part may have more than is counted under it, because each is counted once, in one part at most. */
export const isOverlapping = (distinct: Figure['distinct'], by: BrokenDownBy): boolean =>
  SHARED[distinct].includes(by)
