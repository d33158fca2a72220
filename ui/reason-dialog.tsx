import type { ReactNode } from 'react'
import { Button, ButtonRow } from './button.tsx'
import { Dialog } from './dialog.tsx'
import { Form } from './form.tsx'
import type { WordsFor, Refused } from './refusal.tsx'
import { TextArea } from './text-field.tsx'
import { uiWords } from './ui-words.ts'
import { useForm } from './use-form.ts'
import { useWords, type Words } from './words.ts'

interface ReasonQuestion {
  title: string
  /** What will happen, and who will read the reason. */
  help: ReactNode
  /** The label of the reason: 撤回的理由. */
  label: string
  /** The verb on the button. */
  action: string
  open: boolean
  onClose: () => void
  onSend: (reason: string) => void
  busy: boolean
}

type ReasonDialogProps<Code extends string> = WordsFor<Code> &
  ReasonQuestion & {
    problem: Refused<Code> | null
  }

/** Asks for a reason before something that cannot be taken back: the reason, not a red button, is the guard. */
export function ReasonDialog<Code extends string>(props: ReasonDialogProps<Code>) {
  const question: ReasonQuestion = props
  return (
    <Dialog title={props.title} open={props.open} onClose={props.onClose}>
      <ReasonForm {...question} problem={props.problem} words={props.words} />
    </Dialog>
  )
}

function ReasonForm(props: ReasonQuestion & { problem: Refused | null; words: Words | undefined }) {
  const { help, label, action, onSend, onClose, busy, problem, words } = props
  const t = useWords(uiWords)
  const form = useForm({
    initial: { reason: '' },
    labels: { reason: label },
    check: ({ reason }) => (reason.trim() === '' ? [{ field: 'reason', code: 'required' }] : []),
    problem,
  })
  return (
    <Form form={form} problem={problem} words={words} onSend={({ reason }) => onSend(reason.trim())}>
      <TextArea {...form.field('reason')} help={help} />
      <ButtonRow>
        <Button look="loud" type="submit" busy={busy}>
          {action}
        </Button>
        <Button onClick={onClose}>{t('cancel')}</Button>
      </ButtonRow>
    </Form>
  )
}
