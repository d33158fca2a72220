import { useRouterState } from '@tanstack/react-router'
import { type RefObject, useEffect, useRef } from 'react'

export interface NavigationItem {
  to: string
  label: string
}

/** The path of the page that is open. */
export const usePath = (): string => useRouterState({ select: ({ location }) => location.pathname })

/** Moves the focus to the text when another page opens, so that who listens hears the new page and not the old link. */
export function useFocusOnNewPage(main: RefObject<HTMLElement | null>): void {
  const path = usePath()
  const before = useRef(path)
  useEffect(() => {
    if (before.current !== path) main.current?.focus({ preventScroll: true })
    before.current = path
  }, [path, main])
}

/** Escape closes what is open, wherever the focus is. */
export function useEscape(open: boolean, close: () => void): void {
  useEffect(() => {
    if (!open) return
    const press = (event: KeyboardEvent) => event.key === 'Escape' && close()
    document.addEventListener('keydown', press)
    return () => document.removeEventListener('keydown', press)
  }, [open, close])
}
