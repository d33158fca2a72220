import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { Button, ButtonRow } from '#ui/button.tsx'
import { Section } from '#ui/page.tsx'
import { ReasonDialog } from '#ui/reason-dialog.tsx'
import { Refusal } from '#ui/refusal.tsx'
import { useWords } from '#ui/words.ts'
import type { Challenge } from '../contract.ts'
import { ActForm } from './act-form.tsx'
import { actWords } from './act-words.ts'
import { challenges } from './client.ts'
import { refusalWords } from './refusal-words.ts'
import { useRefresh } from './use-refresh.ts'

/** The asker agrees that their need is opened to bids, or declines. */
export function Consent({ id }: { id: string }) {
  const t = useWords(actWords)
  const [isDeclining, setDeclining] = useState(false)
  const refresh = useRefresh()
  const answer = useMutation({ ...challenges.answerProposal.mutationOptions(), onSuccess: refresh })
  const params = { id }
  return (
    <Section title={t('consent')}>
      <p>{t('consentHelp')}</p>
      <Refusal problem={answer.error} words={refusalWords} />
      <ButtonRow>
        <Button
          look="loud"
          busy={answer.isPending}
          onClick={() => answer.mutate({ params, body: { agrees: true } })}
        >
          {t('agree')}
        </Button>
        <Button onClick={() => setDeclining(true)}>{t('disagree')}</Button>
      </ButtonRow>
      <ReasonDialog
        title={t('disagree')}
        help={t('disagreeHelp')}
        label={t('disagreeLabel')}
        action={t('disagree')}
        open={isDeclining}
        onClose={() => setDeclining(false)}
        onSend={(words) => answer.mutate({ params, body: { agrees: false, words } })}
        busy={answer.isPending}
        problem={answer.error}
        words={refusalWords}
      />
    </Section>
  )
}

/** The asker says that it is solved; only then it counts. */
export function ConfirmSolved({ challenge: { id, milestones } }: { challenge: Challenge }) {
  const t = useWords(actWords)
  const refresh = useRefresh()
  const solve = useMutation({ ...challenges.confirmSolved.mutationOptions(), onSuccess: refresh })
  if (milestones.length === 0 || milestones.some(({ state }) => state !== 'accepted')) return null
  return (
    <Section title={t('solve')}>
      <ActForm
        label={t('solveLabel')}
        help={t('solveHelp')}
        draft={`challenge.solve.${id}`}
        problem={solve.error}
        busy={solve.isPending}
        loud
        action={t('solveSend')}
        onSend={(words, forget) => solve.mutate({ params: { id }, body: { words } }, { onSuccess: forget })}
      />
    </Section>
  )
}

/** Ends it without a solution, with a reason that everybody reads. */
export function EndChallenge({ challenge: { id, version } }: { challenge: Challenge }) {
  const t = useWords(actWords)
  const [open, setOpen] = useState(false)
  const refresh = useRefresh()
  const end = useMutation({ ...challenges.endChallenge.mutationOptions(), onSuccess: refresh })
  return (
    <>
      <Button look="text" onClick={() => setOpen(true)}>
        {t('end')}
      </Button>
      <ReasonDialog
        title={t('end')}
        help={t('endHelp')}
        label={t('endLabel')}
        action={t('end')}
        open={open}
        onClose={() => setOpen(false)}
        onSend={(reasons) => end.mutate({ params: { id }, body: { reasons }, version })}
        busy={end.isPending}
        problem={end.error}
        words={refusalWords}
      />
    </>
  )
}
