import { useQuery } from '@tanstack/react-query'
import { useId, useState } from 'react'
import { Button } from '#ui/button.tsx'
import type { Option } from '#ui/choice-field.tsx'
import { FinderField } from '#ui/finder-field.tsx'
import { useLanguage } from '#ui/language.ts'
import type { FieldProps } from '#ui/use-form.ts'
import { useWords } from '#ui/words.ts'
import { Body, type NamedBody } from '../contract.ts'
import { matters } from './client.ts'
import { deskActWords } from './desk-act-words.ts'
import css from './matter-at-desk.module.css'

/** A body as a form keeps it: kind and id in one value. */
export const optionOf = ({ kind, id, name }: NamedBody): Option => ({ value: `${kind}:${id}`, label: name })

/** Undefined where nothing is chosen. */
export function bodyIn(option: Option | null | undefined): Body | undefined {
  const [kind, id] = option?.value.split(':') ?? []
  return Body.safeParse({ kind, id }).data
}

/** For a finder of bodies: what was found, and how to find. */
function useBodyFinder() {
  const lang = useLanguage()
  const [q, onFind] = useState('')
  const { data } = useQuery({ ...matters.findBodies.queryOptions({ query: { q, lang } }), enabled: q !== '' })
  return { found: q === '' ? undefined : data?.items.map(optionOf), onFind }
}

/** One body, found by its name. */
export const BodyField = (props: FieldProps<Option | null> & { optional?: boolean }) => (
  <FinderField {...props} {...useBodyFinder()} />
)

interface BodiesFieldProps extends FieldProps<readonly Option[]> {
  /** Which of them leads, and how to choose another; left out where none is to lead. */
  lead?: { value: string; choose: (value: string) => void }
}

/** Several bodies, one after another; where it is asked, with the one that leads. */
export function BodiesField({ value: chosen, onChange, lead, ...field }: BodiesFieldProps) {
  const t = useWords(deskActWords)
  const group = useId()
  const finder = useBodyFinder()
  const add = (option: Option | null) => {
    if (option && !chosen.some(({ value }) => value === option.value)) onChange([...chosen, option])
  }
  return (
    <div>
      {chosen.length > 0 && (
        <ul className={css.bodies}>
          {chosen.map(({ value, label }) => (
            <li key={value}>
              <span>{label}</span>
              {lead && (
                <label>
                  <input
                    type="radio"
                    name={group}
                    checked={lead.value === value}
                    aria-label={t('leadOf', { body: label })}
                    onChange={() => lead.choose(value)}
                  />
                  {t('lead')}
                </label>
              )}
              <Button
                look="text"
                aria-label={t('removeOf', { body: label })}
                onClick={() => onChange(chosen.filter((one) => one.value !== value))}
              >
                {t('remove')}
              </Button>
            </li>
          ))}
        </ul>
      )}
      {/* Anew after each choice, so that the next name is typed into an empty field. */}
      <FinderField key={chosen.length} {...field} {...finder} value={null} onChange={add} />
    </div>
  )
}
