import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useMe } from '#modules/people/screens/session.ts'
import { useGo } from '#ui/address.ts'
import { Button } from '#ui/button.tsx'
import { DataTable } from '#ui/data-table.tsx'
import { formatMoment } from '#ui/format.ts'
import { useLanguage } from '#ui/language.ts'
import { Loaded } from '#ui/loaded.tsx'
import { Page } from '#ui/page.tsx'
import { Refusal } from '#ui/refusal.tsx'
import { Empty } from '#ui/states.tsx'
import { useTexts } from '#ui/texts.ts'
import { usePages } from '#ui/use-pages.ts'
import { useWords } from '#ui/words.ts'
import type { DraftSummary } from '../contract/drafts.ts'
import { drafts } from './desk-client.ts'
import { deskWords, refusalWords } from './desk-words.ts'
import { DraftState } from './draft-state.tsx'

/** Every bulletin that is being written, read over or done, and where a new one begins. */
export function Drafts() {
  const t = useWords(deskWords)
  const lang = useLanguage()
  const list = usePages(drafts.listBulletinDrafts, { query: { lang, limit: 20 } })
  const columns = [
    { key: 'title', title: t('draftTitle'), show: (row: DraftSummary) => row.title || t('untitled') },
    {
      key: 'state',
      title: t('state'),
      show: (row: DraftSummary) => <DraftState status={row.status} waitsForMe={row.waitsForMe} />,
    },
    { key: 'whose', title: t('whose'), show: (row: DraftSummary) => row.committee?.name ?? t('city') },
    { key: 'authors', title: t('authors'), show: (row: DraftSummary) => row.authors.join('、') },
    { key: 'changed', title: t('changed'), show: (row: DraftSummary) => formatMoment(row.changedAt, lang) },
  ]
  return (
    <Page title={t('title')} lead={t('lead')} actions={<StartDraft />}>
      <Loaded query={list}>
        {(rows) => (
          <DataTable
            label={t('title')}
            columns={columns}
            rows={rows}
            rowKey={({ id }) => id}
            open={({ url }) => url}
            next={list.next}
            empty={<Empty title={t('none')}>{t('noneWhy')}</Empty>}
          />
        )}
      </Loaded>
    </Page>
  )
}

/** One button for each body in whose name this person may write. */
function StartDraft() {
  const t = useWords(deskWords)
  const text = useTexts()
  const go = useGo()
  const queries = useQueryClient()
  const posts = useMe().data?.posts ?? []
  const start = useMutation({
    ...drafts.startBulletinDraft.mutationOptions(),
    onSuccess: ({ url }) => {
      void queries.invalidateQueries({ queryKey: drafts.listBulletinDrafts.queryKey })
      go(url)
    },
  })
  const begin = (committeeId: string | null) => start.mutate({ body: { committeeId, follows: null } })
  const committees = posts.filter(({ role, bodyName }) => role === 'secretary' && bodyName !== null)
  return (
    <>
      {posts.some(({ role }) => role === 'operator') && (
        <Button look="loud" busy={start.isPending} onClick={() => begin(null)}>
          {t('start')}
        </Button>
      )}
      {committees.map(({ id, bodyId, bodyName }) => (
        <Button key={id} look="loud" busy={start.isPending} onClick={() => begin(bodyId)}>
          {t('startFor', { name: bodyName ? text(bodyName) : '' })}
        </Button>
      ))}
      <Refusal problem={start.error} words={refusalWords} />
    </>
  )
}
