import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Button } from '#ui/button.tsx'
import { formatTime } from '#ui/format.ts'
import { useLanguage } from '#ui/language.ts'
import { Loaded } from '#ui/loaded.tsx'
import { Refusal } from '#ui/refusal.tsx'
import { useWords } from '#ui/words.ts'
import type { Space, VisitsOfToday } from '../contract.ts'
import { spaces } from './client.ts'
import css from './host.module.css'
import { hostWords } from './host-words.ts'
import { spaceRefusals } from './refusal-words.ts'

/** Groups that come through the door together. */
const MORE = [2, 5, 10] as const

/** One large tap for each who comes in, and the last of one's own taken back. */
export function CountVisits({ space: { id, can } }: { space: Space }) {
  const t = useWords(hostWords)
  const query = useQuery({ ...spaces.listVisits.queryOptions({ params: { id } }), enabled: can.count })
  if (!can.count) return <p>{t('notOpen')}</p>
  return <Loaded query={query}>{(visits) => <Counter id={id} visits={visits} />}</Loaded>
}

function Counter({ id, visits: { total, visits } }: { id: string; visits: VisitsOfToday }) {
  const t = useWords(hostWords)
  const language = useLanguage()
  const queries = useQueryClient()
  const { queryKey } = spaces.listVisits.queryOptions({ params: { id } })
  const keep = (told: VisitsOfToday) => queries.setQueryData<VisitsOfToday>([...queryKey], told)
  const count = useMutation({ ...spaces.countVisit.mutationOptions(), onSuccess: keep })
  const takeBack = useMutation({ ...spaces.takeBackVisit.mutationOptions(), onSuccess: keep })
  const tap = (people: number) => {
    takeBack.reset()
    count.mutate({ params: { id }, body: { people } })
  }
  const last = visits.find(({ can }) => can.takeBack)
  return (
    <div className={css.count}>
      <p className={css.total} aria-live="polite">
        <span>{t('today')}</span> <b>{total}</b> <span>{t('people')}</span>
      </p>
      {/* Not `busy` while it is sent: people come in faster than a slow network answers, and each tap counts. */}
      <Button look="loud" className={css.tap} onClick={() => tap(1)}>
        {t('tapOne')}
      </Button>
      <div className={css.more}>
        {MORE.map((n) => (
          <Button key={n} onClick={() => tap(n)}>
            {t('tapMore', { n })}
          </Button>
        ))}
      </div>
      <Refusal problem={count.error ?? takeBack.error} words={spaceRefusals} />
      {last ? (
        <Button
          look="text"
          busy={takeBack.isPending}
          onClick={() => takeBack.mutate({ params: { id, visitId: last.id } })}
        >
          {t('undo', { n: last.people, time: formatTime(last.at, language) })}
        </Button>
      ) : (
        <p className={css.quiet}>{t('nothingToUndo')}</p>
      )}
    </div>
  )
}
