import { useWords } from '#ui/words.ts'
import { bookWords } from './book-words.ts'

/** In yuan; nothing is paid here. */
export function Cost({ value }: { value: number | null }) {
  const t = useWords(bookWords)
  if (value === null) return <span>{t('noPrice')}</span>
  if (value === 0) return <span>{t('free')}</span>
  return (
    <span>
      {t('cost')} <b>{t('yuan', { n: value })}</b>
    </span>
  )
}
