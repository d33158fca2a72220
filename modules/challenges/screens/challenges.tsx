import { Page } from '#ui/page.tsx'
import { Empty } from '#ui/states.tsx'
import { useWords } from '#ui/words.ts'
import { ChallengeList } from './challenge-list.tsx'
import { challengeWords } from './challenge-words.ts'

/** Every challenge that is public. */
export function Challenges() {
  const t = useWords(challengeWords)
  return (
    <Page setting="read" title={t('title')} lead={t('lead')}>
      <ChallengeList box="public" empty={<Empty title={t('none')}>{t('noneHelp')}</Empty>} />
    </Page>
  )
}
