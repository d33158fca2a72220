import { Outlet } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { PublicFrame } from '#ui/public-frame.tsx'
import { SOURCE_URL, usePublicNavigation } from './navigation.ts'

/** The frame of pages that are open to all. */
export function PublicLayout({ children }: { children?: ReactNode }) {
  return (
    <PublicFrame navigation={usePublicNavigation()} sourceUrl={SOURCE_URL}>
      {children ?? <Outlet />}
    </PublicFrame>
  )
}
