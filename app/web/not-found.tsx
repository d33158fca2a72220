import { ButtonLink, ButtonRow } from '#ui/button.tsx'
import { Page } from '#ui/page.tsx'
import { useWords } from '#ui/words.ts'
import { words } from './words.ts'

export function NotFound() {
  const t = useWords(words)
  return (
    <Page setting="read" title={t('notFound')} lead={t('notFoundWhy')}>
      <ButtonRow>
        <ButtonLink to="/">{t('home')}</ButtonLink>
      </ButtonRow>
    </Page>
  )
}
