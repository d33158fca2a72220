import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Button, ButtonRow } from '#ui/button.tsx'
import { useWords } from '#ui/words.ts'
import type { BookingObstacle, BookingWish } from '../contract.ts'
import { bookWords } from './book-words.ts'
import { bookings } from './client.ts'
import { ForWhom } from './for-whom.tsx'
import { JoinWaiting } from './join-waiting.tsx'
import { slotOf } from './lanes.ts'
import { NotPossibleRefusal } from './not-possible.tsx'
import { Panel } from './panel.tsx'
import { SetAside } from './set-aside.tsx'
import { useBorrower } from './use-borrower.ts'
import { useRefresh } from './use-refresh.ts'
import { Verdict } from './verdict.tsx'
import type { WishPanelProps } from './wish-panel.tsx'

/** The same for who is signed in: everything that stands in the way at once, then the hold. */
export function Wish({ onHeld, ...time }: WishPanelProps) {
  const t = useWords(bookWords)
  const refresh = useRefresh()
  const { choice } = time
  const { borrower, choose, units, people } = useBorrower()
  const [override, setOverride] = useState<readonly BookingObstacle[]>([])
  const wish = choice && {
    resourceId: choice.lane,
    ...slotOf(choice),
    ...(borrower.unitId && { unitId: borrower.unitId }),
    ...(borrower.personId && { personId: borrower.personId }),
    override: [...override],
  }
  const check = useCheck(wish)
  const hold = useMutation({
    ...bookings.holdTime.mutationOptions(),
    onSuccess: ({ id }) => onHeld(id),
    onError: () => refresh(),
  })
  const adjust = <ForWhom {...{ borrower, units, people }} onChange={choose} />
  return (
    <Panel {...time} adjust={adjust}>
      {wish && <Verdict check={check} time={time} />}
      {check.data?.mayOverride && (
        <SetAside problems={check.data.problems} value={override} onChange={setOverride} />
      )}
      {wish && check.data && <JoinWaiting wish={wish} check={check.data} />}
      <NotPossibleRefusal problem={hold.error} />
      {wish && (
        <ButtonRow>
          <Button
            look="loud"
            busy={hold.isPending}
            disabled={!check.data?.isPossible}
            onClick={() => hold.mutate({ body: wish })}
          >
            {t('hold')}
          </Button>
        </ButtonRow>
      )}
    </Panel>
  )
}

/** Asked anew whenever the wish changes; what was said of the last one stays until then. */
function useCheck(wish: BookingWish | undefined) {
  const body = wish ?? NO_WISH
  return useQuery({
    ...bookings.checkBooking.queryOptions({ body }),
    enabled: wish !== undefined,
    placeholderData: (before) => (wish ? before : undefined),
  })
}
const NO_WISH: BookingWish = { resourceId: '', startsAt: '', endsAt: '', override: [] }
