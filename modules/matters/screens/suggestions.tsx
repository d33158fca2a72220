import { useQuery } from '@tanstack/react-query'
import { createClient } from '#platform/client.ts'
import { Button } from '#ui/button.tsx'
import type { Option } from '#ui/choice-field.tsx'
import { useLanguage } from '#ui/language.ts'
import { Link } from '#ui/link.tsx'
import { useWords } from '#ui/words.ts'
import type { Matter } from '../contract.ts'
import {
  type SimilarMatter,
  type SuggestedPlace,
  type Suggestion,
  suggestionContract,
} from '../contract/suggestions.ts'
import { optionOf } from './desk-bodies.tsx'
import { SharedResources } from './shared-resources.tsx'
import css from './suggestions.module.css'
import { suggestionWords } from './suggestion-words.ts'

const suggestions = createClient(suggestionContract)

// More are no help: whoever is not among the first is found by name.
const SHOWN = 5
/** A kind is named only where it is likelier than all others together. */
const LIKELY = 0.5

interface SuggestionsProps {
  matter: Matter
  chosen: readonly Option[]
  /** Adds a body, or takes it out again. */
  onToggle: (body: Option) => void
  onKind: () => void
}

/** Bodies that could help, each with why; similar matters with what came of them. Without it, triage goes on by name. */
export function Suggestions({ matter: { id, kind }, chosen, onToggle, onKind }: SuggestionsProps) {
  const t = useWords(suggestionWords)
  const lang = useLanguage()
  const { data } = useQuery(suggestions.suggestHandlers.queryOptions({ params: { id }, query: { lang } }))
  if (!data) return null
  const [likeliest] = data.kinds
  return (
    <div className={css.suggestions}>
      {likeliest && likeliest.key !== kind.key && likeliest.score > LIKELY && (
        <p>
          <Button look="text" onClick={onKind}>
            {t('looksLike', { kind: likeliest.name })}
          </Button>
        </p>
      )}
      {data.handlers.length > 0 && (
        <>
          <h3>
            {t('title')} <small>{t('note')}</small>
          </h3>
          <ul>
            {data.handlers.slice(0, SHOWN).map((handler) => (
              <Handler key={handler.body.id} handler={handler} chosen={chosen} onToggle={onToggle} />
            ))}
          </ul>
        </>
      )}
      <Similar similar={data.similar.slice(0, SHOWN)} />
      <Places places={data.places} />
      <SharedResources resources={data.resources} chosen={chosen} onToggle={onToggle} />
    </div>
  )
}

interface HandlerProps extends Pick<SuggestionsProps, 'chosen' | 'onToggle'> {
  handler: Suggestion
}

function Handler({ handler: { body, reasons }, chosen, onToggle }: HandlerProps) {
  const t = useWords(suggestionWords)
  const why = useReasons(reasons)
  const option = optionOf(body)
  const isChosen = chosen.some(({ value }) => value === option.value)
  return (
    <li>
      <div>
        <b>{body.name}</b>
        <small>{why}</small>
      </div>
      <Button
        aria-label={t(isChosen ? 'addedOf' : 'addOf', { body: body.name })}
        aria-pressed={isChosen}
        onClick={() => onToggle(option)}
      >
        {t(isChosen ? 'added' : 'add')}
      </Button>
    </li>
  )
}

function useReasons(reasons: (Suggestion | SuggestedPlace)['reasons']): string {
  const t = useWords(suggestionWords)
  return reasons
    .map(({ code, words }) =>
      words.length === 0 ? t(code) : t('because', { why: t(code), words: words.join('、') }),
    )
    .join(' · ')
}

function Places({ places }: { places: readonly SuggestedPlace[] }) {
  const t = useWords(suggestionWords)
  if (places.length === 0) return null
  return (
    <>
      <h3>{t('where')}</h3>
      <ul>
        {places.map((place) => (
          <Place key={place.code} place={place} />
        ))}
      </ul>
    </>
  )
}

function Place({ place: { name, reasons } }: { place: SuggestedPlace }) {
  return (
    <li>
      <div>
        <b>{name}</b>
        <small>{useReasons(reasons)}</small>
      </div>
    </li>
  )
}

function Similar({ similar }: { similar: readonly SimilarMatter[] }) {
  const t = useWords(suggestionWords)
  if (similar.length === 0) return null
  return (
    <>
      <h3>{t('similar')}</h3>
      <ul>
        {similar.map(({ id, number, title, url, outcome, words }) => (
          <li key={id}>
            <div>
              <Link to={url}>{title}</Link>
              <small>{[number, outcome, words.join('、')].filter(Boolean).join(' · ')}</small>
            </div>
          </li>
        ))}
      </ul>
    </>
  )
}
