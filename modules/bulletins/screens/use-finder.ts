import type { SuggestionProps } from '@tiptap/suggestion'
import { useCallback, useMemo, useRef, useState } from 'react'
import type { Figure } from '#modules/figures/contract.ts'
import type { Finder } from './editor-extensions.ts'

export interface Finding {
  items: Figure[]
  /** Which of them Enter takes. */
  at: number
  /** Where `@` stands on the screen. */
  place: DOMRect | null
  take: (figure: Figure) => void
}

/** What `@` has found, moved through by the arrows and taken by Enter, while the focus stays in the text. */
export function useFinder(): { finding: Finding | undefined; finder: Finder } {
  const [finding, setFinding] = useState<Finding>()
  // The editor calls back outside of React's rendering and must see what is shown now.
  const now = useRef<Finding>(undefined)
  const show = useCallback((next: Finding | undefined) => {
    now.current = next
    setFinding(next)
  }, [])
  const finder = useMemo<Finder>(() => {
    const start = ({ items, clientRect, command }: SuggestionProps<Figure, Figure>) =>
      show({ items, at: 0, place: clientRect?.() ?? null, take: command })
    return {
      onStart: start,
      onUpdate: start,
      onExit: () => show(undefined),
      onKeyDown: ({ event: { key } }) => {
        const { current } = now
        const chosen = current?.items[current.at]
        if (!current || !chosen) return false
        const { items, at } = current
        if (key === 'ArrowDown') show({ ...current, at: (at + 1) % items.length })
        else if (key === 'ArrowUp') show({ ...current, at: (at + items.length - 1) % items.length })
        else if (key === 'Enter' || key === 'Tab') current.take(chosen)
        else return false
        return true
      },
    }
  }, [show])
  return { finding, finder }
}
