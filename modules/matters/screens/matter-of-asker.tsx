import { DefinitionList } from '#ui/definition-list.tsx'
import { formatMoment } from '#ui/format.ts'
import { useLanguage } from '#ui/language.ts'
import { Columns, Page, Section } from '#ui/page.tsx'
import { Refusal } from '#ui/refusal.tsx'
import { useWords } from '#ui/words.ts'
import type { Matter } from '../contract.ts'
import type { AskerActs } from './asker-acts.ts'
import { askerWords } from './asker-words.ts'
import { EndMatter } from './end-matter.tsx'
import { MatterParts } from './matter-parts.tsx'
import { MatterState } from './matter-state.tsx'
import { MatterSteps } from './matter-steps.tsx'
import { MatterWay } from './matter-way.tsx'
import css from './matter-of-asker.module.css'
import { OutcomeForAsker } from './outcome-for-asker.tsx'
import { WhoReadIt } from './who-read-it.tsx'
import { WriteToHandlers } from './write-to-handlers.tsx'

interface MatterOfAskerProps {
  matter: Matter
  acts: AskerActs
  way?: { to: string; label: string }[]
}

/** A matter as its asker sees it, like the way of a parcel: how far, whose turn, what came of it, and what they can do. */
export function MatterOfAsker({ matter: whole, acts, way }: MatterOfAskerProps) {
  const t = useWords(askerWords)
  // Whoever also handles it reads what is inside at the desk.
  const matter = { ...whole, steps: whole.steps.filter((step) => !step.isInside) }
  // An upload belongs to somebody who is signed in.
  const hasAccount = acts.fetchFile === undefined
  return (
    <Page
      title={matter.title}
      kicker={`${matter.number} · ${matter.kind.name}`}
      lead={<MatterState matter={matter} />}
      {...(way ? { way } : {})}
    >
      <MatterWay matter={matter} />
      <Refusal problem={acts.answer.error ?? acts.sayLasted.error} words={askerWords} />
      <OutcomeForAsker matter={matter} acts={acts} />
      <Columns
        aside={
          <>
            <WhatWasAsked matter={matter} />
            <WhoReadIt matter={matter} hasAccount={hasAccount} />
            <EndMatter matter={matter} acts={acts} />
          </>
        }
      >
        {matter.closing !== 'withdrawn' && <MatterParts matter={matter} />}
        {matter.can.write && <WriteToHandlers matter={matter} act={acts.write} takesFiles={hasAccount} />}
        <Section title={t('steps')}>
          <MatterSteps steps={matter.steps} reader="asker" fetchFile={acts.fetchFile} />
        </Section>
      </Columns>
    </Page>
  )
}

function WhatWasAsked({ matter }: { matter: Matter }) {
  const t = useWords(askerWords)
  const lang = useLanguage()
  return (
    <Section title={t('description')}>
      <p className={css.description}>{matter.description}</p>
      <DefinitionList
        items={[
          ...matter.answers.map(({ question, answer }) => ({ term: question.text, value: answer })),
          { term: t('place'), value: matter.place?.name },
          { term: t('asUnit'), value: matter.unit?.name },
          { term: t('isPublic'), value: t(matter.isPublic ? 'publicYes' : 'publicNo') },
          { term: t('askedAt'), value: formatMoment(matter.askedAt, lang) },
        ]}
      />
    </Section>
  )
}
