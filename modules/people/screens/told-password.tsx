import { CopyText } from '#ui/copy-text.tsx'
import { useWords } from '#ui/words.ts'
import { accountWords } from './account-words.ts'

/** A password that is told this once, and what to do with it; null where it was told before. */
export function ToldPassword({ password }: { password: string | null }) {
  const t = useWords(accountWords)
  if (password === null) return <p>{t('passwordGone')}</p>
  return (
    <>
      <CopyText label={t('password')} text={password} />
      <p>{t('passwordHelp')}</p>
    </>
  )
}
