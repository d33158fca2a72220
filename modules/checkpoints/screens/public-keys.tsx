import { useQuery } from '@tanstack/react-query'
import { CopyText } from '#ui/copy-text.tsx'
import { formatMoment } from '#ui/format.ts'
import { useLanguage } from '#ui/language.ts'
import { Loaded } from '#ui/loaded.tsx'
import { Section } from '#ui/page.tsx'
import { Empty } from '#ui/states.tsx'
import { useWords } from '#ui/words.ts'
import type { CheckpointKey } from '../contract.ts'
import { checkpoints } from './client.ts'
import { words } from './words.ts'

/** Every key that signs or signed, to be written down. */
export function PublicKeys() {
  const t = useWords(words)
  return (
    <Section title={t('keys')}>
      <Loaded query={useQuery(checkpoints.listCheckpointKeys.queryOptions({}))}>
        {({ items }) => {
          if (items.length === 0) return <Empty title={t('noKey')}>{t('noKeyWhy')}</Empty>
          return (
            <>
              {items.some(({ ended }) => ended) && <p>{t('keysNote')}</p>}
              {items.map((key) => (
                <PublicKey key={key.vkey} publicKey={key} />
              ))}
            </>
          )
        }}
      </Loaded>
    </Section>
  )
}

function PublicKey({ publicKey: { vkey, began, ended } }: { publicKey: CheckpointKey }) {
  const t = useWords(words)
  const language = useLanguage()
  const since = formatMoment(began, language)
  const label = ended
    ? t('keyUntil', { began: since, ended: formatMoment(ended, language) })
    : t('keySince', { began: since })
  return <CopyText long label={label} text={vkey} />
}
