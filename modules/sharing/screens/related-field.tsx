import { useId } from 'react'
import { Button } from '#ui/button.tsx'
import { Select } from '#ui/choice-field.tsx'
import { FieldNotes } from '#ui/field.tsx'
import { TextField } from '#ui/text-field.tsx'
import type { FieldProps } from '#ui/use-form.ts'
import { useWords } from '#ui/words.ts'
import { RelatedIdentifier } from '../contract.ts'
import { cardWords } from './card-words.ts'
import css from './desk.module.css'

const { type: Type, relation: Relation } = RelatedIdentifier.shape
const USUAL: RelatedIdentifier = { identifier: '', type: 'DOI', relation: 'IsDescribedBy' }

/** Manuals, papers and facilities that belong to a resource, each with how. */
export function RelatedField({
  id,
  label,
  value,
  onChange,
  error,
}: FieldProps<readonly RelatedIdentifier[]>) {
  const t = useWords(cardWords)
  const own = useId()
  const change = (at: number, given: object) => {
    const changed = RelatedIdentifier.safeParse({ ...value[at], ...given, identifier: 'any' }).data
    if (changed) onChange(value.with(at, { ...changed, identifier: value[at]?.identifier ?? '', ...given }))
  }
  const props = (name: string, at: number) => ({ id: `${own}${name}${at}`, name, error: undefined })
  return (
    <div>
      <h3>{label}</h3>
      <FieldNotes id={id} help={t('relatedHelp')} error={error} />
      <ul className={css.related}>
        {value.map((each, at) => (
          <li key={at} className={css.row}>
            <TextField
              {...props('identifier', at)}
              label={t('identifier')}
              value={each.identifier}
              onChange={(identifier) => change(at, { identifier })}
            />
            <Select
              {...props('type', at)}
              label={t('type')}
              value={each.type}
              options={Type.options.map((type) => ({ value: type, label: type }))}
              onChange={(type) => change(at, { type })}
            />
            <Select
              {...props('relation', at)}
              label={t('relation')}
              value={each.relation}
              options={Relation.options.map((relation) => ({ value: relation, label: t(relation) }))}
              onChange={(relation) => change(at, { relation })}
            />
            <Button
              look="text"
              aria-label={t('removeRelated', { name: each.identifier || t('noName') })}
              onClick={() => onChange(value.toSpliced(at, 1))}
            >
              ×
            </Button>
          </li>
        ))}
      </ul>
      <Button id={id} onClick={() => onChange([...value, USUAL])}>
        {t('addRelated')}
      </Button>
    </div>
  )
}
