import { useState } from 'react'
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
import { HeldForm } from './held-form.tsx'
import { useLanes } from './lanes.ts'
import { MovePanel } from './move-panel.tsx'
import { refusalWords } from './refusal-words.ts'
import { useJudge } from './use-judge.ts'
import { WishPanel } from './wish-panel.tsx'

/** Choose a time of a resource, or of several side by side, in the calendar; then say what for. */
export function BookPage() {
  const t = useWords(bookWords)
  const id = useParam('id')
  const [others, setOthers] = useSearchParam('with')
  const [hold, setHold] = useSearchParam('hold')
  const [day = cityToday(), setDay] = useSearchParam('day')
  const [view, setView] = useSearchParam('view')
  const [move] = useSearchParam('move')
  const shown: CalendarView = view === 'month' ? 'month' : 'times'
  const ids = [...new Set([id, ...(others?.split(',') ?? [])])]
  const lanes = useLanes({ ids, view: shown, day, outageText: t('outageShort'), without: move })
  if (hold) return <HeldForm id={hold} onLeave={() => setHold(undefined)} />
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
            {...{ calendars, lanes: shownLanes, day, view: shown }}
            onDay={setDay}
            onView={(next) => setView(next === 'month' ? next : undefined)}
            onHeld={setHold}
          />
        </Page>
      )}
    </Loaded>
  )
}

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
  lanes: Parameters<typeof Calendar>[0]['lanes']
  day: string
  view: CalendarView
  onDay: (day: string) => void
  onView: (view: CalendarView) => void
  onHeld: (id: string) => void
}

/** A click chooses an hour, or a step where that is longer; whoever wants more draws it. */
const HOUR = 60

function Choose({ calendars, onHeld, ...shown }: ChooseProps) {
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
        judge={useJudge(calendars)}
      />
      {moved ? <MovePanel {...panel} id={moved} /> : <WishPanel {...panel} onHeld={onHeld} />}
    </div>
  )
}
