import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { Button, ButtonLink } from '#ui/button.tsx'
import { formatDate } from '#ui/format.ts'
import { useLanguage } from '#ui/language.ts'
import { Link } from '#ui/link.tsx'
import { Notice } from '#ui/notice.tsx'
import { Section } from '#ui/page.tsx'
import { ReasonDialog } from '#ui/reason-dialog.tsx'
import { useWords } from '#ui/words.ts'
import type { Unit } from '../contract.ts'
import { network } from './client.ts'
import { editUnitWords } from './edit-unit-words.ts'
import css from './keep-unit.module.css'

/** The chains that a unit is in, and how to leave one, with a reason. */
export function LeaveCommittees({ unit }: { unit: Unit }) {
  const t = useWords(editUnitWords)
  const [left, setLeft] = useState<string>()
  return (
    <Section title={t('memberships')}>
      {left !== undefined && <Notice tone="sure" urgent title={t('left', { committee: left })} />}
      {unit.memberships.length === 0 && (
        <>
          <p className={css.help}>{t('noMembership')}</p>
          <ButtonLink to="/work/apply">{t('apply')}</ButtonLink>
        </>
      )}
      <ul className={css.rows}>
        {unit.memberships.map((membership) => (
          <Membership
            key={membership.id}
            unitId={unit.id}
            membership={membership}
            onLeft={() => setLeft(membership.committee.name)}
          />
        ))}
      </ul>
    </Section>
  )
}

interface MembershipProps {
  unitId: string
  membership: Unit['memberships'][number]
  onLeft: () => void
}

function Membership({ unitId, membership, onLeft }: MembershipProps) {
  const t = useWords(editUnitWords)
  const language = useLanguage()
  const { committee, position, since, can } = membership
  return (
    <li>
      <div>
        <Link to={committee.url}>{committee.name}</Link>
        <small>{t('memberSince', { position: position.name, day: formatDate(since, language) })}</small>
      </div>
      {can.leave && <Leave unitId={unitId} membership={membership} onLeft={onLeft} />}
    </li>
  )
}

function Leave({ unitId, membership: { committee }, onLeft }: MembershipProps) {
  const t = useWords(editUnitWords)
  const [open, setOpen] = useState(false)
  const queries = useQueryClient()
  const leave = useMutation({
    ...network.leaveCommittee.mutationOptions(),
    onSuccess: async () => {
      onLeft()
      await Promise.all(
        [network.getUnit, network.listCommittees, network.listMembers].map(({ queryKey }) =>
          queries.invalidateQueries({ queryKey }),
        ),
      )
    },
  })
  const title = t('leaveTitle', { committee: committee.name })
  return (
    <>
      <Button look="text" aria-label={title} onClick={() => setOpen(true)}>
        {t('leave')}
      </Button>
      <ReasonDialog
        title={title}
        help={t('leaveHelp')}
        label={t('leaveReason')}
        action={t('leaveYes')}
        open={open}
        onClose={() => setOpen(false)}
        onSend={(reason) => leave.mutate({ params: { id: committee.id, unitId }, body: { reason } })}
        busy={leave.isPending}
        problem={leave.error}
        words={editUnitWords}
      />
    </>
  )
}
