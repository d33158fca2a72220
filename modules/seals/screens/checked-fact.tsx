import { useQuery } from '@tanstack/react-query'
import type { RefusalOf } from '#platform/contract.ts'
import { Loaded } from '#ui/loaded.tsx'
import { Section } from '#ui/page.tsx'
import { useWords } from '#ui/words.ts'
import type { FactProof, sealsContract } from '../contract.ts'
import { type Check, type FactStep, checkFact, textOfFact } from '../rules.ts'
import { CheckSteps, type CheckText } from './check-steps.tsx'
import { seals } from './client.ts'
import { Computing } from './computing.tsx'
import { digest } from './digest.ts'
import { refusals, words } from './words.ts'
import { Verdict } from './verdict.tsx'

type Refusal = RefusalOf<typeof sealsContract.getFactProof>
interface Checked {
  proof: FactProof
  checks: Check<FactStep>[]
}

/** A record, checked step by step as soon as its proof is here. */
export function CheckedFact({ id, seal }: { id: string; seal: string | undefined }) {
  const t = useWords(words)
  const query = useQuery<Checked, Refusal>({
    queryKey: ['checkFact', id, seal],
    queryFn: async () => {
      const asked = seal === undefined ? {} : { seal: Number(seal) }
      const proof = await seals.getFactProof({ params: { id }, query: asked })
      const { previous: number } = proof.seal
      const previous = number === null ? null : await seals.getSeal({ params: { number } })
      return { proof, checks: await checkFact({ id, proof, previous }, digest) }
    },
  })
  return (
    <Section title={t('result')}>
      <Loaded query={query} words={refusals} waiting={<Computing />}>
        {({ proof, checks }) => <FactResult proof={proof} checks={checks} />}
      </Loaded>
    </Section>
  )
}

function FactResult({ proof, checks }: Checked) {
  const t = useWords(words)
  const { fact, seal, leafIndex, path } = proof
  const textOf = ({ step }: Check<FactStep>): CheckText => {
    switch (step) {
      case 'leaf':
        return fact
          ? { title: t('leaf'), text: t('leafText'), source: textOfFact(fact) }
          : { title: t('leaf'), text: t('leafHidden') }
      case 'path': {
        const place = { place: leafIndex + 1, size: seal.treeSize, n: path.length }
        return { title: t('path'), text: t('pathText', place) }
      }
      case 'link':
        return {
          title: t('link', { seal: seal.number }),
          text: seal.previous === null ? t('linkFirst') : t('linkText', { seal: seal.number }),
        }
      case 'seal':
        return { title: t('seal', { seal: seal.number }), text: t('sealText') }
    }
  }
  return (
    <>
      <Verdict
        checks={checks}
        seal={seal}
        title={t('factHolds', { n: seal.number })}
        next={t(fact ? 'factHoldsNext' : 'factHidden')}
      />
      <CheckSteps checks={checks} textOf={textOf} />
    </>
  )
}
