import { useQuery } from '@tanstack/react-query'
import { useLanguage } from '#ui/language.ts'
import { Link } from '#ui/link.tsx'
import { Notice } from '#ui/notice.tsx'
import { useWords } from '#ui/words.ts'
import type { MatterKind } from '../contract.ts'
import { askWords } from './ask-words.ts'
import { matters } from './client.ts'

/** One's own open matters of the same kind, so that nobody asks twice; found by kind, because one thing is rarely titled alike twice. */
export function SimilarMatters({ kind }: { kind: MatterKind }) {
  const t = useWords(askWords)
  const lang = useLanguage()
  const { data } = useQuery(
    matters.listMatters.queryOptions({ query: { box: 'asked', kind: kind.key, lang } }),
  )
  const open = (data?.items ?? []).filter(({ status }) => status !== 'closed')
  if (open.length === 0) return null
  return (
    <Notice tone="wait" title={t('similar')}>
      <p>{t('similarHelp')}</p>
      <ul>
        {open.map(({ id, number, title, url }) => (
          <li key={id}>
            <Link to={url}>
              {number} {title}
            </Link>
          </li>
        ))}
      </ul>
    </Notice>
  )
}
