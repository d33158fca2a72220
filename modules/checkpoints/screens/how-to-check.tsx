import { CopyText } from '#ui/copy-text.tsx'
import { Link } from '#ui/link.tsx'
import { Prose, Section } from '#ui/page.tsx'
import { useWords } from '#ui/words.ts'
import { words } from './words.ts'

const COMMAND = 'npm run juguang -- verify --checkpoint FILE --key KEYFILE'

/** What somebody does who keeps checkpoints, from the least trouble to the most. */
export function HowToCheck() {
  const t = useWords(words)
  const page = <Link to="/verify">{t('verifyPage')}</Link>
  return (
    <Section title={t('how')}>
      <Prose>
        <ul>
          <li>{t('howKeep')}</li>
          <li>{t('howSignature')}</li>
          <li>{t.nodes('howGrowth', { page })}</li>
          <li>{t('howWhole')}</li>
        </ul>
      </Prose>
      <CopyText long label={t('command')} text={COMMAND} />
      <p>{t('howMore')}</p>
    </Section>
  )
}
