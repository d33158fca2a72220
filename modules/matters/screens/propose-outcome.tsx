import { useMutation, useQuery } from '@tanstack/react-query'
import { Choice } from '#ui/choice-field.tsx'
import { useLanguage } from '#ui/language.ts'
import { schemaIssues } from '#ui/schema-issues.ts'
import { TextArea } from '#ui/text-field.tsx'
import { useForm } from '#ui/use-form.ts'
import { useWords } from '#ui/words.ts'
import { handlingContract, type Matter } from '../contract.ts'
import { CONFIRM_WITHIN } from '../rules/terms.ts'
import type { PartActProps } from './answer-part.tsx'
import { matters } from './client.ts'
import { ActForm } from './desk-act-form.tsx'
import { openParts } from './desk-acts.ts'
import { deskActWords } from './desk-act-words.ts'
import { deskRefusalWords } from './desk-refusal-words.ts'
import css from './matter-at-desk.module.css'

const { body: OutcomeBody } = handlingContract.proposeOutcome
const bodyOf = ({ type, words }: { type: string; words: string }) => ({ type: type || undefined, words })

/** The lead says what came of the matter, by the types of its kind; whether it is so, the asker says. */
export function ProposeOutcome({ matter, part, onDone }: PartActProps & { matter: Matter }) {
  const t = useWords(deskActWords)
  const lang = useLanguage()
  const kinds = useQuery(matters.listMatterKinds.queryOptions({ query: { lang } })).data?.items
  const types = kinds?.find(({ key }) => key === matter.kind.key)?.outcomes ?? []
  const others = openParts(matter).filter(({ id }) => id !== part.id)
  const propose = useMutation(matters.proposeOutcome.mutationOptions())
  const form = useForm({
    initial: { type: '', words: '' },
    labels: { type: t('outcomeType'), words: t('outcomeWords') },
    draft: `desk.outcome.${part.id}`,
    check: (values) => schemaIssues(OutcomeBody, bodyOf(values)),
    problem: propose.error,
    words: deskRefusalWords,
  })
  return (
    <ActForm
      form={form}
      problem={propose.error}
      busy={propose.isPending}
      action={t('act.outcome')}
      audience={t('outcomeAudience', { n: CONFIRM_WITHIN })}
      onDone={onDone}
      onSend={(values, sent) => {
        const body = OutcomeBody.safeParse(bodyOf(values)).data
        if (body) propose.mutate({ params: { id: part.id }, body }, sent)
      }}
    >
      {others.length > 0 && <p className={css.caution}>{t('othersOpen', { n: others.length })}</p>}
      <Choice
        {...form.field('type')}
        options={types.map(({ key, name, solved }) => ({
          value: key,
          label: name,
          ...(!solved && { help: t('notSolved') }),
        }))}
      />
      <TextArea {...form.field('words')} />
    </ActForm>
  )
}
