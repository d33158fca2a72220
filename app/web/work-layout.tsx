import { Navigate, Outlet, useLocation } from '@tanstack/react-router'
import { MyAccount } from '#modules/people/screens/my-account.tsx'
import { useMe } from '#modules/people/screens/session.ts'
import { useGo } from '#ui/address.ts'
import { Loaded } from '#ui/loaded.tsx'
import { WorkingFrame } from '#ui/working-frame.tsx'
import { useWords } from '#ui/words.ts'
import { words } from './words.ts'
import { useWorkNavigation } from './work-navigation.ts'

/** The frame of pages for who is signed in; whoever is not, signs in first and comes back. */
export function WorkLayout() {
  const t = useWords(words)
  const go = useGo()
  const here = useLocation().href
  return (
    <WorkingFrame
      navigation={useWorkNavigation()}
      searchLabel={t('find')}
      onSearch={(text) => go(`/work/search?q=${encodeURIComponent(text)}`)}
      account={<MyAccount />}
    >
      <Loaded query={useMe()}>
        {({ person }) => (person ? <Outlet /> : <Navigate to="/sign-in" search={{ next: here }} replace />)}
      </Loaded>
    </WorkingFrame>
  )
}
