import { useEffect, useId, useRef, useState } from 'react'
import { TextField } from './text-field.tsx'

interface FindTextFieldProps {
  label: string
  /** What the list is narrowed by now. */
  value: string
  /** Called once the typing pauses. */
  onFind: (text: string) => void
}

// Shorter, and each key asks the server; longer, and the list feels slow.
const PAUSE_MS = 250

/** Narrows a list by what is typed, without a button. */
export function FindTextField({ label, value, onFind }: FindTextFieldProps) {
  const id = useId()
  const [text, setText] = useState(value)
  const [given, setGiven] = useState(value)
  const [asked, setAsked] = useState(value)
  if (given !== value) {
    setGiven(value)
    // Changed from elsewhere, as by a search in the frame. An echo of what was asked must not take away what is typed on.
    if (value !== asked) setText(value)
  }
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  useEffect(() => () => clearTimeout(timer.current), [])
  const type = (typed: string) => {
    setText(typed)
    clearTimeout(timer.current)
    timer.current = setTimeout(() => {
      setAsked(typed.trim())
      onFind(typed.trim())
    }, PAUSE_MS)
  }
  return (
    <TextField
      id={id}
      name="find"
      type="search"
      autoComplete="off"
      label={label}
      value={text}
      error={undefined}
      onChange={type}
    />
  )
}
