import { useMe } from '#modules/people/screens/session.ts'
import { ButtonLink } from '#ui/button.tsx'
import { Page } from '#ui/page.tsx'
import { Empty } from '#ui/states.tsx'
import { useWords } from '#ui/words.ts'
import { ChallengeList } from './challenge-list.tsx'
import { challengeWords } from './challenge-words.ts'

/** Those in which the reader has a part; the office posts new ones from here. */
export function MyChallenges() {
  const t = useWords(challengeWords)
  const isOffice = useMe().data?.posts.some(({ role }) => role === 'operator') ?? false
  const actions = isOffice && <ButtonLink to="/work/challenges/new">{t('propose')}</ButtonLink>
  const seePublic = <ButtonLink to="/challenges">{t('seePublic')}</ButtonLink>
  return (
    <Page title={t('mine')} lead={t('mineLead')} actions={actions}>
      <ChallengeList
        box="mine"
        empty={
          <Empty title={t('noneMine')} action={seePublic}>
            {t('noneMineHelp')}
          </Empty>
        }
      />
    </Page>
  )
}
