import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useLanguage } from '#ui/language.ts'
import { Link } from '#ui/link.tsx'
import { Loaded } from '#ui/loaded.tsx'
import { Empty } from '#ui/states.tsx'
import { TextField } from '#ui/text-field.tsx'
import { useWords } from '#ui/words.ts'
import type { MatterKind } from '../contract.ts'
import type { AskedAs } from './ask-values.ts'
import { askWords } from './ask-words.ts'
import css from './ask.module.css'
import { matters } from './client.ts'

export function useKinds() {
  const lang = useLanguage()
  return useQuery(matters.listMatterKinds.queryOptions({ query: { lang } }))
}

/** Below this many, the list is read faster than searched. */
const SEARCHED_FROM = 7

/** The kinds that one may ask, each with what it is for. */
export function AskKinds({ as, open }: { as: AskedAs; open: (kind: MatterKind) => string }) {
  const t = useWords(askWords)
  const [sought, setSought] = useState('')
  return (
    <Loaded query={useKinds()}>
      {({ items }) => {
        const kinds = items.filter(({ askers }) => askers.includes(as))
        const found = kinds.filter((kind) => isFound(kind, sought))
        return (
          <section className={css.kinds}>
            <h2>{t('chooseKind')}</h2>
            {kinds.length >= SEARCHED_FROM && (
              <div className={css.find}>
                <TextField
                  id="find-kind"
                  name="find-kind"
                  type="search"
                  label={t('findKind')}
                  error={undefined}
                  value={sought}
                  onChange={setSought}
                />
              </div>
            )}
            {found.length === 0 && <Empty title={t('noKind')}>{t('noKindHelp')}</Empty>}
            <ul>
              {found.map((kind) => (
                <li key={kind.key}>
                  <Link to={open(kind)} className={css.kind}>
                    <strong>{kind.name}</strong>
                    <span>{kind.summary}</span>
                  </Link>
                </li>
              ))}
            </ul>
          </section>
        )
      }}
    </Loaded>
  )
}

/** Every word typed is in the name or the summary. */
function isFound({ name, summary }: MatterKind, sought: string): boolean {
  const text = `${name} ${summary}`.toLowerCase()
  return sought
    .toLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word))
}
