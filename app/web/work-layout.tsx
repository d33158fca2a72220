import { Outlet, useLocation, useNavigate } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { MyAccount } from '#modules/people/screens/my-account.tsx'
import { useMe } from '#modules/people/screens/session.ts'
import { useGo } from '#ui/address.ts'
import { Loaded } from '#ui/loaded.tsx'
import { Waiting } from '#ui/states.tsx'
import { WorkingFrame } from '#ui/working-frame.tsx'
import { useWords } from '#ui/words.ts'
import { words } from './words.ts'
import { useWorkNavigation } from './work-navigation.ts'

/** The frame of pages for who is signed in; whoever is not, signs in first and comes back. */
export function WorkLayout() {
  const t = useWords(words)
  const go = useGo()
  // Who works through matters looks for matters.
  const isAtDesk = useLocation().pathname.startsWith('/work/desk')
  return (
    <WorkingFrame
      navigation={useWorkNavigation()}
      searchLabel={t(isAtDesk ? 'findMatters' : 'find')}
      onSearch={(text) => go(`${isAtDesk ? '/work/desk/all' : '/work/search'}?q=${encodeURIComponent(text)}`)}
      account={<MyAccount />}
    >
      <Loaded query={useMe()}>{({ person }) => (person ? <Outlet /> : <SignInFirst />)}</Loaded>
    </WorkingFrame>
  )
}

/** Leads to the sign-in page, which comes back to the page that was asked for. */
function SignInFirst() {
  const here = useLocation().href
  // The first: on the way there, the address is already that of the sign-in page.
  const [next] = useState(here)
  const navigate = useNavigate()
  useEffect(() => {
    void navigate({ to: '/sign-in', search: { next }, replace: true })
  }, [navigate, next])
  return <Waiting />
}
