import type { ReactNode } from 'react'
import { DataTable } from '#ui/data-table.tsx'
import { formatDate, formatNumber } from '#ui/format.ts'
import { useLanguage } from '#ui/language.ts'
import { Loaded } from '#ui/loaded.tsx'
import { Waiting } from '#ui/states.tsx'
import { usePages } from '#ui/use-pages.ts'
import { useWords } from '#ui/words.ts'
import { ChallengeState } from './challenge-state.tsx'
import { challengeWords } from './challenge-words.ts'
import { challenges } from './client.ts'
import { lastDayBefore } from './last-day.ts'

interface ChallengeListProps {
  box: 'public' | 'mine'
  empty: ReactNode
}

/** Challenges, latest first: j and k move, Enter opens. */
export function ChallengeList({ box, empty }: ChallengeListProps) {
  const t = useWords(challengeWords)
  const lang = useLanguage()
  const query = usePages(challenges.listChallenges, { query: { box } })
  return (
    <Loaded query={query} waiting={<Waiting shape="rows" lines={6} />}>
      {(rows) => (
        <DataTable
          label={t('listLabel')}
          rows={rows}
          rowKey={({ id }) => id}
          open={({ url, workUrl }) => (box === 'mine' ? workUrl : url)}
          next={query.next}
          empty={empty}
          columns={[
            { key: 'title', title: t('listLabel'), show: ({ title }) => title },
            { key: 'field', title: t('field'), show: ({ field }) => field },
            { key: 'state', title: t('state'), show: (row) => <ChallengeState challenge={row} /> },
            {
              key: 'reward',
              title: t('reward'),
              align: 'end',
              show: ({ reward }) => t('yuan', { n: formatNumber(reward, lang) }),
            },
            {
              key: 'until',
              title: t('until'),
              align: 'end',
              show: ({ bidsUntil }) => formatDate(lastDayBefore(bidsUntil), lang),
            },
          ]}
        />
      )}
    </Loaded>
  )
}
