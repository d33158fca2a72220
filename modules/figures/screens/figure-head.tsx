import { useSearchParam } from '#ui/address.ts'
import { cityToday, formatDay, formatNumber } from '#ui/format.ts'
import { useLanguage } from '#ui/language.ts'
import { DayField } from '#ui/text-field.tsx'
import { Button } from '#ui/button.tsx'
import { useWords } from '#ui/words.ts'
import type { Figure } from '../contract.ts'
import css from './figure.module.css'
import { figureWords } from './figure-words.ts'

/** The number as people say it, exactly, for its day; what later corrections made of it; and the choice of another day. */
export function FigureHead({ figure }: { figure: Figure }) {
  const t = useWords(figureWords)
  const language = useLanguage()
  const { wording, value, countingUnit, kind, asOf, restated } = figure
  const said = (number: number) => {
    const digits = formatNumber(number, language)
    return language === 'en' ? `${digits} ${countingUnit}` : digits + countingUnit
  }
  const exact = formatNumber(value, language)
  const isRounded = !wording.replaceAll(/[^\d.]/g, '').startsWith(exact.replaceAll(/[^\d.]/g, ''))
  return (
    <div className={css.head}>
      <div>
        <p className={css.value}>{wording}</p>
        {isRounded && <p className={css.exact}>{t('exactly', { value: said(value) })}</p>}
        <p className={css.asOf}>{t('asOf', { day: formatDay(asOf, language) })}</p>
        {restated !== null && <p className={css.restated}>{t('restated', { value: said(restated) })}</p>}
      </div>
      {kind !== 'constant' && <AsOfDay asOf={asOf} />}
    </div>
  )
}

/** Any past day may be asked for; the address keeps it, so that it can be sent to somebody. */
function AsOfDay({ asOf }: { asOf: string }) {
  const t = useWords(figureWords)
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
      {asked !== undefined && (
        <Button look="text" onClick={() => ask(undefined)}>
          {t('today')}
        </Button>
      )}
    </div>
  )
}
