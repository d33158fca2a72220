import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Button, ButtonRow } from '#ui/button.tsx'
import { Select } from '#ui/choice-field.tsx'
import { Form } from '#ui/form.tsx'
import { useLanguage } from '#ui/language.ts'
import { Notice } from '#ui/notice.tsx'
import { schemaIssues } from '#ui/schema-issues.ts'
import { DayField } from '#ui/text-field.tsx'
import { useForm } from '#ui/use-form.ts'
import { useWords } from '#ui/words.ts'
import { talentsContract } from '../contract.ts'
import { talents } from './client.ts'
import { gradeWords } from './grade-words.ts'
import { refusalWords } from './refusal-words.ts'
import { useGrades } from './use-grades.ts'

const NewGrade = talentsContract.recordGrade.body

interface Values {
  grade: string
  since: string
  until: string
}

/** The grade that a person was given, from a day on. */
export function RecordGrade({ id }: { id: string }) {
  const t = useWords(gradeWords)
  const lang = useLanguage()
  const queries = useQueryClient()
  const { queryKey } = talents.listGradesOfPerson
  const add = useMutation({
    ...talents.recordGrade.mutationOptions(),
    onSuccess: () => queries.invalidateQueries({ queryKey }),
  })
  const wishOf = ({ grade, since, until }: Values) => ({ grade, since, until: until || null })
  const form = useForm<Values>({
    initial: { grade: '', since: '', until: '' },
    labels: { grade: t('grade'), since: t('since'), until: t('until') },
    check: (values) => schemaIssues(NewGrade, wishOf(values)),
    problem: add.error,
    words: refusalWords,
  })
  return (
    <Form
      form={form}
      problem={add.error}
      words={refusalWords}
      onSend={(values) =>
        add.mutate({ params: { id }, query: { lang }, body: wishOf(values) }, { onSuccess: form.forget })
      }
    >
      {add.isSuccess && (
        <Notice tone="sure" urgent title={t('recorded')}>
          {t('recordedHelp')}
        </Notice>
      )}
      <Select {...form.field('grade')} options={useGrades()} />
      <DayField {...form.field('since')} />
      <DayField {...form.field('until')} help={t('untilHelp')} optional />
      <ButtonRow>
        <Button look="loud" type="submit" busy={add.isPending}>
          {t('record')}
        </Button>
      </ButtonRow>
    </Form>
  )
}
