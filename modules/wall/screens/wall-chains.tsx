import { useLanguage } from '#ui/language.ts'
import { useWords } from '#ui/words.ts'
import type { WallChain } from '../contract.ts'
import { changeOf } from './change-of.ts'
import { Counting } from './counting.tsx'
import css from './wall-chains.module.css'
import { words } from './words.ts'

/** The chains as beads on one thread, in the order of the city and all of one size: nothing here ranks them. */
export function WallChains({ chains }: { chains: readonly WallChain[] }) {
  const t = useWords(words)
  const language = useLanguage()
  if (chains.length === 0) return null
  return (
    <section className={css.chains} aria-labelledby="wall-chains">
      <h2 id="wall-chains" className={css.title}>
        {t('chains')}
        <span className={css.note}>{t('chainsNote')}</span>
      </h2>
      <ol className={css.thread}>
        {chains.map(({ key, name, members, joined }) => (
          <li key={key} className={css.chain}>
            <span className={css.bead}>
              <Counting value={members} />
            </span>
            <span className={css.name}>{name}</span>
            <span className={css.joined}>
              {joined > 0 && t('lately', { change: changeOf(joined, language) })}
            </span>
          </li>
        ))}
      </ol>
    </section>
  )
}
