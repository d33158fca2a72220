import { lazy, Suspense, useState } from 'react'
import type { Resource } from '#modules/sharing/contract.ts'
import { resourceName } from '#modules/sharing/screens/resource-name.ts'
import { type Language, useLanguage } from '#ui/language.ts'
import { Calendar, type CalendarView } from '#ui/calendar/calendar.tsx'
import type { Choice } from '#ui/calendar/calendar-types.ts'
import { useParam, useSearchParam } from '#ui/address.ts'
import { cityToday } from '#ui/format.ts'
import { Loaded } from '#ui/loaded.tsx'
import { Page } from '#ui/page.tsx'
import { Waiting } from '#ui/states.tsx'
import { type Say, useWords } from '#ui/words.ts'
import type { ResourceCalendar } from '../contract.ts'
import { bookWords } from './book-words.ts'
import css from './book.module.css'
import { CompareWith } from './compare-with.tsx'
import { HeldAlready } from './held-already.tsx'
import { useLanes } from './lanes.ts'
import { refusalWords } from './refusal-words.ts'
import { useResources } from './use-resources.ts'
import { useJudge } from './use-judge.ts'
import { WishPanel } from './wish-panel.tsx'

// A phone that comes to see what is free does not load the form that follows, nor what few come here for.
const HeldForm = lazy(async () => ({ default: (await import('./held-form.tsx')).HeldForm }))
const MovePanel = lazy(async () => ({ default: (await import('./move-panel.tsx')).MovePanel }))

/** Choose a time of a resource, or of several side by side, in the calendar; then say what for. */
export function BookPage() {
  const t = useWords(bookWords)
  const language = useLanguage()
  const id = useParam('id')
  const [others, setOthers] = useSearchParam('with')
  const [hold, setHold] = useSearchParam('hold')
  const [day = cityToday(), setDay] = useSearchParam('day')
  const [view, setView] = useSearchParam('view')
  const [move] = useSearchParam('move')
  const shown: CalendarView = view === 'month' ? 'month' : 'times'
  const ids = [...new Set([id, ...(others?.split(',') ?? [])])]
  const resources = useResources(ids)
  const names = new Map(ids.flatMap((one) => nameIn(resources.get(one), language)))
  const lanes = useLanes({ ids, view: shown, day, outageText: t('outageShort'), names, without: move })
  if (hold)
    return (
      <Suspense fallback={<Waiting lines={8} />}>
        <HeldForm id={hold} onLeave={() => setHold(undefined)} />
      </Suspense>
    )
  const way = [{ to: '/resources', label: t('way') }]
  return (
    <Loaded
      query={lanes}
      words={refusalWords}
      page={{ title: t('compare'), way }}
      waiting={<Waiting lines={8} />}
    >
      {({ lanes: shownLanes, calendars, held }) => (
        <Page {...headOf(calendars, t, move !== undefined)} way={[...way, ...wayTo(calendars)]}>
          {held?.booking && <HeldAlready time={held} onGoOn={setHold} />}
          {!move && <CompareWith id={id} ids={ids} onChange={setOthers} />}
          <Choose
            {...{ calendars, resources, lanes: shownLanes, day, view: shown }}
            onDay={setDay}
            onView={(next) => setView(next === 'month' ? next : undefined)}
            onHeld={setHold}
          />
        </Page>
      )}
    </Loaded>
  )
}

const nameIn = (resource: Resource | undefined, language: Language): [string, string][] =>
  resource ? [[resource.id, resourceName(resource, language)]] : []

/** To the resource, where there is but one. */
const wayTo = (calendars: readonly ResourceCalendar[]) =>
  calendars.length === 1 ? calendars.map(({ resource }) => ({ to: resource.url, label: resource.name })) : []

function headOf(calendars: readonly ResourceCalendar[], t: Say<typeof bookWords.zh>, isMove: boolean) {
  const [only] = calendars
  if (calendars.length !== 1 || !only)
    return { title: t('compare'), lead: t('compareLead', { n: calendars.length }) }
  const { name, unit } = only.resource
  return { title: t(isMove ? 'moveTitle' : 'title', { name }), lead: unit.name }
}

interface ChooseProps {
  calendars: readonly ResourceCalendar[]
  resources: ReadonlyMap<string, Resource>
  lanes: Parameters<typeof Calendar>[0]['lanes']
  day: string
  view: CalendarView
  onDay: (day: string) => void
  onView: (view: CalendarView) => void
  onHeld: (id: string) => void
}

/** A click chooses an hour, or a step where that is longer; whoever wants more draws it. */
const HOUR = 60

function Choose({ calendars, resources, onHeld, ...shown }: ChooseProps) {
  const [moved] = useSearchParam('move')
  const [chosen, choose] = useState<Choice>()
  const stepMinutes = Math.max(...calendars.map((calendar) => calendar.stepMinutes ?? 30))
  const lane = shown.lanes.find(({ key }) => key === chosen?.lane)
  const panel = { choice: chosen, lane, onChoose: choose, stepMinutes }
  return (
    <div className={css.book}>
      <Calendar
        {...shown}
        chosen={chosen}
        onChoose={choose}
        stepMinutes={stepMinutes}
        shortestMinutes={Math.max(stepMinutes, HOUR)}
        judge={useJudge(calendars, resources)}
      />
      {moved ? (
        <Suspense fallback={<Waiting lines={3} />}>
          <MovePanel {...panel} id={moved} />
        </Suspense>
      ) : (
        <WishPanel {...panel} onHeld={onHeld} />
      )}
    </div>
  )
}
