import { useMutation } from '@tanstack/react-query'
import { Button } from '#ui/button.tsx'
import { DefinitionList } from '#ui/definition-list.tsx'
import { dayIn, formatDate, formatMoment } from '#ui/format.ts'
import { useLanguage } from '#ui/language.ts'
import { Section } from '#ui/page.tsx'
import { Refusal } from '#ui/refusal.tsx'
import { useWords } from '#ui/words.ts'
import type { Matter } from '../contract.ts'
import { isAsker } from './asker-acts.ts'
import { askerWords } from './asker-words.ts'
import { matters } from './client.ts'
import css from './matter-of-asker.module.css'
import { matterWords } from './matter-words.ts'

/** Each reading of the personal part, with its reason; nobody reads unseen. */
export function WhoReadIt({ matter, hasAccount }: { matter: Matter; hasAccount: boolean }) {
  const { personalPart, steps } = matter
  const t = useWords(askerWords)
  const tMatter = useWords(matterWords)
  const lang = useLanguage()
  if (!personalPart.exists) return null
  const readings = steps.filter(({ kind }) => kind === 'personal_part_read')
  return (
    <Section title={t('personal')}>
      {personalPart.wipedAt && (
        <p className={css.soft}>
          {t('personalWiped', { day: formatDate(dayIn(new Date(personalPart.wipedAt)), lang) })}
        </p>
      )}
      {readings.length === 0 && !personalPart.wipedAt && <p className={css.soft}>{t('personalNone')}</p>}
      <ul className={css.parts}>
        {readings.map(({ id, body, at, words }) => (
          <li key={id}>
            <p>{t('personalRead', { body: body?.name ?? '', at: formatMoment(at, lang) })}</p>
            {words && <p className={css.soft}>{tMatter('words', { words })}</p>}
          </li>
        ))}
      </ul>
      {hasAccount && isAsker(matter) && matter.can.readPersonalPart && <OwnPart id={matter.id} />}
    </Section>
  )
}

/** One's own answers; reading them is no step, because nobody else reads. */
function OwnPart({ id }: { id: string }) {
  const t = useWords(askerWords)
  const lang = useLanguage()
  const read = useMutation(matters.readPersonalPart.mutationOptions())
  if (read.data)
    return (
      <DefinitionList
        items={read.data.answers.map(({ question, answer }) => ({ term: question.text, value: answer }))}
      />
    )
  const call = { params: { id }, query: { lang }, body: { reason: t('ownReason') } }
  return (
    <>
      <Refusal problem={read.error} words={askerWords} />
      <Button look="text" busy={read.isPending} onClick={() => read.mutate(call)}>
        {t('own')}
      </Button>
    </>
  )
}
