import { Link } from '#ui/link.tsx'
import { useWords } from '#ui/words.ts'
import type { Handling } from '../contract.ts'
import { answerResourceWords } from './answer-resource-words.ts'

/** Leads to the page where it is booked; one that is shared no longer is only named. */
export function AnsweredWith({ resource }: Pick<Handling, 'resource'>) {
  const t = useWords(answerResourceWords)
  if (!resource) return null
  if (!resource.isOffered) return <p>{t('withdrawn', { name: resource.name })}</p>
  return <p>{t.nodes('with', { name: <Link to={resource.url}>{resource.name}</Link> })}</p>
}
