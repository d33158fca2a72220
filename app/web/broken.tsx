import { Button, ButtonRow } from '#ui/button.tsx'
import { Page } from '#ui/page.tsx'
import { useWords } from '#ui/words.ts'
import { words } from './words.ts'

/** In place of a screen that failed; the frame around it and what was typed stay. */
export function Broken() {
  const t = useWords(words)
  return (
    <Page setting="read" title={t('broken')} lead={t('brokenWhy')}>
      <ButtonRow>
        <Button look="loud" onClick={() => location.reload()}>
          {t('reload')}
        </Button>
      </ButtonRow>
    </Page>
  )
}
