import type { Fact } from '#platform/record.ts'

interface Counted {
  id: string
  ownerId: string
}

/** A booking counts from when it is confirmed until it is given up; the figure is its owner's. */
export const counted = ({ id, ownerId }: Counted, today: string, quantity: 1 | -1): Fact => ({
  measure: 'sharing.bookings',
  quantity,
  day: today,
  subjectId: id,
  unitId: ownerId,
})
