import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { Button, ButtonLink, ButtonRow } from '#ui/button.tsx'
import { Dialog } from '#ui/dialog.tsx'
import { Audience } from '#ui/form.tsx'
import { Notice } from '#ui/notice.tsx'
import { Page } from '#ui/page.tsx'
import { ReasonDialog } from '#ui/reason-dialog.tsx'
import { Refusal } from '#ui/refusal.tsx'
import { Done } from '#ui/states.tsx'
import { useWords } from '#ui/words.ts'
import type { Draft } from '../contract/drafts.ts'
import { BesidePreview } from './beside-preview.tsx'
import { bulletins } from './client.ts'
import { drafts } from './desk-client.ts'
import { deskWords, refusalWords } from './desk-words.ts'
import { Withdraw } from './draft-margin.tsx'
import { DraftSteps } from './draft-steps.tsx'
import css from './editor.module.css'

/** A draft that is not written in now: its second reader judges it, its authors see how far it is. */
export function ReadDraft({ draft, onDone }: { draft: Draft; onDone: () => void }) {
  const t = useWords(deskWords)
  const { status, content, can, published } = draft
  if (published || status === 'withdrawn')
    return (
      <Page title={content.zh.title || t('untitled')} way={[{ to: '/work/bulletins', label: t('title') }]}>
        <DraftSteps draft={draft} />
        <div className={css.state}>
          {published ? <Published url={published.url} /> : <Notice title={t('withdrawn')} />}
        </div>
      </Page>
    )
  return (
    <BesidePreview
      draft={draft}
      hasEnglish={content.en !== undefined}
      actions={can.publish && <Judge draft={draft} onDone={onDone} />}
    >
      {can.publish ? (
        <Notice tone="wait" title={t('review')}>
          {t('reviewWhy')}
        </Notice>
      ) : (
        <Notice title={t('inReview')}>
          <p>{t('inReviewWhy')}</p>
          {can.withdraw && <Withdraw draft={draft} onDone={onDone} />}
        </Notice>
      )}
    </BesidePreview>
  )
}

function Published({ url }: { url: string }) {
  const t = useWords(deskWords)
  return (
    <Done title={t('published')} action={<ButtonLink to={url}>{t('readIt')}</ButtonLink>}>
      {t('publishedNext')}
    </Done>
  )
}

function Judge({ draft, onDone }: { draft: Draft; onDone: () => void }) {
  const t = useWords(deskWords)
  const [asking, setAsking] = useState<'return' | 'publish'>()
  const queries = useQueryClient()
  const call = { params: { id: draft.id }, version: draft.version }
  const done = () => {
    setAsking(undefined)
    void queries.invalidateQueries({ queryKey: drafts.listBulletinDrafts.queryKey })
    void queries.invalidateQueries({ queryKey: bulletins.listBulletins.queryKey })
    onDone()
  }
  const giveBack = useMutation({ ...drafts.returnBulletinDraft.mutationOptions(), onSuccess: done })
  const publish = useMutation({ ...drafts.publishBulletinDraft.mutationOptions(), onSuccess: done })
  return (
    <>
      <Button onClick={() => setAsking('return')}>{t('return')}</Button>
      <Button look="loud" onClick={() => setAsking('publish')}>
        {t('publish')}
      </Button>
      <ReasonDialog
        title={t('return')}
        help={t('returnHelp')}
        label={t('returnLabel')}
        action={t('return')}
        open={asking === 'return'}
        onClose={() => setAsking(undefined)}
        onSend={(note) => giveBack.mutate({ ...call, body: { note } })}
        busy={giveBack.isPending}
        problem={giveBack.error}
        words={refusalWords}
      />
      <Dialog title={t('publishAsk')} open={asking === 'publish'} onClose={() => setAsking(undefined)}>
        <Refusal problem={publish.error} words={refusalWords} />
        <Audience>{t('publishWhy')}</Audience>
        <ButtonRow>
          <Button look="loud" busy={publish.isPending} onClick={() => publish.mutate(call)}>
            {t('publish')}
          </Button>
          <Button onClick={() => setAsking(undefined)}>{t('cancel')}</Button>
        </ButtonRow>
      </Dialog>
    </>
  )
}
