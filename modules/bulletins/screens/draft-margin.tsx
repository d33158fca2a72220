import { useMutation, useQuery } from '@tanstack/react-query'
import { useId, useState } from 'react'
import { Button, ButtonRow } from '#ui/button.tsx'
import { Select } from '#ui/choice-field.tsx'
import { Dialog } from '#ui/dialog.tsx'
import { Refusal } from '#ui/refusal.tsx'
import { useWords } from '#ui/words.ts'
import type { Draft } from '../contract/drafts.ts'
import { bulletins } from './client.ts'
import { drafts } from './desk-client.ts'
import { deskWords, refusalWords } from './desk-words.ts'
import css from './editor.module.css'

interface DraftMarginProps {
  draft: Draft
  follows: string | null
  onFollows: (slug: string | null) => void
  onDone: () => void
}

/** Beside the text: what it follows, how numbers are placed, and the way out. */
export function DraftMargin({ draft, follows, onFollows, onDone }: DraftMarginProps) {
  const t = useWords(deskWords)
  const id = useId()
  const issues = useQuery(bulletins.listBulletins.queryOptions({ query: { limit: 100 } })).data?.items ?? []
  const options = issues
    .filter(({ issue }) => issue !== null)
    .map(({ slug, title }) => ({ value: slug, label: `${slug} ${title}` }))
  return (
    <div className={css.margin}>
      {draft.note !== null && (
        <section>
          <h2>{t('returnedNote')}</h2>
          <p className={css.note}>{draft.note}</p>
        </section>
      )}
      <section>
        <h2>{t('howTo')}</h2>
        <p>{t('howToNumber')}</p>
        <p>{t('howToChange')}</p>
      </section>
      <Select
        id={`${id}follows`}
        name="follows"
        label={t('follows')}
        help={t('followsHelp')}
        none={t('followsNone')}
        options={options}
        value={follows ?? ''}
        onChange={(slug) => onFollows(slug || null)}
        error={undefined}
      />
      {draft.can.withdraw && <Withdraw draft={draft} onDone={onDone} />}
    </div>
  )
}

/** Asks once more, for a withdrawn draft stays withdrawn. */
export function Withdraw({ draft, onDone }: { draft: Draft; onDone: () => void }) {
  const t = useWords(deskWords)
  const [isAsking, setAsking] = useState(false)
  const withdraw = useMutation({
    mutationFn: async () => {
      const params = { id: draft.id }
      // The last save may be younger than what this page was given.
      const { version } = await drafts.getBulletinDraft({ params })
      return drafts.withdrawBulletinDraft({ params, version })
    },
    onSuccess: onDone,
  })
  return (
    <>
      <Button look="text" onClick={() => setAsking(true)}>
        {t('withdraw')}
      </Button>
      <Dialog title={t('withdrawAsk')} open={isAsking} onClose={() => setAsking(false)}>
        <p>{t('withdrawWhy')}</p>
        <Refusal<string> problem={withdraw.error as { code: string } | null} words={refusalWords} />
        <ButtonRow>
          <Button look="loud" busy={withdraw.isPending} onClick={() => withdraw.mutate()}>
            {t('withdraw')}
          </Button>
          <Button onClick={() => setAsking(false)}>{t('cancel')}</Button>
        </ButtonRow>
      </Dialog>
    </>
  )
}
