import { useQuery, type UseQueryOptions } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import type { AnswerOf, RefusalOf } from '#platform/contract.ts'
import { useLanguage } from '#ui/language.ts'
import { Link } from '#ui/link.tsx'
import { Notice } from '#ui/notice.tsx'
import { useWords } from '#ui/words.ts'
import type { MatterKind, mattersContract } from '../contract.ts'
import { askWords } from './ask-words.ts'
import { matters } from './client.ts'

/** One's own open matters that say much the same as `text`, or of the same kind, so that nobody asks twice. */
export function SimilarMatters({ kind, text }: { kind: MatterKind; text: string }) {
  const t = useWords(askWords)
  const lang = useLanguage()
  const { data: alike } = useQuery(alikeQuery(useAtRest(text.trim())))
  const { data: asked } = useQuery(
    matters.listMatters.queryOptions({ query: { box: 'asked', kind: kind.key, lang } }),
  )
  // One thing is rarely told alike twice, so those of the same kind come after those that say the same.
  const ofKind = (asked?.items ?? []).filter(({ status }) => status !== 'closed')
  const open = new Map([...(alike?.items ?? []), ...ofKind].map((matter) => [matter.id, matter]))
  if (open.size === 0) return null
  return (
    <Notice tone="wait" title={t('similar')}>
      <p>{t('similarHelp')}</p>
      <ul>
        {[...open.values()].map(({ id, number, title, url }) => (
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

type Similar = (typeof mattersContract)['listSimilarOwn']

const SHORTEST = 2

/** By POST, because what is typed must stand in no address. */
const alikeQuery = (text: string): UseQueryOptions<AnswerOf<Similar>, RefusalOf<Similar>> => ({
  queryKey: [...matters.listSimilarOwn.queryKey, text],
  queryFn: () => matters.listSimilarOwn({ body: { text } }),
  enabled: text.length >= SHORTEST,
})

const REST_MS = 600

/** The text once nobody has typed for a moment, so that not every letter is sent. */
function useAtRest(text: string): string {
  const [rested, setRested] = useState(text)
  useEffect(() => {
    const timer = setTimeout(() => setRested(text), REST_MS)
    return () => clearTimeout(timer)
  }, [text])
  return rested
}
