import { Waiting } from '#ui/states.tsx'
import { useWords } from '#ui/words.ts'
import css from './check-steps.module.css'
import { words } from './words.ts'

/** While the proof is fetched and computed. */
export function Computing() {
  const t = useWords(words)
  return (
    <>
      <p className={css.computing}>{t('checking')}</p>
      <Waiting shape="rows" lines={4} />
    </>
  )
}
