import { tellBody } from '#modules/people/public.ts'
import type { Db } from '#platform/db.ts'

interface Told {
  id: string
  number: number
  resourceName: string
  personId: string
  startsAt: Date
}

export const detailsOf = ({ id, number, resourceName, startsAt }: Omit<Told, 'personId'>) => ({
  bookingId: id,
  number,
  resourceName,
  startsAt: startsAt.toISOString(),
})

/** A notice to who uses it, where somebody else did what happened. */
export async function tellUser(
  db: Db,
  booking: Told,
  by: { personId: string | null },
  code: `bookings.${string}`,
  more: Record<string, string> = {},
): Promise<void> {
  const { personId } = booking
  if (by.personId === personId) return
  await tellBody(db, {
    bodyKind: 'person',
    bodyId: personId,
    code,
    details: { ...detailsOf(booking), ...more },
  })
}
