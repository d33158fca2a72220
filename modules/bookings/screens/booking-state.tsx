import { Tag, type Tone } from '#ui/tag.tsx'
import { useWords } from '#ui/words.ts'
import type { Booking, BookingState } from '../contract.ts'
import { bookingWords, stateWords } from './booking-words.ts'

const tones: Record<BookingState, Tone> = {
  held: 'wait',
  pending: 'wait',
  confirmed: 'sure',
  used: 'plain',
  refused: 'late',
  cancelled: 'plain',
  expired: 'plain',
  no_show: 'late',
}

export function StateOfBooking({ booking: { state, isLate } }: { booking: Booking }) {
  const t = useWords(stateWords)
  const own = useWords(bookingWords)
  return <Tag tone={isLate ? 'late' : tones[state]}>{isLate ? own('late') : t(state)}</Tag>
}
