import { TextField } from '#ui/text-field.tsx'
import type { Form } from '#ui/use-form.ts'
import { useWords } from '#ui/words.ts'
import { heldWords } from './held-words.ts'

export interface AtRoom {
  publicTitle: string
  attendees: string
}

interface RoomFieldsProps<Values extends AtRoom> {
  form: Form<Values>
  seats: number
}

/** Of a room: what is on, for everybody to read on its door, and for how many. */
export function RoomFields<Values extends AtRoom>({ form, seats }: RoomFieldsProps<Values>) {
  const t = useWords(heldWords)
  const field = (form as unknown as Form<AtRoom>).field
  return (
    <>
      <TextField {...field('publicTitle')} help={t('publicTitleHelp')} optional />
      <TextField
        {...field('attendees')}
        help={t('attendeesHelp', { n: seats })}
        inputMode="numeric"
        short
        optional
      />
    </>
  )
}

/** What of it is sent: nothing of what was left empty. */
export const roomOf = ({ publicTitle, attendees }: AtRoom) => ({
  ...(publicTitle.trim() && { publicTitle: publicTitle.trim() }),
  ...(attendees && { attendees: Number(attendees) }),
})

export const roomIssues = ({ attendees }: AtRoom) =>
  attendees === '' || /^[1-9]\d{0,4}$/.test(attendees) ? [] : [{ field: 'attendees', code: 'invalid_format' }]
