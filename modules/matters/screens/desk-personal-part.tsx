import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { Button } from '#ui/button.tsx'
import { DefinitionList } from '#ui/definition-list.tsx'
import { Section } from '#ui/page.tsx'
import { ReasonDialog } from '#ui/reason-dialog.tsx'
import { useWords } from '#ui/words.ts'
import type { Matter } from '../contract.ts'
import { matters } from './client.ts'
import { useReadAnew } from './desk-acts.ts'
import { deskRefusalWords } from './desk-refusal-words.ts'
import { atDeskWords } from './matter-at-desk-words.ts'
import css from './matter-at-desk.module.css'

/** Behind a reason that the asker will read; what was read stays on the screen alone, and goes with it. */
export function PersonalPart({ matter: { id, personalPart, can } }: { matter: Matter }) {
  const t = useWords(atDeskWords)
  const [isAsking, setAsking] = useState(false)
  const readAnew = useReadAnew()
  const read = useMutation({
    ...matters.readPersonalPart.mutationOptions(),
    onSuccess: () => {
      setAsking(false)
      // The reading is a step of the matter.
      return readAnew()
    },
  })
  if (!personalPart.exists && !can.readPersonalPart) return null
  if (personalPart.wipedAt !== null) return <p className={css.from}>{t('personalPartWiped')}</p>
  if (!can.readPersonalPart) return <p className={css.from}>{t('personalPartNone')}</p>
  const { data } = read
  return (
    <Section title={t('personalPart')} note={data ? undefined : t('personalPartHelp')}>
      {data ? (
        <div className={css.personal}>
          <DefinitionList
            items={[
              ...data.answers.map(({ question, answer }) => ({ term: question.text, value: answer })),
              { term: t('contactName'), value: data.contact?.name },
              { term: t('contactPhone'), value: data.contact?.phone },
            ]}
          />
          <p className={css.from}>{t('recorded')}</p>
        </div>
      ) : (
        <Button onClick={() => setAsking(true)}>{t('read')}</Button>
      )}
      <ReasonDialog
        title={t('readTitle')}
        help={t('readHelp')}
        label={t('readReason')}
        action={t('readYes')}
        open={isAsking}
        onClose={() => setAsking(false)}
        busy={read.isPending}
        problem={read.error}
        words={deskRefusalWords}
        onSend={(reason) => read.mutate({ params: { id }, body: { reason } })}
      />
    </Section>
  )
}
