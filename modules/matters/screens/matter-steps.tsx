import { formatMoment } from '#ui/format.ts'
import { useLanguage } from '#ui/language.ts'
import { Tag } from '#ui/tag.tsx'
import { type Say, useWords } from '#ui/words.ts'
import { HandlingAnswer, PauseReason, type Step } from '../contract.ts'
import css from './matter-steps.module.css'
import { matterWords } from './matter-words.ts'
import { type FetchFile, StepFiles } from './step-files.tsx'

type T = Say<(typeof matterWords)['zh']>

/** What has happened to a matter, newest first. The asker is spoken to as 您. */
export function MatterSteps({
  steps,
  reader,
  fetchFile,
}: {
  steps: readonly Step[]
  reader: 'asker' | 'handler'
  /** For whoever holds a secret link. */
  fetchFile?: FetchFile | undefined
}) {
  const t = useWords(matterWords)
  const language = useLanguage()
  return (
    <ol className={css.steps}>
      {steps.toReversed().map((step) => (
        <li key={step.id} className={css.step}>
          <time className={css.time} dateTime={step.at}>
            {formatMoment(step.at, language)}
          </time>
          <div>
            <p className={css.what}>
              {sentence(step, reader, t)}
              {step.person && t('by_person', { person: step.person })}{' '}
              {step.isInside && <Tag tone="wait">{t('inside')}</Tag>}
            </p>
            <StepDetail step={step} t={t} />
            {step.words && <p className={css.words}>{t('words', { words: step.words })}</p>}
            <StepFiles files={step.files} fetchFile={fetchFile} />
          </div>
        </li>
      ))}
    </ol>
  )
}

function sentence({ kind, body, details }: Step, reader: 'asker' | 'handler', t: T): string {
  const values = { body: body?.name ?? '', asker: t(reader === 'asker' ? 'you' : 'asker') }
  return t(sentenceKey(kind, details), values)
}

const SENTENCES = [
  'asked',
  'kind_changed',
  'sent',
  'handed_on',
  'called_in',
  'taken',
  'answered',
  'pause_proposed',
  'pause_approved',
  'pause_refused',
  'outcome_proposed',
  'outcome_confirmed',
  'outcome_rejected',
  'closed_unconfirmed',
  'withdrawn',
  'reopened',
  'message_to_asker',
  'message_from_asker',
  'note',
  'personal_part_read',
  'overdue',
  'escalated',
] as const

/** Some kinds are told in another way by their details. */
function sentenceKey(kind: string, { isLead, byCall, lasted }: Step['details']) {
  if (kind === 'sent' && isLead === true) return 'step_sent_lead'
  if (kind === 'outcome_confirmed' && byCall === true) return 'step_confirmed_by_call'
  if (kind === 'outcome_rejected' && byCall === true) return 'step_rejected_by_call'
  if (kind === 'lasted_said') return lasted === true ? 'step_lasted' : 'step_not_lasted'
  const known = SENTENCES.find((one) => one === kind)
  return known ? (`step_${known}` as const) : 'step_other'
}

/** The answer in a word, and why a clock rests. */
function StepDetail({ step: { details }, t }: { step: Step; t: T }) {
  const answer = HandlingAnswer.safeParse(details.answer)
  const reason = PauseReason.safeParse(details.reason)
  if (answer.success) return <p className={css.detail}>{t(answer.data)}</p>
  if (reason.success && typeof details.days === 'number')
    return <p className={css.detail}>{t('rest', { reason: t(reason.data), n: details.days })}</p>
  return null
}
