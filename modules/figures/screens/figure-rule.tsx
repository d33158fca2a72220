import { DefinitionList } from '#ui/definition-list.tsx'
import { Section } from '#ui/page.tsx'
import { useWords } from '#ui/words.ts'
import type { Figure } from '../contract.ts'
import { figureWords } from './figure-words.ts'

/** The rule in plain words: what counts, what makes two the same, which day counts, stock or flow. */
export function FigureRule({ figure: { kind, rule, distinct, dateBasis, source } }: { figure: Figure }) {
  const t = useWords(figureWords)
  return (
    <Section id="rule" title={t('rule')}>
      <DefinitionList
        items={[
          { term: t('ruleCounts'), value: rule },
          { term: t('ruleOnce'), value: kind === 'constant' ? null : t(`once.${distinct}`) },
          { term: t('ruleDay'), value: dateBasis },
          { term: t('ruleKind'), value: t(`meaning.${kind}`) },
          { term: t('ruleSource'), value: source },
        ]}
      />
    </Section>
  )
}
