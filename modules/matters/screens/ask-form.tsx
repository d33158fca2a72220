import { useState } from 'react'
import { Button } from '#ui/button.tsx'
import { Tick } from '#ui/choice-field.tsx'
import { FileDrop } from '#ui/file-drop.tsx'
import { FormPageButtons, FormPageCount, useFormPages } from '#ui/form-pages.tsx'
import { Audience, Form } from '#ui/form.tsx'
import { useLanguage } from '#ui/language.ts'
import { TextArea, TextField } from '#ui/text-field.tsx'
import { useForm } from '#ui/use-form.ts'
import { type Say, useWords } from '#ui/words.ts'
import type { MatterKind } from '../contract.ts'
import { AskPlace } from './ask-place.tsx'
import { AskQuestion } from './ask-question.tsx'
import { AskSent } from './ask-sent.tsx'
import { type AskedAs, type AskValues, emptyValues, fieldOf, issuesIn, wishIn } from './ask-values.ts'
import { askWords } from './ask-words.ts'
import { SimilarMatters } from './similar-matters.tsx'
import { useAsk } from './use-ask.ts'

const MOST_FILES = 10

interface AskFormProps {
  kind: MatterKind
  as: Exclude<AskedAs, 'counter'>
  unitId?: string | undefined
  /** Where to begin anew. */
  again: string
}

/** The questions of one kind; on a phone one after the other. What is typed survives a reload. */
export function AskForm({ kind, as, unitId, again }: AskFormProps) {
  const t = useWords(askWords)
  const ask = useAsk(as)
  const [files, setFiles] = useState<File[]>([])
  const isTooMany = files.length > MOST_FILES
  const wishOf = (values: AskValues) => wishIn(kind, as, values, unitId)
  const given = useForm<AskValues>({
    initial: emptyValues(kind),
    labels: labelsOf(kind, t),
    draft: `ask.${kind.key}.${unitId ?? as}`,
    check: (values) => [
      ...issuesIn(kind, wishOf(values)),
      ...(isTooMany ? [{ field: 'files', code: 'tooMany' }] : []),
    ],
    problem: ask.error,
    words: askWords,
  })
  const { form, ...pages } = useFormPages(given, [
    ['title', 'description'],
    ...kind.questions.map((question) => [fieldOf(question)]),
    ['placeCode', 'isPublic', 'files', 'name', 'phone'],
  ])
  if (ask.data) return <AskSent asked={ask.data} kind={kind} again={again} />
  const last = kind.questions.length + 1
  return (
    <Form
      form={form}
      problem={ask.error}
      words={askWords}
      onSend={(values) => ask.mutate({ wish: wishOf(values), files }, { onSuccess: form.forget })}
    >
      <FormPageCount pages={pages} />
      {pages.shows(0) && (
        <>
          <TextField {...form.field('title')} help={t('matterTitleHelp')} />
          <TextArea {...form.field('description')} help={t('descriptionHelp')} />
        </>
      )}
      {kind.questions.map(
        (question, at) =>
          pages.shows(at + 1) && (
            <AskQuestion key={question.key} question={question} field={form.field(fieldOf(question))} />
          ),
      )}
      {pages.shows(last) && (
        <>
          <AskPlace field={form.field('placeCode')} />
          {as === 'resident' ? (
            <>
              <TextField {...form.field('name')} help={t('contactHelp')} autoComplete="name" optional />
              <TextField {...form.field('phone')} type="tel" autoComplete="tel" short optional />
            </>
          ) : (
            <FileDrop
              label={t('files')}
              help={t('filesHelp')}
              files={files}
              onFiles={setFiles}
              several
              error={isTooMany ? t('tooMany') : undefined}
            />
          )}
          {kind.public && <Tick {...form.field('isPublic')} help={t('isPublicHelp')} />}
          {as !== 'resident' && (
            <SimilarMatters kind={kind} text={`${form.values.title} ${form.values.description}`} />
          )}
          <WhoReads kind={kind} as={as} />
        </>
      )}
      <FormPageButtons pages={pages}>
        <Button look="loud" type="submit" busy={ask.isPending}>
          {t('send')}
        </Button>
      </FormPageButtons>
    </Form>
  )
}

/** Everything that is read by others, and by whom. */
export function WhoReads({ kind, as }: { kind: MatterKind; as: AskedAs }) {
  const t = useWords(askWords)
  const sentences = [
    t('readByPerson'),
    kind.questions.some((question) => question.private) &&
      t('readPrivate', {
        n: kind.retentionMonths,
        roles: kind.readers.map(({ name }) => name).join(t('or')),
      }),
    (as === 'resident' || as === 'counter') && t('readContact'),
    kind.public && as !== 'counter' && t('readPublic'),
  ]
  return <Audience>{sentences.filter(Boolean).join(useLanguage() === 'en' ? ' ' : '')}</Audience>
}

/** In the order of the form, which is the order in which faults are told. */
const labelsOf = (kind: MatterKind, t: Say<(typeof askWords)['zh']>) => ({
  title: t('matterTitle'),
  description: t('description'),
  ...Object.fromEntries(kind.questions.map((question) => [fieldOf(question), question.text])),
  placeCode: t('place'),
  name: t('name'),
  phone: t('phone'),
  files: t('files'),
  isPublic: t('isPublic'),
  kind: t('kind'),
  contact: t('contact'),
})
