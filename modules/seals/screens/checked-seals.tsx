import { useQuery } from '@tanstack/react-query'
import type { RefusalOf } from '#platform/contract.ts'
import { Loaded } from '#ui/loaded.tsx'
import { Section } from '#ui/page.tsx'
import { useWords } from '#ui/words.ts'
import type { ConsistencyProof, Seal, sealsContract } from '../contract.ts'
import { type Check, type ConsistencyStep, checkConsistency } from '../rules.ts'
import { CheckSteps, type CheckText } from './check-steps.tsx'
import { seals } from './client.ts'
import { Computing } from './computing.tsx'
import { digest } from './digest.ts'
import { Verdict } from './verdict.tsx'
import { refusals, words } from './words.ts'

type Refusal = RefusalOf<typeof sealsContract.getConsistencyProof>
interface Checked {
  proof: ConsistencyProof
  checks: Check<ConsistencyStep>[]
}

/** Two seals, of which the newer is shown to begin with the older. */
export function CheckedSeals({ from, to }: { from: string; to: string }) {
  const t = useWords(words)
  const query = useQuery<Checked, Refusal>({
    queryKey: ['checkSeals', from, to],
    queryFn: async () => {
      const proof = await seals.getConsistencyProof({
        params: { number: Number(to) },
        query: { from: Number(from) },
      })
      const beforeNewer = await sealBefore(proof)
      return { proof, checks: await checkConsistency(proof, beforeNewer, digest) }
    },
  })
  return (
    <Section title={t('result')}>
      <Loaded query={query} words={refusals} waiting={<Computing />}>
        {({ proof, checks }) => <SealsResult proof={proof} checks={checks} />}
      </Loaded>
    </Section>
  )
}

/** The one just before the newer, which the newer names by its hash. */
async function sealBefore({ older, newer }: ConsistencyProof): Promise<Seal | null> {
  if (newer.previous === null) return null
  return newer.previous === older.number ? older : seals.getSeal({ params: { number: newer.previous } })
}

function SealsResult({ proof: { older, newer, path }, checks }: Checked) {
  const t = useWords(words)
  const isOne = older.number === newer.number
  const textOf = ({ step, seal }: Check<ConsistencyStep>): CheckText => {
    const number = { seal: seal ?? newer.number }
    switch (step) {
      case 'olderRoot':
        return {
          title: t('olderRoot', number),
          text: t('olderRootText', { ...number, size: older.treeSize }),
        }
      case 'newerRoot': {
        const sizes = { ...number, size: newer.treeSize, n: path.length }
        return { title: t('newerRoot', number), text: t('newerRootText', sizes) }
      }
      case 'link':
        return {
          title: t('link', number),
          text: newer.previous === null ? t('linkFirst') : t('linkText', number),
        }
      case 'seal':
        return { title: t('seal', number), text: t('sealText') }
    }
  }
  return (
    <>
      <Verdict
        checks={checks}
        seal={newer}
        title={
          isOne
            ? t('sealHolds', { n: newer.number })
            : t('sealsHold', { n: newer.number, from: older.number })
        }
        next={isOne ? t('sealHoldsNext') : t('sealsHoldNext', { count: older.treeSize })}
      />
      <CheckSteps checks={checks} textOf={textOf} />
    </>
  )
}
