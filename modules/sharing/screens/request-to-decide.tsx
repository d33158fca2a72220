import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { Button, ButtonRow } from '#ui/button.tsx'
import { Dialog } from '#ui/dialog.tsx'
import { Form } from '#ui/form.tsx'
import { dayIn, formatDate, formatMoment } from '#ui/format.ts'
import { useLanguage } from '#ui/language.ts'
import { Link } from '#ui/link.tsx'
import { ReasonDialog } from '#ui/reason-dialog.tsx'
import { DayField } from '#ui/text-field.tsx'
import { useForm } from '#ui/use-form.ts'
import { useWords } from '#ui/words.ts'
import type { QualificationRequest } from '../contract.ts'
import { sharing } from './client.ts'
import { qualificationWords } from './qualification-words.ts'
import css from './qualifications.module.css'
import { refusalWords } from './refusal-words.ts'
import { useRefresh } from './use-refresh.ts'

/** One request with what the person wrote and shows, and the keeper's answer. */
export function RequestToDecide({ request }: { request: QualificationRequest }) {
  const t = useWords(qualificationWords)
  const language = useLanguage()
  const [asking, setAsking] = useState<'grant' | 'refuse'>()
  const close = () => setAsking(undefined)
  const { resource, person, words, evidence, askedAt, can } = request
  return (
    <li>
      <h3>
        <Link to={resource.url}>{resource.name}</Link>
      </h3>
      <p className={css.soft}>
        {t('askedAt', { person: person.name, moment: formatMoment(askedAt, language) })}
      </p>
      <p className={css.words}>{words}</p>
      {evidence && (
        <p>
          {t.nodes('shows', {
            resource: <Link to={evidence.resource.url}>{evidence.resource.name}</Link>,
            unit: evidence.resource.unit.name,
            day: formatDate(dayIn(new Date(evidence.grantedAt)), language),
            state: t(evidence.state),
          })}
        </p>
      )}
      {can.decide && (
        <ButtonRow>
          <Button onClick={() => setAsking('grant')}>{t(evidence ? 'recognise' : 'grant')}</Button>
          <Button look="text" onClick={() => setAsking('refuse')}>
            {t('refuse')}
          </Button>
        </ButtonRow>
      )}
      <Dialog title={t('grantTitle', { person: person.name })} open={asking === 'grant'} onClose={close}>
        <GrantForm request={request} />
      </Dialog>
      <Refuse request={request} isOpen={asking === 'refuse'} onClose={close} />
    </li>
  )
}

function useDecide() {
  const refresh = useRefresh()
  return useMutation({ ...sharing.decideQualification.mutationOptions(), onSuccess: refresh })
}

function GrantForm({ request: { id, resource, evidence } }: { request: QualificationRequest }) {
  const t = useWords(qualificationWords)
  const decide = useDecide()
  const form = useForm({
    initial: { expiresOn: '' },
    labels: { expiresOn: t('expiresOn') },
    problem: decide.error,
    words: refusalWords,
  })
  return (
    <Form
      form={form}
      problem={decide.error}
      words={refusalWords}
      onSend={({ expiresOn }) =>
        decide.mutate({ params: { id }, body: { isGranted: true, expiresOn: expiresOn || null } })
      }
    >
      <p>{t('grantHelp', { resource: resource.name })}</p>
      <DayField {...form.field('expiresOn')} help={t('expiresHelp')} optional />
      <ButtonRow>
        <Button look="loud" type="submit" busy={decide.isPending}>
          {t(evidence ? 'recognise' : 'grant')}
        </Button>
      </ButtonRow>
    </Form>
  )
}

interface RefuseProps {
  request: QualificationRequest
  isOpen: boolean
  onClose: () => void
}

function Refuse({ request: { id, person }, isOpen, onClose }: RefuseProps) {
  const t = useWords(qualificationWords)
  const decide = useDecide()
  return (
    <ReasonDialog
      title={t('refuseTitle', { person: person.name })}
      help={t('refuseHelp')}
      label={t('refuseLabel')}
      action={t('refuse')}
      open={isOpen}
      onClose={onClose}
      onSend={(reason) => decide.mutate({ params: { id }, body: { isGranted: false, reason } })}
      busy={decide.isPending}
      problem={decide.error}
      words={refusalWords}
    />
  )
}
