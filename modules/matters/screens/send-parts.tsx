import { useMutation } from '@tanstack/react-query'
import type { Option } from '#ui/choice-field.tsx'
import { TextArea } from '#ui/text-field.tsx'
import { useForm } from '#ui/use-form.ts'
import { useWords } from '#ui/words.ts'
import type { Matter } from '../contract.ts'
import { matters } from './client.ts'
import { ActForm, type ActProps } from './desk-act-form.tsx'
import { deskActWords } from './desk-act-words.ts'
import { BodiesField, bodyIn } from './desk-bodies.tsx'
import { deskRefusalWords } from './desk-refusal-words.ts'
import { Suggestions } from './suggestions.tsx'

interface SendPartsProps extends ActProps {
  matter: Matter
  /** Where it reads like another kind. */
  onKind: () => void
}

interface Sending {
  parts: readonly Option[]
  /** Of these, who was chosen to lead; otherwise the first. */
  lead: string
  words: string
}

/** Triage: one or several bodies get parts at once. The first time one of them leads; those added later help. */
export function SendParts({ matter, onDone, onKind }: SendPartsProps) {
  const { id, version, status } = matter
  const t = useWords(deskActWords)
  const isFirst = status === 'received'
  const send = useMutation(matters.sendParts.mutationOptions())
  const form = useForm<Sending>({
    initial: { parts: [], lead: '', words: '' },
    labels: { parts: t('bodies'), lead: t('lead'), words: t('instruction') },
    draft: `desk.${id}.send`,
    check: ({ parts }) => (parts.length === 0 ? [{ field: 'parts', code: 'required' }] : []),
    problem: send.error,
    words: deskRefusalWords,
  })
  const { parts, lead: chosen } = form.values
  const lead = parts.some(({ value }) => value === chosen) ? chosen : (parts[0]?.value ?? '')
  const toggle = (body: Option) => {
    const others = parts.filter(({ value }) => value !== body.value)
    form.set('parts', others.length < parts.length ? others : [...parts, body])
  }
  return (
    <ActForm
      form={form}
      problem={send.error}
      busy={send.isPending}
      action={parts.length === 0 ? t('act.send') : t('sendTo', { n: parts.length })}
      audience={t('sendAudience')}
      onDone={onDone}
      onSend={({ words }, sent) => {
        const bodies = parts.flatMap((option) => {
          const body = bodyIn(option)
          return body ? [{ body, isLead: isFirst && option.value === lead }] : []
        })
        const said = words.trim()
        send.mutate({ params: { id }, body: { parts: bodies, ...(said && { words: said }) }, version }, sent)
      }}
    >
      <Suggestions matter={matter} chosen={parts} onToggle={toggle} onKind={onKind} />
      <BodiesField
        {...form.field('parts')}
        {...(isFirst && { lead: { value: lead, choose: (value) => form.set('lead', value) } })}
      />
      <TextArea {...form.field('words')} optional help={t('instructionHelp')} />
    </ActForm>
  )
}
