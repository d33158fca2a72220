import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { Committee } from '#modules/network/contract.ts'
import { network } from '#modules/network/screens/client.ts'
import { useUnitFinder } from '#modules/people/screens/finders.ts'
import { useMe } from '#modules/people/screens/session.ts'
import { useSearchParam } from '#ui/address.ts'
import { Button, ButtonLink, ButtonRow } from '#ui/button.tsx'
import { type Option, Select } from '#ui/choice-field.tsx'
import { FileDrop } from '#ui/file-drop.tsx'
import { FinderField } from '#ui/finder-field.tsx'
import { Audience, Form } from '#ui/form.tsx'
import { useLanguage } from '#ui/language.ts'
import { Loaded } from '#ui/loaded.tsx'
import { Page } from '#ui/page.tsx'
import { Done, Empty } from '#ui/states.tsx'
import { useTexts } from '#ui/texts.ts'
import { useForm } from '#ui/use-form.ts'
import { useWords } from '#ui/words.ts'
import css from './apply.module.css'
import { applyWords } from './apply-words.ts'
import { Criteria } from './criteria.tsx'
import { answersIn, fieldOf, issuesOf, QuestionField } from './question-field.tsx'
import { useSubmit } from './use-submit.ts'

/** A unit applies to a committee: who, where in the chain, the committee's own questions, documents. */
export function Apply() {
  const t = useWords(applyWords)
  const lang = useLanguage()
  const [key = '', choose] = useSearchParam('committee')
  const committees = useQuery(network.listCommittees.queryOptions({ query: { lang } }))
  const committee = useQuery({
    ...network.getCommittee.queryOptions({ params: { id: key }, query: { lang } }),
    enabled: key !== '',
  })
  return (
    <Page title={t('title')} lead={t('lead')} way={[{ to: '/work/applications', label: t('applications') }]}>
      <Loaded query={committees}>
        {({ items }) => (
          <div className={css.choose}>
            <Select
              id="committee"
              name="committee"
              label={t('committee')}
              error={undefined}
              value={key}
              options={items.map((one) => ({ value: one.key, label: one.name }))}
              onChange={(value) => choose(value || undefined)}
            />
          </div>
        )}
      </Loaded>
      {key !== '' && (
        <Loaded query={committee}>
          {(found) => (
            <div className={css.columns}>
              <aside>
                <p>{found.purpose}</p>
                <Criteria title={t('criteria')} criteria={found.criteria} />
              </aside>
              <ApplyForm key={found.id} committee={found} />
            </div>
          )}
        </Loaded>
      )}
    </Page>
  )
}

interface Wish {
  unit: Option | null
  position: string
}

function ApplyForm({ committee }: { committee: Committee }) {
  const t = useWords(applyWords)
  const units = useOwnUnits()
  const finder = useUnitFinder()
  const positions = usePositions()
  const [files, setFiles] = useState<File[]>([])
  const isTooMany = files.length > MOST_FILES
  const submit = useSubmit()
  const only = units.length === 1 ? (units[0] ?? null) : null
  const questions = committee.questions
  const form = useForm<Wish & Record<string, unknown>>({
    initial: { unit: null, position: '', ...Object.fromEntries(questions.map((one) => [fieldOf(one), ''])) },
    labels: {
      unit: t('unit'),
      position: t('position'),
      documents: t('documents'),
      ...Object.fromEntries(questions.map((one) => [fieldOf(one), one.text])),
    },
    draft: `apply.${committee.key}`,
    check: (values) => [
      ...(values.unit === null && only === null ? [{ field: 'unit', code: 'required' }] : []),
      ...(values.position === '' ? [{ field: 'position', code: 'required' }] : []),
      ...issuesOf(questions, values),
      ...(isTooMany ? [{ field: 'documents', code: 'tooMany' }] : []),
    ],
    problem: submit.error,
    words: applyWords,
  })
  const me = useMe().data
  const isAnyUnit = me?.posts.some(({ role }) => role === 'committee-liaison') ?? false
  if (submit.data) return <Sent url={submit.data.url} />
  if (me && units.length === 0 && !isAnyUnit) return <Empty title={t('noUnit')}>{t('noUnitHelp')}</Empty>
  const send = ({ unit, position, ...values }: Wish & Record<string, unknown>) => {
    const unitId = (unit ?? only)?.value
    if (unitId === undefined) return
    const wish = { unitId, committeeId: committee.id, position, answers: answersIn(questions, values) }
    submit.mutate({ wish, files }, { onSuccess: form.forget })
  }
  const unitField = form.field('unit')
  return (
    <Form
      form={form}
      problem={submit.error}
      words={applyWords}
      remedy={submit.error?.code === 'files.refused' && submit.uploading}
      onSend={send}
    >
      {isAnyUnit ? (
        <FinderField {...unitField} {...finder} help={t('unitHelp')} />
      ) : (
        <Select
          {...unitField}
          value={(unitField.value ?? only)?.value ?? ''}
          options={units}
          onChange={(value) => unitField.onChange(units.find((one) => one.value === value) ?? null)}
        />
      )}
      <Select {...form.field('position')} options={positions} />
      {questions.map((question) => (
        <QuestionField key={question.key} question={question} field={form.field(fieldOf(question))} />
      ))}
      <FileDrop
        label={t('documents')}
        help={t('documentsHelp')}
        files={files}
        onFiles={setFiles}
        several
        error={isTooMany ? t('tooMany') : undefined}
      />
      <Audience>{t('audience')}</Audience>
      <ButtonRow>
        <Button look="loud" type="submit" busy={submit.isPending}>
          {t('send')}
        </Button>
      </ButtonRow>
    </Form>
  )
}

const MOST_FILES = 10

function Sent({ url }: { url: string }) {
  const t = useWords(applyWords)
  return (
    <Done title={t('done')} action={<ButtonLink to={url}>{t('openIt')}</ButtonLink>}>
      {t('doneHelp')}
    </Done>
  )
}

/** The units whose liaison the reader is. */
function useOwnUnits(): Option[] {
  const textOf = useTexts()
  const posts = useMe().data?.posts ?? []
  return posts
    .filter(({ role, bodyKind }) => role === 'liaison' && bodyKind === 'unit')
    .map(({ bodyId, bodyName }) => ({ value: bodyId, label: bodyName ? textOf(bodyName) : '' }))
}

function usePositions(): Option[] {
  const lang = useLanguage()
  const { data } = useQuery(network.listChainPositions.queryOptions({ query: { lang } }))
  return (data?.items ?? []).map(({ key, name, summary }) => ({ value: key, label: `${name} · ${summary}` }))
}
