import { DefinitionList } from '#ui/definition-list.tsx'
import { dayIn, formatDay, formatTime } from '#ui/format.ts'
import { useLanguage } from '#ui/language.ts'
import { useTexts } from '#ui/texts.ts'
import { useWords, type Words } from '#ui/words.ts'
import type { RecordedEvent } from '../contract.ts'
import { eventWords } from './event-words.ts'
import css from './events.module.css'
import { useRoles } from './finders.ts'
import { usePostText } from './held-post.ts'
import { useTold } from './told.ts'

/** Events under the day on which they happened, newest first, each a sentence with its details to open. */
export function EventList({ events, words }: { events: RecordedEvent[]; words: readonly Words[] }) {
  const language = useLanguage()
  return byDay(events).map(([day, ofDay]) => (
    <section key={day} className={css.day}>
      <h2>{formatDay(day, language)}</h2>
      <ol>
        {ofDay.map((event) => (
          <EventLine key={event.id} event={event} words={words} />
        ))}
      </ol>
    </section>
  ))
}

/** `Map.groupBy` is younger than the oldest browsers that are served. */
function byDay(events: RecordedEvent[]): [day: string, events: RecordedEvent[]][] {
  const days = new Map<string, RecordedEvent[]>()
  for (const event of events) {
    const day = dayIn(new Date(event.happenedAt))
    days.set(day, [...(days.get(day) ?? []), event])
  }
  return [...days]
}

function EventLine({ event, words }: { event: RecordedEvent; words: readonly Words[] }) {
  const t = useWords(eventWords)
  const language = useLanguage()
  const { label } = usePostText()
  const told = useTold(words)
  const names = useNames(event)
  const { id, type, happenedAt, person, post, details } = event
  // Where the system acted, its reason stands in the place of a post.
  const reason = person === null && typeof details.reason === 'string' ? details.reason : undefined
  const under = post ? label(post) : reason
  return (
    <li className={css.event}>
      <time dateTime={happenedAt}>{formatTime(happenedAt, language)}</time>
      <div>
        <p>
          <b>{person?.name ?? t('system')}</b>
          {under && <span className={css.post}>{under}</span>}
          <span>{told(type, { ...details, ...names }) ?? <code>{type}</code>}</span>
        </p>
        <details>
          <summary>{t('details')}</summary>
          <DefinitionList
            items={[
              { term: t('kindOfEvent'), value: <code>{type}</code> },
              ...Object.entries(details).map(([term, value]) => ({
                term,
                value: <code>{shown(value)}</code>,
              })),
              { term: t('number'), value: <code>{id}</code> },
            ]}
          />
        </details>
      </div>
    </li>
  )
}

/** Of whom and what the event is about, under the names that sentences use. */
function useNames({ about, details }: RecordedEvent): Record<string, string> {
  const textOf = useTexts()
  const roles = useRoles()
  const names = about.map(({ kind, name }) => [kind, textOf(name)])
  const role = roles.find(({ value }) => value === details.role)?.label
  return Object.fromEntries(role ? [...names, ['role', role]] : names)
}

const shown = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value))
