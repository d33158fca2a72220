import { type KeyboardEvent, type ReactNode, useRef } from 'react'
import { Button, ButtonRow } from '#ui/button.tsx'
import { Audience, Form } from '#ui/form.tsx'
import type { CommonCode } from '#ui/problem-words.ts'
import type { Refused } from '#ui/refusal.tsx'
import type { Form as FormState } from '#ui/use-form.ts'
import { useWords } from '#ui/words.ts'
import { useReadAnew } from './desk-acts.ts'
import { deskActWords } from './desk-act-words.ts'
import { deskRefusalWords } from './desk-refusal-words.ts'

/** Every refusal of an act has words. */
type ActCode = CommonCode | Extract<keyof typeof deskRefusalWords.zh, `${'matters' | 'files'}.${string}`>

/** What each act at the desk is told. */
export interface ActProps {
  /** Takes the form away and reads the matter anew. */
  onDone: () => void
}

interface ActFormProps<Values extends object> extends ActProps {
  form: FormState<Values>
  problem: Refused<ActCode> | null
  /** Sends; `sent` is for the mutation: done, what was typed is forgotten. */
  onSend: (values: Values, sent: { onSuccess: () => void }) => void
  busy: boolean
  /** The verb on the one loud button. */
  action: string
  /** Who will read what is written. */
  audience: ReactNode
  children: ReactNode
}

/** The form of one act: Ctrl and Enter send it; where somebody was faster, the matter can be read anew. */
export function ActForm<Values extends object>(props: ActFormProps<Values>) {
  const { form, problem, onSend, onDone, busy, action, audience, children } = props
  const t = useWords(deskActWords)
  const readAnew = useReadAnew()
  const button = useRef<HTMLDivElement>(null)
  const done = () => {
    form.forget()
    onDone()
  }
  const press = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return
    button.current?.closest('form')?.requestSubmit()
  }
  return (
    <div onKeyDown={press} role="presentation">
      <Form
        form={form}
        problem={problem}
        words={deskRefusalWords}
        remedy={
          <Button look="text" onClick={() => void readAnew()}>
            {t('readAnew')}
          </Button>
        }
        onSend={(values) => onSend(values, { onSuccess: done })}
      >
        {children}
        <Audience>{audience}</Audience>
        <div ref={button}>
          <ButtonRow>
            <Button look="loud" type="submit" busy={busy} shortcut="Ctrl ↵">
              {action}
            </Button>
          </ButtonRow>
        </div>
      </Form>
    </div>
  )
}
