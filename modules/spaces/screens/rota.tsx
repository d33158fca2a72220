import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Button, ButtonRow } from '#ui/button.tsx'
import { formatDay, formatTime, dayIn } from '#ui/format.ts'
import { useLanguage } from '#ui/language.ts'
import { Loaded } from '#ui/loaded.tsx'
import { Section } from '#ui/page.tsx'
import { Refusal } from '#ui/refusal.tsx'
import { useWords } from '#ui/words.ts'
import type { Shift } from '../contract.ts'
import { dayLater } from '../rules.ts'
import { spaces } from './client.ts'
import css from './host.module.css'
import { hostWords } from './host-words.ts'
import { PlanShift } from './plan-shift.tsx'
import { spaceRefusals } from './refusal-words.ts'
import { useRefresh } from './use-refresh.ts'

const WEEK = 7

/** Who is on duty, day by day of one week, and a form to add a shift. */
export function Rota({ id }: { id: string }) {
  const t = useWords(hostWords)
  const language = useLanguage()
  const [from, setFrom] = useState<string>()
  const query = useQuery(
    spaces.getRota.queryOptions({ params: { id }, query: from === undefined ? {} : { from } }),
  )
  return (
    <Section
      title={t('rota')}
      note={query.data && t('rotaNote', { from: formatDay(query.data.from, language) })}
    >
      <Loaded query={query}>
        {(rota) => (
          <>
            <ul className={css.lines}>
              {Array.from({ length: WEEK }, (_, i) => dayLater(rota.from, i)).map((day) => (
                <DayOfRota
                  key={day}
                  id={id}
                  day={day}
                  shifts={rota.shifts.filter(({ startsAt }) => dayIn(new Date(startsAt)) === day)}
                />
              ))}
            </ul>
            <ButtonRow>
              <Button onClick={() => setFrom(dayLater(rota.from, -WEEK))}>{t('before')}</Button>
              <Button onClick={() => setFrom(dayLater(rota.from, WEEK))}>{t('after')}</Button>
            </ButtonRow>
            <PlanShift id={id} hosts={rota.hosts} />
          </>
        )}
      </Loaded>
    </Section>
  )
}

function DayOfRota({ id, day, shifts }: { id: string; day: string; shifts: Shift[] }) {
  const t = useWords(hostWords)
  const language = useLanguage()
  const refresh = useRefresh()
  const cancel = useMutation({ ...spaces.cancelShift.mutationOptions(), onSuccess: refresh })
  return (
    <li className={css.rotaDay}>
      <span>{formatDay(day, language)}</span>
      <div>
        {shifts.length === 0 && <span className={css.quiet}>{t('noShift')}</span>}
        {shifts.map(({ id: shiftId, person, startsAt, endsAt, can }) => (
          <p key={shiftId}>
            <b>{person.name}</b> {formatTime(startsAt, language)}–{formatTime(endsAt, language)}{' '}
            {can.cancel && (
              <Button
                look="text"
                aria-label={t('cancelShift', { name: person.name })}
                busy={cancel.isPending}
                onClick={() => cancel.mutate({ params: { id, shiftId } })}
              >
                {t('cancel')}
              </Button>
            )}
          </p>
        ))}
        <Refusal problem={cancel.error} words={spaceRefusals} />
      </div>
    </li>
  )
}
