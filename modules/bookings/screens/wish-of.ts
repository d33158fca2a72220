import type { Booking, BookingWish } from '../contract.ts'

/** The wish from which a booking was held, to be sent again with what it is for. */
export const wishOf = ({
  resource,
  unit,
  person,
  isOwn,
  overridden,
  startsAt,
  endsAt,
}: Booking): BookingWish => ({
  resourceId: resource.id,
  ...(unit && { unitId: unit.id }),
  ...(!isOwn && { personId: person.id }),
  override: overridden,
  startsAt,
  endsAt,
})
