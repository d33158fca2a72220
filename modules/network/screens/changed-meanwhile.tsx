import { DefinitionList } from '#ui/definition-list.tsx'
import { Notice } from '#ui/notice.tsx'
import { useWords } from '#ui/words.ts'
import type { Unit } from '../contract.ts'
import { editUnitWords } from './edit-unit-words.ts'
import { usePlaces, useUnitKinds, useUnitSizes } from './unit-fields.tsx'
import { type UnitFieldName, type UnitValues, valuesOf } from './unit-values.ts'

export interface Meanwhile {
  theirs: Unit
  /** Those that somebody else has changed. */
  fields: readonly UnitFieldName[]
}

/** Shows what somebody else has changed while this form was being filled in, beside what is written in it. */
export function ChangedMeanwhile({
  meanwhile: { theirs, fields },
  values,
}: {
  meanwhile: Meanwhile
  values: UnitValues
}) {
  const t = useWords(editUnitWords)
  const options = { kind: useUnitKinds(), size: useUnitSizes(), placeCode: usePlaces() }
  const said = (field: UnitFieldName, value: string) => {
    if (value.trim() === '') return t('emptied')
    if (field === 'aliases') return value.split('\n').join(t('comma'))
    if (field === 'kind' || field === 'size' || field === 'placeCode')
      return options[field].find((option) => option.value === value)?.label ?? value
    return value
  }
  const after = valuesOf(theirs)
  return (
    <Notice tone="wait" urgent title={t('changedMeanwhile')}>
      {fields.length > 0 && <p>{t('changedHelp')}</p>}
      <DefinitionList
        items={fields.map((field) => ({
          term: t(field),
          value: (
            <>
              <div>{t('theirs', { value: said(field, after[field]) })}</div>
              {values[field].trim() !== after[field].trim() && (
                <div>{t('alsoYours', { value: said(field, values[field]) })}</div>
              )}
            </>
          ),
        }))}
      />
    </Notice>
  )
}
