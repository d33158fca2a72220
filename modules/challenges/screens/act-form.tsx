import type { ReactNode } from 'react'
import { Button, ButtonRow } from '#ui/button.tsx'
import { Form } from '#ui/form.tsx'
import type { Refused } from '#ui/refusal.tsx'
import { TextArea } from '#ui/text-field.tsx'
import { useForm } from '#ui/use-form.ts'
import { refusalWords } from './refusal-words.ts'

interface ActFormProps {
  label: string
  help?: ReactNode
  /** Under which what is typed survives a reload. */
  draft: string
  /** How many characters at least. */
  least?: number
  problem: Refused | null
  busy: boolean
  loud?: boolean
  action: string
  /** `forget` clears the draft: for when the sending has succeeded. */
  onSend: (words: string, forget: () => void) => void
}

/** An act that is done with words and one button. */
export function ActForm(props: ActFormProps) {
  const { label, help, draft, least = 1, problem, busy, loud = false, action, onSend } = props
  const form = useForm({
    initial: { words: '' },
    labels: { words: label },
    draft,
    check: ({ words }) => {
      const { length } = words.trim()
      if (length === 0) return [{ field: 'words', code: 'required' }]
      return length < least ? [{ field: 'words', code: 'too_short' }] : []
    },
    problem,
    words: refusalWords,
  })
  const send = ({ words }: { words: string }) => onSend(words.trim(), form.forget)
  return (
    <Form form={form} problem={problem} words={refusalWords} onSend={send}>
      <TextArea {...form.field('words')} help={help} />
      <ButtonRow>
        <Button look={loud ? 'loud' : 'quiet'} type="submit" busy={busy}>
          {action}
        </Button>
      </ButtonRow>
    </Form>
  )
}
