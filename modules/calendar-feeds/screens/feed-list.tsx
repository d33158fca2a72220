import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { Button, ButtonRow } from '#ui/button.tsx'
import { type Column, DataTable } from '#ui/data-table.tsx'
import { Dialog } from '#ui/dialog.tsx'
import { formatMoment } from '#ui/format.ts'
import { useLanguage } from '#ui/language.ts'
import { Link } from '#ui/link.tsx'
import { Loaded } from '#ui/loaded.tsx'
import { Refusal } from '#ui/refusal.tsx'
import { Empty, Waiting } from '#ui/states.tsx'
import { usePages } from '#ui/use-pages.ts'
import { useWords } from '#ui/words.ts'
import type { CalendarFeed } from '../contract.ts'
import { calendarWords } from './calendar-words.ts'
import { calendarFeeds } from './client.ts'
import { useRefresh } from './use-refresh.ts'

/** The addresses that still work, with when each was last read. */
export function FeedList() {
  const t = useWords(calendarWords)
  const lang = useLanguage()
  const pages = usePages(calendarFeeds.listCalendarFeeds, { query: { lang } })
  const columns: Column<CalendarFeed>[] = [
    { key: 'what', title: t('what'), show: (feed) => <WhatItTells feed={feed} /> },
    { key: 'created', title: t('createdAt'), show: ({ createdAt }) => formatMoment(createdAt, lang) },
    {
      key: 'used',
      title: t('usedAt'),
      show: ({ usedAt }) => (usedAt === null ? t('never') : formatMoment(usedAt, lang)),
    },
    { key: 'act', title: t('act'), show: (feed) => feed.can.revoke && <Revoke feed={feed} /> },
  ]
  return (
    <Loaded query={pages} waiting={<Waiting shape="rows" />}>
      {(rows) => (
        <DataTable
          label={t('list')}
          columns={columns}
          rows={rows}
          rowKey={({ id }) => id}
          next={pages.next}
          empty={<Empty title={t('none')}>{t('noneHelp')}</Empty>}
        />
      )}
    </Loaded>
  )
}

function WhatItTells({ feed: { about, subject } }: { feed: CalendarFeed }) {
  const t = useWords(calendarWords)
  if (about === 'my-bookings' || !subject) return <Link to="/work/bookings">{t('mine')}</Link>
  return <Link to={subject.url}>{t(about, { name: subject.name })}</Link>
}

function Revoke({ feed: { id } }: { feed: CalendarFeed }) {
  const t = useWords(calendarWords)
  const onSuccess = useRefresh()
  const [isAsking, setAsking] = useState(false)
  const revoke = useMutation({ ...calendarFeeds.revokeCalendarFeed.mutationOptions(), onSuccess })
  return (
    <>
      <Button look="text" onClick={() => setAsking(true)}>
        {t('revoke')}
      </Button>
      <Dialog title={t('revokeTitle')} open={isAsking} onClose={() => setAsking(false)}>
        <p>{t('revokeHelp')}</p>
        <Refusal problem={revoke.error} words={calendarWords} />
        <ButtonRow>
          <Button look="loud" busy={revoke.isPending} onClick={() => revoke.mutate({ params: { id } })}>
            {t('revokeSend')}
          </Button>
        </ButtonRow>
      </Dialog>
    </>
  )
}
