import { DefinitionList } from '#ui/definition-list.tsx'
import { formatMoment } from '#ui/format.ts'
import { useLanguage } from '#ui/language.ts'
import { Link } from '#ui/link.tsx'
import { Page, Section } from '#ui/page.tsx'
import { Tag } from '#ui/tag.tsx'
import { useWords } from '#ui/words.ts'
import type { Channel, Matter } from '../contract.ts'
import { deskWords } from './desk-words.ts'
import { PersonalPart } from './desk-personal-part.tsx'
import { MatterState } from './matter-state.tsx'
import { MatterSteps } from './matter-steps.tsx'
import { matterWords } from './matter-words.ts'
import { WhatNow } from './matter-at-desk-now.tsx'
import { Outcomes, Parts } from './matter-at-desk-parts.tsx'
import { atDeskWords } from './matter-at-desk-words.ts'
import css from './matter-at-desk.module.css'

/** A matter as those who handle it see it: its text at the left, at the right what is to be done now. */
export function MatterAtDesk({ matter }: { matter: Matter }) {
  const t = useWords(atDeskWords)
  const steps = useWords(matterWords)
  const { number, kind, steps: happened } = matter
  return (
    <Page
      title={matter.title}
      kicker={
        <span className={css.kicker}>
          {number} · {kind.name} <MatterState matter={matter} />
        </span>
      }
      way={[{ to: '/work/desk', label: t('way') }]}
    >
      <div className={css.desk}>
        <div className={css.asked}>
          <Asked matter={matter} />
        </div>
        <aside className={css.now} aria-label={t('now')}>
          {/* Keyed, because what is chosen and typed belongs to one matter. */}
          <WhatNow key={matter.id} matter={matter} />
        </aside>
        <div className={css.course}>
          <Parts handlings={matter.handlings} />
          <Outcomes outcomes={matter.outcomes} />
          <Section title={steps('steps')}>
            <MatterSteps steps={happened} reader="handler" />
          </Section>
        </div>
      </div>
    </Page>
  )
}

const CHANNELS = {
  person: 'byPerson',
  unit: 'byUnit',
  counter: 'byCounter',
  resident: 'byResident',
  open311: 'byOpen311',
} as const satisfies Record<Channel, string>

function Asked({ matter }: { matter: Matter }) {
  const t = useWords(atDeskWords)
  const desk = useWords(deskWords)
  const lang = useLanguage()
  const { unit, channel, askedAt, place, isPublic, description, answers, steps } = matter
  const person = steps.find(({ kind }) => kind === 'asked')?.person
  const who = unit ? (
    <Link to={unit.url ?? '/network'}>{unit.name}</Link>
  ) : (
    // At the counter it is the host whose name stands in the step.
    (channel === 'person' && person) || desk(CHANNELS[channel])
  )
  const at = formatMoment(askedAt, lang)
  const files = steps.filter(({ kind }) => kind === 'asked').flatMap((step) => step.files)
  return (
    <>
      <p className={css.from}>
        {place ? t.nodes('askedByAt', { who, at, place: place.name }) : t.nodes('askedBy', { who, at })}{' '}
        {isPublic && <Tag>{t('public')}</Tag>}
      </p>
      <p className={css.text}>{description}</p>
      {files.length > 0 && (
        <ul>
          {files.map(({ id, name, url }) => (
            <li key={id}>
              <Link to={url} outside>
                {name}
              </Link>
            </li>
          ))}
        </ul>
      )}
      {answers.length > 0 && (
        <div className={css.answers}>
          <DefinitionList
            items={answers.map(({ question, answer }) => ({ term: question.text, value: answer }))}
          />
        </div>
      )}
      <PersonalPart key={matter.id} matter={matter} />
    </>
  )
}
