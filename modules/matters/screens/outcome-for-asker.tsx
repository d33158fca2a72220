import { useState } from 'react'
import { Button, ButtonRow } from '#ui/button.tsx'
import { Dialog } from '#ui/dialog.tsx'
import { Form } from '#ui/form.tsx'
import { Notice } from '#ui/notice.tsx'
import { TextArea } from '#ui/text-field.tsx'
import { useForm } from '#ui/use-form.ts'
import { useWords } from '#ui/words.ts'
import type { Matter } from '../contract.ts'
import { ASKED_AGAIN_AFTER_MONTHS } from '../rules/terms.ts'
import type { AskerActs } from './asker-acts.ts'
import { askerWords } from './asker-words.ts'
import { DueText } from './due-text.tsx'
import css from './matter-of-asker.module.css'
import { matterWords } from './matter-words.ts'

/** What is proposed as the outcome, with one tap to confirm it; afterwards how it was closed. */
export function OutcomeForAsker({ matter, acts }: { matter: Matter; acts: AskerActs }) {
  const t = useWords(askerWords)
  const tMatter = useWords(matterWords)
  const [rejects, setRejects] = useState(false)
  const outcome = matter.outcomes.at(-1)
  if (matter.status === 'closed') return <Closed matter={matter} acts={acts} />
  if (matter.status !== 'answered' || !outcome) return null
  return (
    <section className={css.outcome}>
      <h2>{t('outcome', { type: outcome.typeName })}</h2>
      <p className={css.description}>{tMatter('words', { words: outcome.words })}</p>
      <p className={css.soft}>
        {t.nodes(outcome.isSolved ? 'outcomeAsk' : 'outcomeAskUnsolved', {
          due: <DueText due={outcome.due} />,
        })}
      </p>
      {matter.can.confirm && (
        <ButtonRow>
          <Button
            look="loud"
            busy={acts.answer.isPending}
            onClick={() => acts.answer.mutate({ isConfirmed: true })}
          >
            {t(outcome.isSolved ? 'confirm' : 'accept')}
          </Button>
          <Button onClick={() => setRejects(true)}>{t('reject')}</Button>
        </ButtonRow>
      )}
      <Dialog title={t('rejectTitle')} open={rejects} onClose={() => setRejects(false)}>
        <Reject act={acts.answer} onDone={() => setRejects(false)} />
      </Dialog>
    </section>
  )
}

/** The words may be left out: nobody must argue to say that it is not solved. */
function Reject({ act, onDone }: { act: AskerActs['answer']; onDone: () => void }) {
  const t = useWords(askerWords)
  const form = useForm({ initial: { words: '' }, labels: { words: t('rejectLabel') }, problem: act.error })
  const send = ({ words }: { words: string }) => {
    const said = words.trim()
    act.mutate({ isConfirmed: false, ...(said === '' ? {} : { words: said }) }, { onSuccess: onDone })
  }
  return (
    <Form form={form} problem={act.error} words={askerWords} onSend={send}>
      <TextArea {...form.field('words')} help={t('rejectHelp')} optional />
      <ButtonRow>
        <Button look="loud" type="submit" busy={act.isPending}>
          {t('rejectSend')}
        </Button>
      </ButtonRow>
    </Form>
  )
}

function Closed({ matter, acts }: { matter: Matter; acts: AskerActs }) {
  const t = useWords(askerWords)
  const { closing, outcomes } = matter
  if (closing === null) return null
  const outcome = outcomes.at(-1)
  return (
    <>
      <Notice
        tone={closing === 'confirmed' ? 'sure' : 'plain'}
        title={t(`closed_${closing}`)}
        urgent={acts.answer.isSuccess || acts.withdraw.isSuccess}
      >
        {outcome && closing !== 'withdrawn' && (
          <p>
            {t('outcome', { type: outcome.typeName })}。{outcome.words}
          </p>
        )}
      </Notice>
      {matter.can.sayWhetherItLasted && isTimeToAsk(outcome?.answeredAt) && <Lasted act={acts.sayLasted} />}
    </>
  )
}

/** Right after the yes the question would be silly; who has an account is told two months later too. */
function isTimeToAsk(confirmedAt: string | null | undefined): boolean {
  if (!confirmedAt) return false
  const from = new Date(confirmedAt)
  from.setUTCMonth(from.getUTCMonth() + ASKED_AGAIN_AFTER_MONTHS)
  return Date.now() >= from.getTime()
}

function Lasted({ act }: { act: AskerActs['sayLasted'] }) {
  const t = useWords(askerWords)
  return (
    <section className={css.outcome}>
      <h2>{t('lasted')}</h2>
      <p className={css.soft}>{t('lastedHelp')}</p>
      <ButtonRow>
        <Button look="loud" busy={act.isPending} onClick={() => act.mutate(true)}>
          {t('lastedYes')}
        </Button>
        <Button busy={act.isPending} onClick={() => act.mutate(false)}>
          {t('lastedNo')}
        </Button>
      </ButtonRow>
    </section>
  )
}
