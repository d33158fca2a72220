import { type RefObject, useEffect } from 'react'

/** j and k move the focus over links marked `data-row` inside an element; Enter is the link's own. */
export function useRowKeys(within: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const step = { j: 1, k: -1 }[event.key]
      const box = within.current
      if (!step || !box || event.ctrlKey || event.metaKey || event.altKey || isBusy(box)) return
      const links = [...box.querySelectorAll<HTMLElement>('[data-row]')]
      const focused = links.findIndex((link) => link === document.activeElement)
      // Beside the page of one of its rows, a list goes on from that row.
      const at = focused === -1 ? links.findIndex((link) => link.ariaCurrent !== null) : focused
      const next = links[at === -1 ? 0 : at + step]
      next?.focus()
      next?.scrollIntoView({ block: 'nearest' })
    }
    document.addEventListener('keydown', press)
    return () => document.removeEventListener('keydown', press)
  }, [within])
}

/** Letters belong to who types, to an open dialog, or to another list that has the focus. */
function isBusy(box: HTMLElement): boolean {
  const focused = document.activeElement
  if (document.querySelector('dialog[open]')) return true
  if (focused?.matches('input, textarea, select, [contenteditable]')) return true
  const inAnotherList = focused?.closest('tbody') && !box.contains(focused)
  return Boolean(inAnotherList)
}
