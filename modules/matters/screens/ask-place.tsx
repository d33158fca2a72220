import { usePlaceOptions } from '#modules/network/screens/place-options.ts'
import { Select } from '#ui/choice-field.tsx'
import type { FieldProps } from '#ui/use-form.ts'
import { useWords } from '#ui/words.ts'
import { askWords } from './ask-words.ts'

/** The community that it is about; most matters are about no place. */
export function AskPlace({ field }: { field: FieldProps<string> }) {
  const t = useWords(askWords)
  const options = usePlaceOptions(['community'])
  return <Select {...field} options={options} none={t('noPlace')} help={t('placeHelp')} optional />
}
