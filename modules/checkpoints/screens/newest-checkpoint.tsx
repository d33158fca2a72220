import { CopyText } from '#ui/copy-text.tsx'
import { DefinitionList } from '#ui/definition-list.tsx'
import { formatMoment, formatNumber } from '#ui/format.ts'
import { useLanguage } from '#ui/language.ts'
import { Section } from '#ui/page.tsx'
import { Empty } from '#ui/states.tsx'
import { useWords } from '#ui/words.ts'
import type { Checkpoint } from '../contract.ts'
import css from './checkpoints.module.css'
import { words } from './words.ts'

/** The newest checkpoint as a text to keep, and what its lines say. */
export function NewestCheckpoint({ checkpoint }: { checkpoint: Checkpoint | undefined }) {
  const t = useWords(words)
  const language = useLanguage()
  if (!checkpoint) return <Empty title={t('none')}>{t('noneWhy')}</Empty>
  const { sealNumber, treeSize, text, madeAt } = checkpoint
  return (
    <Section title={t('newest')}>
      <CopyText
        long
        label={t('newestNote', { n: sealNumber, when: formatMoment(madeAt, language) })}
        text={text}
      />
      <details className={css.lines}>
        <summary>{t('lines')}</summary>
        <DefinitionList
          items={[
            { term: t('lineOrigin'), value: t('lineOriginMeans') },
            { term: t('lineSize'), value: t('lineSizeMeans', { n: formatNumber(treeSize, language) }) },
            { term: t('lineRoot'), value: t('lineRootMeans') },
            { term: t('lineSeal'), value: t('lineSealMeans') },
            { term: t('lineSignature'), value: t('lineSignatureMeans') },
          ]}
        />
      </details>
    </Section>
  )
}
