import { lazy, Suspense } from 'react'
import { useMe } from '#modules/people/screens/session.ts'
import { ButtonLink, ButtonRow } from '#ui/button.tsx'
import { Waiting } from '#ui/states.tsx'
import { useWords } from '#ui/words.ts'
import { bookWords } from './book-words.ts'
import { type ChosenTime, Panel } from './panel.tsx'

export interface WishPanelProps extends ChosenTime {
  onHeld: (id: string) => void
}

// Visitors, who only look, do not load it.
const Wish = lazy(async () => ({ default: (await import('./wish.tsx')).Wish }))

/** What the rules say of the time chosen, before anything is sent; then it is held. */
export function WishPanel({ onHeld, ...time }: WishPanelProps) {
  const t = useWords(bookWords)
  const me = useMe().data
  if (!me?.person)
    return (
      <Panel {...time}>
        <p>{t('signInHelp')}</p>
        <ButtonRow>
          <ButtonLink
            look="loud"
            to={`/sign-in?next=${encodeURIComponent(location.pathname + location.search)}`}
          >
            {t('signIn')}
          </ButtonLink>
        </ButtonRow>
      </Panel>
    )
  return (
    <Suspense fallback={time.choice && <Waiting lines={3} />}>
      <Wish {...time} onHeld={onHeld} />
    </Suspense>
  )
}
