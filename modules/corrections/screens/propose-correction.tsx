import { lazy, Suspense, useId, useState } from 'react'
import { useMe } from '#modules/people/screens/session.ts'
import { Button } from '#ui/button.tsx'
import { useWords } from '#ui/words.ts'
import { correctionWords } from './correction-words.ts'

// Public pages show the button to few; the form behind it is loaded when one of them presses it.
const ProposeDialog = lazy(async () => ({ default: (await import('./propose-dialog.tsx')).ProposeDialog }))

/** Whether the reader may propose corrections: operators of all facts, a secretary of those of the own committee. */
export function useMayPropose(committeeId: string | null = null): boolean {
  const posts = useMe().data?.posts ?? []
  return posts.some(
    ({ role, bodyId }) => role === 'operator' || (role === 'secretary' && bodyId === committeeId),
  )
}

/** A button beside a record that opens the proposal; show it where `useMayPropose` says so. */
export function ProposeCorrection({ factId }: { factId: string }) {
  const t = useWords(correctionWords)
  const [open, setOpen] = useState(false)
  const id = useId()
  const close = () => {
    setOpen(false)
    // The dialog goes with its place in the page, so the browser would give the focus to nobody.
    requestAnimationFrame(() => document.getElementById(id)?.focus())
  }
  return (
    <>
      <Button id={id} look="text" onClick={() => setOpen(true)}>
        {t('propose')}
      </Button>
      {open && (
        <Suspense>
          <ProposeDialog factId={factId} open onClose={close} />
        </Suspense>
      )}
    </>
  )
}
