import { usePlaceOptions } from '#modules/network/screens/place-options.ts'
import { Select } from '#ui/choice-field.tsx'
import type { FieldProps } from '#ui/use-form.ts'

/** The community in which a space stands. */
export const PlaceField = ({ field }: { field: FieldProps<string> }) => (
  <Select {...field} options={usePlaceOptions(['community'])} />
)
