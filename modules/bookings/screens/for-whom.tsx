import { useId } from 'react'
import { type Option, Select } from '#ui/choice-field.tsx'
import { useWords } from '#ui/words.ts'
import { bookWords } from './book-words.ts'
import type { Borrower } from './use-borrower.ts'

interface ForWhomProps {
  borrower: Borrower
  units: Option[]
  people: Option[]
  onChange: (borrower: Borrower) => void
}

/** The unit they borrow for decides about rules and price; a liaison also books for people of it. */
export function ForWhom({ borrower, units, people, onChange }: ForWhomProps) {
  const t = useWords(bookWords)
  const id = useId()
  if (units.length === 0) return null
  return (
    <>
      <Select
        id={`${id}unit`}
        name="unit"
        label={t('forUnit')}
        value={borrower.unitId}
        none={t('inPerson')}
        options={units}
        error={undefined}
        onChange={(unitId) => onChange({ unitId, personId: '' })}
      />
      {people.length > 0 && (
        <Select
          id={`${id}person`}
          name="person"
          label={t('whoUses')}
          value={borrower.personId}
          none={t('myself')}
          options={people}
          error={undefined}
          onChange={(personId) => onChange({ ...borrower, personId })}
        />
      )}
    </>
  )
}
