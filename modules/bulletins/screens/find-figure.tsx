import { classNames } from '#ui/class-names.ts'
import { VisuallyHidden } from '#ui/visually-hidden.tsx'
import { useWords } from '#ui/words.ts'
import { deskWords } from './desk-words.ts'
import css from './editor.module.css'
import type { Finding } from './use-finder.ts'

const GAP = 6

/** Figures found by what was typed after `@`. The text keeps the focus, so what Enter would take is read out. */
export function FindFigure({ finding }: { finding: Finding | undefined }) {
  const t = useWords(deskWords)
  const chosen = finding?.items[finding.at]
  return (
    <>
      <output>
        <VisuallyHidden>
          {chosen && t('wouldTake', { title: chosen.title, wording: chosen.wording })}
          {finding && !chosen && t('noneFound')}
        </VisuallyHidden>
      </output>
      {finding && (
        <div
          className={css.finder}
          style={{ left: finding.place?.left, top: (finding.place?.bottom ?? 0) + GAP }}
        >
          {!chosen && <p>{t('noneFound')}</p>}
          <ul aria-label={t('findFigure')}>
            {finding.items.map((figure) => (
              <li key={figure.key}>
                <button
                  type="button"
                  tabIndex={-1}
                  className={classNames(css.option, figure === chosen && css.current)}
                  // The text must not lose the focus before the figure is placed.
                  onPointerDown={(event) => event.preventDefault()}
                  onClick={() => finding.take(figure)}
                >
                  <span>{figure.title}</span>
                  <b>{figure.wording}</b>
                </button>
              </li>
            ))}
          </ul>
        </div>
      )}
    </>
  )
}
