import { useMutation } from '@tanstack/react-query'
import { unitName } from '#modules/network/screens/unit-name.ts'
import { useUnitFinder } from '#modules/people/screens/finders.ts'
import { Button, ButtonRow } from '#ui/button.tsx'
import type { Option } from '#ui/choice-field.tsx'
import { FinderField } from '#ui/finder-field.tsx'
import { Form } from '#ui/form.tsx'
import { formatMoment } from '#ui/format.ts'
import { useLanguage } from '#ui/language.ts'
import { Section } from '#ui/page.tsx'
import { Refusal } from '#ui/refusal.tsx'
import { useForm } from '#ui/use-form.ts'
import { useWords } from '#ui/words.ts'
import type { Challenge, Invitation } from '../contract.ts'
import { actWords } from './act-words.ts'
import css from './challenges.module.css'
import { challenges } from './client.ts'
import { refusalWords } from './refusal-words.ts'
import { useRefresh } from './use-refresh.ts'

/** Which units may read the detail, and who did: for the asker and the office. */
export function ChosenUnits({ challenge }: { challenge: Challenge }) {
  const t = useWords(actWords)
  const { asker, invitations, can } = challenge
  if (!asker) return null
  return (
    <>
      <Section title={t('invitations')}>
        {invitations.length === 0 && <p className={css.soft}>{t('noInvitations')}</p>}
        <ul className={css.rows}>
          {invitations.map((invitation) => (
            <Invited key={invitation.unit.id} invitation={invitation} challenge={challenge} />
          ))}
        </ul>
        {can.invite && <Invite id={challenge.id} />}
      </Section>
      <Readings challenge={challenge} />
    </>
  )
}

function Invited({ invitation, challenge }: { invitation: Invitation; challenge: Challenge }) {
  const t = useWords(actWords)
  const lang = useLanguage()
  const refresh = useRefresh()
  const withdraw = useMutation({ ...challenges.withdrawInvitation.mutationOptions(), onSuccess: refresh })
  const { unit, withdrawnAt, acceptedAt, acceptedVersion } = invitation
  const standing =
    acceptedAt && acceptedVersion !== null
      ? t('acceptedAt', { at: formatMoment(acceptedAt, lang), n: acceptedVersion })
      : t('notAccepted')
  const params = { id: challenge.id }
  return (
    <li>
      <h3>{unitName(unit, lang)}</h3>
      <small>{withdrawnAt ? t('invitationWithdrawn') : standing}</small>
      <Refusal problem={withdraw.error} words={refusalWords} />
      {challenge.can.invite && withdrawnAt === null && (
        <Button
          look="text"
          busy={withdraw.isPending}
          onClick={() => withdraw.mutate({ params, body: { unitId: unit.id } })}
        >
          {t('withdrawInvitation')}
        </Button>
      )}
    </li>
  )
}

function Invite({ id }: { id: string }) {
  const t = useWords(actWords)
  const finder = useUnitFinder()
  const refresh = useRefresh()
  const invite = useMutation({ ...challenges.inviteUnit.mutationOptions(), onSuccess: refresh })
  const form = useForm<{ unitId: Option | null }>({
    initial: { unitId: null },
    labels: { unitId: t('invite') },
    check: ({ unitId }) => (unitId ? [] : [{ field: 'unitId', code: 'required' }]),
    problem: invite.error,
    words: refusalWords,
  })
  const send = ({ unitId }: { unitId: Option | null }) => {
    if (unitId) invite.mutate({ params: { id }, body: { unitId: unitId.value } }, { onSuccess: form.forget })
  }
  return (
    <div className={css.act}>
      <Form form={form} problem={invite.error} words={refusalWords} onSend={send}>
        <FinderField {...form.field('unitId')} {...finder} />
        <ButtonRow>
          <Button type="submit" busy={invite.isPending}>
            {t('inviteSend')}
          </Button>
        </ButtonRow>
      </Form>
    </div>
  )
}

function Readings({ challenge: { readings } }: { challenge: Challenge }) {
  const t = useWords(actWords)
  const lang = useLanguage()
  return (
    <Section title={t('readings')}>
      {readings.length === 0 && <p className={css.soft}>{t('noReadings')}</p>}
      <ul className={css.rows}>
        {readings.map(({ person, unit, at }) => (
          <li key={`${person.id}${at}`}>
            <h3>{person.name}</h3>
            <small>
              {unit ? unitName(unit, lang) : t('ownOffice')} · {formatMoment(at, lang)}
            </small>
          </li>
        ))}
      </ul>
    </Section>
  )
}
