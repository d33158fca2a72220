import { useEffect, useRef } from 'react'
import css from './search-box.module.css'

/** One field that finds anything; the key / leads to it from everywhere on the page. */
export function SearchBox({ label, onSearch }: { label: string; onSearch: (text: string) => void }) {
  const input = useRef<HTMLInputElement>(null)
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const typing = document.activeElement?.matches('input, textarea, select, [contenteditable]')
      if (event.key !== '/' || typing || document.querySelector('dialog[open]')) return
      event.preventDefault()
      input.current?.focus()
    }
    document.addEventListener('keydown', press)
    return () => document.removeEventListener('keydown', press)
  }, [])
  return (
    <search className={css.search}>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          const text = input.current?.value.trim()
          if (text) onSearch(text)
        }}
      >
        <input ref={input} type="search" aria-label={label} placeholder={label} enterKeyHint="search" />
        <kbd aria-hidden="true">/</kbd>
      </form>
    </search>
  )
}
