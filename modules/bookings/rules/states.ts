import type { BookingState } from '../contract.ts'

const OPEN: ReadonlySet<BookingState> = new Set(['pending', 'confirmed'])

export type Step = 'decide' | 'move' | 'cancel' | 'hand_over'

/** Whether a booking in its state, at this moment, allows the step; who may take it is another question. */
export function allowsStep(
  { state, startsAt, endsAt }: { state: BookingState; startsAt: Date; endsAt: Date },
  step: Step,
  now: Date,
): boolean {
  switch (step) {
    case 'decide':
      return state === 'pending' && now < endsAt
    case 'move':
      return OPEN.has(state) && now < endsAt
    case 'cancel':
      return state === 'held' || (OPEN.has(state) && now < endsAt)
    case 'hand_over':
      return OPEN.has(state) && now < startsAt
  }
}

/** Cancelled from this moment on, it counts as late. */
export const lateFrom = (startsAt: Date, lateCancelMinutes: number): Date =>
  new Date(startsAt.getTime() - lateCancelMinutes * 60_000)
