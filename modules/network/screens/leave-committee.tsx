import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { Button } from '#ui/button.tsx'
import { Section } from '#ui/page.tsx'
import { ReasonDialog } from '#ui/reason-dialog.tsx'
import { useWords } from '#ui/words.ts'
import type { Unit } from '../contract.ts'
import { network } from './client.ts'
import { useUnitChanged } from './keep-organisations.tsx'
import { keepUnitWords } from './keep-unit-words.ts'

type Membership = Unit['memberships'][number]

/** The chains a unit is in, and the way out of each, with a reason. */
export function LeaveCommittee({ unit }: { unit: Unit }) {
  const t = useWords(keepUnitWords)
  const open = unit.memberships.filter(({ can }) => can.leave)
  if (open.length === 0) return null
  return (
    <Section title={t('memberships')}>
      <ul>
        {open.map((membership) => (
          <li key={membership.id}>
            {membership.committee.name} <Leave unitId={unit.id} membership={membership} />
          </li>
        ))}
      </ul>
    </Section>
  )
}

function Leave({ unitId, membership: { committee } }: { unitId: string; membership: Membership }) {
  const t = useWords(keepUnitWords)
  const [isAsked, ask] = useState(false)
  const onSuccess = useUnitChanged()
  const leave = useMutation({ ...network.leaveCommittee.mutationOptions(), onSuccess })
  return (
    <>
      <Button look="text" aria-label={t('leaveOne', { name: committee.name })} onClick={() => ask(true)}>
        {t('leave')}
      </Button>
      <ReasonDialog
        title={t('leaveOne', { name: committee.name })}
        help={t('leaveHelp')}
        label={t('reason')}
        action={t('leaveYes')}
        open={isAsked}
        onClose={() => ask(false)}
        onSend={(reason) => leave.mutate({ params: { id: committee.id, unitId }, body: { reason } })}
        busy={leave.isPending}
        problem={leave.error}
        words={keepUnitWords}
      />
    </>
  )
}
