import { useMe } from '#modules/people/screens/session.ts'
import { OwnGrades } from '#modules/talents/screens/own-grades.tsx'
import { Page } from '#ui/page.tsx'
import { useWords } from '#ui/words.ts'
import { AskedOfKeeper } from './asked-of-keeper.tsx'
import { OwnQualifications } from './own-qualifications.tsx'
import { OwnRequests } from './own-requests.tsx'
import { qualificationWords } from './qualification-words.ts'
import { WhoIsQualified } from './who-is-qualified.tsx'

/** For keepers what waits and who is qualified; for everybody what they hold themselves. */
export function Qualifications() {
  const t = useWords(qualificationWords)
  const isKeeper = useMe().data?.posts.some(({ role }) => role === 'keeper') ?? false
  return (
    <Page title={t('title')} lead={t(isKeeper ? 'leadKeeper' : 'lead')}>
      {isKeeper && (
        <>
          <AskedOfKeeper />
          <WhoIsQualified />
        </>
      )}
      <OwnQualifications />
      <OwnRequests />
      <OwnGrades />
    </Page>
  )
}
