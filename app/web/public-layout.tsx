import { Outlet } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { AccountLink } from '#modules/people/screens/my-account.tsx'
import { PublicFrame } from '#ui/public-frame.tsx'
import { usePublicNavigation } from './navigation.ts'

/** The frame of pages that are open to all. */
export function PublicLayout({ children }: { children?: ReactNode }) {
  return (
    <PublicFrame navigation={usePublicNavigation()} account={<AccountLink />}>
      {children ?? <Outlet />}
    </PublicFrame>
  )
}
