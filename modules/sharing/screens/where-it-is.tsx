import { usePlaceOptions } from '#modules/network/screens/place-options.ts'
import { useSpaces } from '#modules/people/screens/finders.ts'
import { Select } from '#ui/choice-field.tsx'
import type { FieldProps } from '#ui/use-form.ts'
import { useWords } from '#ui/words.ts'
import { cardWords } from './card-words.ts'

/** A subdistrict, or a community under it. */
export function PlaceField({ field }: { field: FieldProps<string> }) {
  const t = useWords(cardWords)
  const options = usePlaceOptions(['subdistrict', 'community'])
  return <Select {...field} none={t('noPlace')} options={options} optional />
}

export function SpaceField({ field }: { field: FieldProps<string> }) {
  const t = useWords(cardWords)
  return <Select {...field} none={t('noSpace')} options={useSpaces()} optional />
}
