import { formatDay } from '#ui/format.ts'
import { useLanguage } from '#ui/language.ts'
import { useWords } from '#ui/words.ts'
import type { Wall } from '../contract.ts'
import { Counting } from './counting.tsx'
import css from './wall-day.module.css'
import { words } from './words.ts'

/** What today brought, and which units joined last. */
export function WallDay({ wall: { flow, joinings, today } }: { wall: Wall }) {
  const t = useWords(words)
  const language = useLanguage()
  return (
    <section className={css.day}>
      {flow && (
        <div className={css.flow}>
          <h2 className={css.title}>{t('ofToday', { title: flow.title })}</h2>
          <p className={css.total}>
            <Counting value={flow.total} />
            {language !== 'en' && <span className={css.unit}>{flow.countingUnit}</span>}
          </p>
          {flow.total === 0 && <p className={css.nothing}>{t('nothingToday')}</p>}
        </div>
      )}
      <div className={css.joinings}>
        <h2 className={css.title}>{t('joinings')}</h2>
        {joinings.length === 0 && <p className={css.nothing}>{t('noJoinings')}</p>}
        <ol>
          {joinings.map(({ id, day, unit, committee }) => (
            <li key={id} className={css.joining}>
              <span className={css.when}>{formatDay(day, language, today)}</span>
              <span className={css.what}>
                {t.nodes('joined', { unit: <b>{unit}</b>, committee: <em>{committee}</em> })}
              </span>
            </li>
          ))}
        </ol>
      </div>
    </section>
  )
}
