import { useSearchParam } from '#ui/address.ts'
import { Notice } from '#ui/notice.tsx'
import { Page } from '#ui/page.tsx'
import { useWords } from '#ui/words.ts'
import { AskForProof } from './ask-for-proof.tsx'
import { CheckedFact } from './checked-fact.tsx'
import { CheckedSeals } from './checked-seals.tsx'
import { HowToCheck } from './how-to-check.tsx'
import { words } from './words.ts'

/** Checks proofs in the reader's own browser; the address says of which record, or of which two seals. */
export function Verify() {
  const t = useWords(words)
  return (
    <Page setting="read" title={t('verifyTitle')} lead={t('verifyLead')}>
      <Result />
      <AskForProof />
      <HowToCheck />
    </Page>
  )
}

function Result() {
  const t = useWords(words)
  const [fact] = useSearchParam('fact')
  const [seal] = useSearchParam('seal')
  const [from] = useSearchParam('from')
  const [to] = useSearchParam('to')
  if (fact === undefined && to === undefined) return null
  // Browsers keep their hashing from pages that came over an open line.
  if (!globalThis.isSecureContext)
    return (
      <Notice tone="wait" title={t('noSecure')}>
        {t('noSecureWhy')}
      </Notice>
    )
  if (fact !== undefined) return <CheckedFact key={fact} id={fact} seal={seal} />
  return <CheckedSeals from={from ?? to ?? ''} to={to ?? ''} />
}
