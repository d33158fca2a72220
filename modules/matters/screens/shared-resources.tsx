import { Button } from '#ui/button.tsx'
import type { Option } from '#ui/choice-field.tsx'
import { Link } from '#ui/link.tsx'
import { useWords } from '#ui/words.ts'
import type { SuggestedResource } from '../contract/suggestions.ts'
import { optionOf } from './desk-bodies.tsx'
import { suggestionWords } from './suggestion-words.ts'

interface SharedResourcesProps {
  resources: readonly SuggestedResource[]
  chosen: readonly Option[]
  /** Adds the unit that owns it, or takes it out again. */
  onToggle: (body: Option) => void
}

/** What units share that may be just what is needed; whose it is can be given the part. */
export function SharedResources({ resources, chosen, onToggle }: SharedResourcesProps) {
  const t = useWords(suggestionWords)
  if (resources.length === 0) return null
  return (
    <>
      <h3>{t('resources')}</h3>
      <ul>
        {resources.map(({ id, name, unit, url, words }) => {
          const option = optionOf(unit)
          const isChosen = chosen.some(({ value }) => value === option.value)
          const why = t('because', { why: t('words_in_common'), words: words.join('、') })
          return (
            <li key={id}>
              <div>
                <Link to={url}>{name}</Link>
                <small>{[unit.name, words.length > 0 && why].filter(Boolean).join(' · ')}</small>
              </div>
              <Button
                aria-label={t(isChosen ? 'addedOf' : 'addOf', { body: unit.name })}
                aria-pressed={isChosen}
                onClick={() => onToggle(option)}
              >
                {t(isChosen ? 'added' : 'add')}
              </Button>
            </li>
          )
        })}
      </ul>
    </>
  )
}
