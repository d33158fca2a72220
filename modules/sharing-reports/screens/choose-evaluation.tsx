import { Button } from '#ui/button.tsx'
import { ViewSwitch } from '#ui/view-switch.tsx'
import { useWords } from '#ui/words.ts'
import css from './sharing-report.module.css'
import { useEvaluation } from './use-evaluation.ts'
import { words } from './words.ts'

/** Which year, and which resources; the address keeps both. */
export function ChooseEvaluation() {
  const t = useWords(words)
  const { year, scope, thisYear, change } = useEvaluation()
  return (
    <div className={css.asked}>
      <ViewSwitch
        label={t('scope')}
        views={(['evaluated', 'all'] as const).map((key) => ({ key, name: t(key) }))}
        value={scope}
        onChange={(next) => change({ scope: next })}
      />
      <div className={css.steps}>
        <Button onClick={() => change({ year: String(year - 1) })}>{t('earlier')}</Button>
        <Button disabled={year >= thisYear} onClick={() => change({ year: String(year + 1) })}>
          {t('later')}
        </Button>
      </div>
    </div>
  )
}
