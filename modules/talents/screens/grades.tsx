import { useQuery } from '@tanstack/react-query'
import { useId, useState } from 'react'
import { people } from '#modules/people/screens/client.ts'
import type { Option } from '#ui/choice-field.tsx'
import { FinderField } from '#ui/finder-field.tsx'
import { useLanguage } from '#ui/language.ts'
import { Loaded } from '#ui/loaded.tsx'
import { Page, Section } from '#ui/page.tsx'
import { Refusal } from '#ui/refusal.tsx'
import { Empty, Waiting } from '#ui/states.tsx'
import { useWords } from '#ui/words.ts'
import { talents } from './client.ts'
import { EndGrade } from './end-grade.tsx'
import { GradeTable } from './grade-table.tsx'
import { gradeWords } from './grade-words.ts'
import css from './grades.module.css'
import { RecordGrade } from './record-grade.tsx'
import { refusalWords } from './refusal-words.ts'

/** Which grade a person was given, for operators. */
export function Grades() {
  const t = useWords(gradeWords)
  const id = useId()
  const [person, choose] = useState<Option | null>(null)
  const [q, find] = useState('')
  const found = useQuery({
    ...people.findPeople.queryOptions({ query: { q, limit: 8 } }),
    enabled: q !== '',
  })
  return (
    <Page title={t('title')} lead={t('lead')}>
      <div className={css.finder}>
        <FinderField
          id={id}
          name="person"
          label={t('person')}
          help={t('personHelp')}
          value={person}
          onChange={choose}
          error={undefined}
          onFind={find}
          found={found.data?.items.map(({ id: value, name, username }) => ({
            value,
            label: name,
            help: username,
          }))}
        />
        <Refusal problem={found.error} />
      </div>
      {person ? (
        <OfPerson key={person.value} person={person} />
      ) : (
        <Empty title={t('choose')}>{t('chooseHelp')}</Empty>
      )}
    </Page>
  )
}

function OfPerson({ person }: { person: Option }) {
  const t = useWords(gradeWords)
  const lang = useLanguage()
  const id = person.value
  const query = useQuery(talents.listGradesOfPerson.queryOptions({ params: { id }, query: { lang } }))
  return (
    <>
      <Section title={t('gradesOf', { name: person.label })}>
        <Loaded query={query} words={refusalWords} waiting={<Waiting shape="rows" lines={2} />}>
          {({ items }) => (
            <GradeTable
              label={t('list')}
              rows={items}
              act={{ key: 'end', title: t('end'), show: (row) => <EndGrade held={row} /> }}
            />
          )}
        </Loaded>
      </Section>
      <Section title={t('record')}>
        <RecordGrade id={id} />
      </Section>
    </>
  )
}
