import { useNow } from '#ui/calendar/use-now.ts'
import { useChangeSearch, useSearchParam } from '#ui/address.ts'
import { Button } from '#ui/button.tsx'
import { useDuration } from '#ui/calendar/duration.ts'
import { dayAfter } from '#ui/calendar/city-time.ts'
import { ChoiceInSentence } from '#ui/choice-in-sentence.tsx'
import { FindTextField } from '#ui/find-text-field.tsx'
import { cityToday, formatDay, formatNumber } from '#ui/format.ts'
import { type Language, useLanguage } from '#ui/language.ts'
import { useWords } from '#ui/words.ts'
import type { ResourcePage } from '../contract.ts'
import { listWords } from './list-words.ts'
import css from './resources.module.css'
import { isPart, windowOf } from './when-free.ts'

const NARROWS = ['q', 'kind', 'technique', 'unit', 'place', 'price', 'day', 'part', 'minutes'] as const
const LENGTHS = [30, 60, 120, 240, 480]
const DAYS_SHOWN = 14

type Facets = ResourcePage['facets']

/** What is asked for, as the list takes it; the address keeps it in the words of people: a day and a part of it. */
export function useWish() {
  const now = useNow()
  const [q] = useSearchParam('q')
  const [kind] = useSearchParam('kind')
  const [technique] = useSearchParam('technique')
  const [unit] = useSearchParam('unit')
  const [place] = useSearchParam('place')
  const [price] = useSearchParam('price')
  const [day] = useSearchParam('day')
  const [part] = useSearchParam('part')
  const [minutes] = useSearchParam('minutes')
  const free = day && windowOf(day, isPart(part) ? part : 'day', now)
  return {
    ...(q && { q }),
    ...(kind && { kind }),
    ...(technique && { technique }),
    ...(unit && { unit }),
    ...(place && { place }),
    ...(price === 'free' && { price: 'free' as const }),
    ...(free && { free, minutes: Number(minutes) || LENGTHS[1] }),
  }
}

/** A word, and two sentences whose parts can be chosen: which resources, and when they shall be free. */
export function SearchSentence({ facets }: { facets: Facets | undefined }) {
  const t = useWords(listWords)
  const [q = '', find] = useSearchParam('q')
  const change = useChangeSearch()
  const isNarrowed = Object.keys(useWish()).length > 0
  return (
    <search className={css.search}>
      <FindTextField label={t('find')} value={q} onFind={(text) => find(text || undefined)} />
      <WhichSentence facets={facets} />
      <WhenSentence />
      {isNarrowed && (
        <Button
          look="text"
          onClick={() => change(Object.fromEntries(NARROWS.map((name) => [name, undefined])))}
        >
          {t('clear')}
        </Button>
      )}
    </search>
  )
}

function WhichSentence({ facets }: { facets: Facets | undefined }) {
  const t = useWords(listWords)
  const choice = useFacetChoice()
  return (
    <p className={css.sentence}>
      {t.nodes('sentence', {
        place: choice('place', facets?.places, t('placeLabel'), t('anyPlace')),
        unit: choice('unit', facets?.units, t('unitLabel'), t('anyUnit')),
        kind: choice('kind', facets?.kinds, t('kindLabel'), t('anyKind')),
        technique: choice('technique', facets?.techniques, t('techniqueLabel'), t('anyTechnique')),
        price: choice('price', [{ key: 'free', name: t('free') }], t('priceLabel'), t('anyPrice')),
      })}
    </p>
  )
}

/** One choice of the sentence, kept in the address; how many there are stands behind each name. */
function useFacetChoice() {
  const language = useLanguage()
  const values = {
    place: useSearchParam('place'),
    unit: useSearchParam('unit'),
    kind: useSearchParam('kind'),
    technique: useSearchParam('technique'),
    price: useSearchParam('price'),
  }
  return (
    name: keyof typeof values,
    options: readonly { key: string; name: string; count?: number }[] | undefined,
    label: string,
    any: string,
  ) => {
    const [value, set] = values[name]
    const named = (options ?? []).map(({ key, name: called, count }) => ({
      key,
      name: count === undefined ? called : `${called} (${formatNumber(count, language)})`,
    }))
    return <ChoiceInSentence label={label} any={any} value={value} onChange={set} options={named} />
  }
}

function WhenSentence() {
  const t = useWords(listWords)
  const language = useLanguage()
  const duration = useDuration()
  const [day, setDay] = useSearchParam('day')
  const [part, setPart] = useSearchParam('part')
  const [minutes = String(LENGTHS[1]), setMinutes] = useSearchParam('minutes')
  const parts = (['morning', 'afternoon', 'evening'] as const).map((key) => ({ key, name: t(key) }))
  const lengths = LENGTHS.map((length) => ({ key: String(length), name: duration(length) }))
  return (
    <p className={css.sentence}>
      {t.nodes('freeSentence', {
        day: (
          <ChoiceInSentence
            label={t('dayLabel')}
            any={t('anyDay')}
            value={day}
            onChange={setDay}
            options={daysToCome(t, language)}
          />
        ),
        part: (
          <ChoiceInSentence
            label={t('partLabel')}
            any={t('wholeDay')}
            value={part}
            onChange={setPart}
            options={parts}
          />
        ),
        length: (
          <ChoiceInSentence
            label={t('lengthLabel')}
            any={duration(LENGTHS[1] ?? 60)}
            value={minutes}
            onChange={setMinutes}
            options={lengths}
          />
        ),
      })}
    </p>
  )
}

function daysToCome(t: (key: 'today' | 'tomorrow') => string, language: Language) {
  const today = cityToday()
  return Array.from({ length: DAYS_SHOWN }, (_, after) => {
    const day = dayAfter(today, after)
    const near = after === 0 ? t('today') : after === 1 ? t('tomorrow') : undefined
    return { key: day, name: near ?? formatDay(day, language) }
  })
}
