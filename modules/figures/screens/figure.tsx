import { useQuery } from '@tanstack/react-query'
import { useParam, useSearchParam } from '#ui/address.ts'
import { cityToday, formatDay, formatNumber } from '#ui/format.ts'
import { useLanguage } from '#ui/language.ts'
import { Link } from '#ui/link.tsx'
import { Loaded } from '#ui/loaded.tsx'
import { Page, Section } from '#ui/page.tsx'
import { DayField } from '#ui/text-field.tsx'
import { useWords } from '#ui/words.ts'
import type { Figure } from '../contract.ts'
import { aspectOf } from './aspects.ts'
import { figures } from './client.ts'
import css from './figure.module.css'
import { FigureRecords } from './figure-records.tsx'
import { FigureRule } from './figure-rule.tsx'
import { FigureTrend } from './figure-trend.tsx'
import { SealNote } from './seal-note.tsx'
import { words } from './words.ts'

/** One figure as of a day: its value, its rule, how it went, the records it counts, and the seal it rests on. */
export function FigurePage() {
  const key = useParam('key')
  const lang = useLanguage()
  const t = useWords(words)
  const [asOf] = useSearchParam('asOf')
  return (
    <Loaded
      query={useQuery(figures.getFigure.queryOptions({ params: { key }, query: { lang, asOf } }))}
      page={{ title: t('figuresTitle'), way: [{ to: '/figures', label: t('figuresTitle') }] }}
    >
      {(figure) => <FigureText figure={figure} />}
    </Loaded>
  )
}

function FigureText({ figure }: { figure: Figure }) {
  const t = useWords(words)
  const language = useLanguage()
  const { title, wording, value, countingUnit, kind, seal, unsealed, asOf } = figure
  const exact = formatNumber(value, language)
  const isRounded = !wording.replaceAll(/[^\d.]/g, '').startsWith(exact.replaceAll(/[^\d.]/g, ''))
  return (
    <Page
      setting="read"
      title={title}
      way={[{ to: '/figures', label: t('figuresTitle') }]}
      kicker={`${t(aspectOf(figure))} · ${t(kind)}`}
    >
      <div className={css.head}>
        <div>
          <p className={css.value}>{wording}</p>
          {isRounded && (
            <p className={css.exact}>
              {t('exactly', { value: language === 'en' ? `${exact} ${countingUnit}` : exact + countingUnit })}
            </p>
          )}
          <p className={css.asOf}>{t('asOf', { day: formatDay(asOf, language) })}</p>
        </div>
        {kind !== 'constant' && <AsOfDay asOf={asOf} />}
      </div>
      <FigureRule figure={figure} />
      {kind !== 'constant' && (
        <>
          <FigureTrend figure={figure} />
          <FigureRecords figure={figure} />
          <Section title={t('seal')}>
            <SealNote seal={seal} unsealed={unsealed} />
          </Section>
        </>
      )}
    </Page>
  )
}

/** Any past day may be asked for; the address keeps it, so that it can be sent to somebody. */
function AsOfDay({ asOf }: { asOf: string }) {
  const t = useWords(words)
  const [asked, ask] = useSearchParam('asOf')
  const today = cityToday()
  return (
    <div className={css.day}>
      <DayField
        id="as-of"
        name="asOf"
        label={t('asOfField')}
        value={asked ?? asOf}
        max={today}
        error={undefined}
        onChange={(day) => ask(day === '' || day >= today ? undefined : day)}
      />
      {asked !== undefined && <Link to="?">{t('today')}</Link>}
    </div>
  )
}
