import { useQuery } from '@tanstack/react-query'
import { useParam, useSearchParam } from '#ui/address.ts'
import { DefinitionList } from '#ui/definition-list.tsx'
import { formatMoment, formatNumber } from '#ui/format.ts'
import { useLanguage } from '#ui/language.ts'
import { Link } from '#ui/link.tsx'
import { Loaded } from '#ui/loaded.tsx'
import { Page, Section } from '#ui/page.tsx'
import { Done } from '#ui/states.tsx'
import { useWords } from '#ui/words.ts'
import type { Sample } from '../contract.ts'
import css from './bookings.module.css'
import { bookings } from './client.ts'
import { refusalWords } from './refusal-words.ts'
import { SampleActs, SayOfSample } from './sample-acts.tsx'
import { StateOfSample } from './sample-state.tsx'
import { sampleStateWords, sampleWords } from './sample-words.ts'

/** Samples from the wish to the results, and what can be done next. */
export function SamplePage() {
  const t = useWords(sampleWords)
  const id = useParam('id')
  const sample = useQuery(bookings.getSample.queryOptions({ params: { id } }))
  const way = [{ to: '/work/samples', label: t('samples') }]
  return (
    <Loaded query={sample} words={refusalWords} page={{ title: t('samples'), way }}>
      {(read) => <SampleRead sample={read} way={way} />}
    </Loaded>
  )
}

function SampleRead({ sample, way }: { sample: Sample; way: { to: string; label: string }[] }) {
  const t = useWords(sampleWords)
  const [isNew] = useSearchParam('new')
  return (
    <Page
      title={sample.resource.name}
      kicker={t('number', { number: String(sample.number) })}
      lead={<StateOfSample state={sample.state} />}
      way={way}
    >
      {isNew && sample.state === 'asked' && <Done title={t('asked')}>{t('askedHelp')}</Done>}
      <Told sample={sample} />
      <SampleActs sample={sample} />
      <Section title={t('course')}>
        <Course sample={sample} />
      </Section>
      {sample.can.say && <SayOfSample sample={sample} />}
    </Page>
  )
}

function Told({ sample }: { sample: Sample }) {
  const t = useWords(sampleWords)
  const language = useLanguage()
  const { resource, person, unit, wish, samples, hazards, givesBack, cost } = sample
  return (
    <DefinitionList
      items={[
        { term: t('resource'), value: <Link to={resource.url}>{resource.name}</Link> },
        { term: t('owner'), value: resource.unit.name },
        { term: t('person'), value: person.name },
        { term: t('unit'), value: unit?.name ?? t('inPerson') },
        { term: t('wish'), value: wish },
        { term: t('count'), value: formatNumber(samples, language) },
        { term: t('hazards'), value: hazards },
        { term: t('back'), value: givesBack ? t('yes') : t('no') },
        { term: t('cost'), value: cost === null ? t('noPrice') : t('yuan', { n: cost }) },
      ]}
    />
  )
}

/** Step by step, with messages where they were written. */
function Course({ sample }: { sample: Sample }) {
  const t = useWords(sampleWords)
  const state = useWords(sampleStateWords)
  const language = useLanguage()
  return (
    <ol className={css.course}>
      {sample.steps.map((step) => (
        <li key={step.id}>
          <p className={css.what}>
            <strong>{step.isMessage ? t('said') : state(step.state)}</strong>
            <span className={css.help}>
              {step.person.name} · <time dateTime={step.at}>{formatMoment(step.at, language)}</time>
            </span>
          </p>
          {step.state !== 'asked' || step.isMessage
            ? step.words && <p className={css.purpose}>{step.words}</p>
            : null}
          {step.files.map((file) => (
            <p key={file.id}>
              <Link to={file.contentUrl} outside>
                {file.name}
              </Link>
            </p>
          ))}
        </li>
      ))}
    </ol>
  )
}
