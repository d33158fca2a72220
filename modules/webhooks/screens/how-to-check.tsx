import { CopyText } from '#ui/copy-text.tsx'
import { Section } from '#ui/page.tsx'
import { useWords } from '#ui/words.ts'
import { webhookWords } from './webhook-words.ts'
import css from './webhooks.module.css'

/** Standard Webhooks with tools that stand on every server; $body is a file, since a shell would change what it holds. */
const COMMAND = `key=$(printf %s "\${secret#whsec_}" | base64 -d | od -An -tx1 | tr -d ' \\n')
{ printf '%s.%s.' "$id" "$timestamp"; cat "$body"; } |
  openssl dgst -sha256 -mac HMAC -macopt "hexkey:$key" -binary | base64`

/** For whoever runs the system that is told. */
export function HowToCheck() {
  const t = useWords(webhookWords)
  return (
    <Section title={t('check')}>
      <div className={css.check}>
        <p>{t('check1')}</p>
        <ol>
          <li>{t('check2')}</li>
          <li>{t('check3')}</li>
          <li>{t('check4')}</li>
          <li>{t('check5')}</li>
        </ol>
        <CopyText label={t('command')} text={COMMAND} long />
      </div>
    </Section>
  )
}
