import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { Button, ButtonRow } from '#ui/button.tsx'
import { Select } from '#ui/choice-field.tsx'
import { Dialog } from '#ui/dialog.tsx'
import { Form } from '#ui/form.tsx'
import { useLanguage } from '#ui/language.ts'
import { Section } from '#ui/page.tsx'
import { Done } from '#ui/states.tsx'
import { TextArea } from '#ui/text-field.tsx'
import { useForm } from '#ui/use-form.ts'
import { useWords } from '#ui/words.ts'
import type { Resource } from '../contract.ts'
import { sharing } from './client.ts'
import { refusalWords } from './refusal-words.ts'
import { resourceWords } from './resource-words.ts'

const TOLD = {
  none: 'qualificationNone',
  asked: 'qualificationAsked',
  valid: 'qualificationValid',
  lapsed: 'qualificationLapsed',
} as const

/** Whether the reader is trained for it, and how to become so. */
export function OwnQualification({ resource }: { resource: Resource }) {
  const t = useWords(resourceWords)
  const [isOpen, setOpen] = useState(false)
  return (
    <Section title={t('qualification')}>
      <p>{t(TOLD[resource.qualification ?? 'none'])}</p>
      {resource.can.askForQualification && (
        <ButtonRow>
          <Button onClick={() => setOpen(true)}>{t('ask')}</Button>
        </ButtonRow>
      )}
      <Dialog title={t('askTitle')} open={isOpen} onClose={() => setOpen(false)}>
        <AskForQualification id={resource.id} />
      </Dialog>
    </Section>
  )
}

function AskForQualification({ id }: { id: string }) {
  const t = useWords(resourceWords)
  const lang = useLanguage()
  const queries = useQueryClient()
  const own = useQuery(sharing.listMyQualifications.queryOptions({ query: { lang } }))
  const valid = own.data?.items.filter(({ state }) => state === 'valid') ?? []
  const ask = useMutation({
    ...sharing.askForQualification.mutationOptions(),
    onSuccess: async () => {
      form.forget()
      await queries.invalidateQueries({ queryKey: sharing.getResource.queryKey })
    },
  })
  const form = useForm({
    initial: { words: '', evidence: '' },
    labels: { words: t('askLabel'), evidence: t('askEvidence') },
    draft: `qualification.${id}`,
    check: ({ words }) => (words.trim() === '' ? [{ field: 'words', code: 'required' }] : []),
    problem: ask.error,
    words: refusalWords,
  })
  if (ask.isSuccess) return <Done title={t('askDone')}>{t('askDoneHelp')}</Done>
  return (
    <Form
      form={form}
      problem={ask.error}
      words={refusalWords}
      onSend={({ words, evidence }) =>
        ask.mutate({ params: { id }, body: { words: words.trim(), ...(evidence && { evidence }) } })
      }
    >
      <TextArea {...form.field('words')} help={t('askHelp')} />
      {valid.length > 0 && (
        <Select
          {...form.field('evidence')}
          none={t('askEvidenceNone')}
          options={valid.map(({ id: held, resource }) => ({
            value: held,
            label: `${resource.name} · ${resource.unit.name}`,
          }))}
        />
      )}
      <ButtonRow>
        <Button look="loud" type="submit" busy={ask.isPending}>
          {t('askSend')}
        </Button>
      </ButtonRow>
    </Form>
  )
}
