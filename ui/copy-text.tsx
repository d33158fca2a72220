import { useRef, useState } from 'react'
import { Button } from './button.tsx'
import { classNames } from './class-names.ts'
import css from './copy-text.module.css'
import { uiWords } from './ui-words.ts'
import { useWords } from './words.ts'

interface CopyTextProps {
  label: string
  text: string
  /** Of several lines, or a line longer than a phone is wide: then it is set small, over the whole width. */
  long?: boolean
}

/** A text to hand on exactly as it is: set large, with a button that copies it. */
export function CopyText({ label, text, long = false }: CopyTextProps) {
  const t = useWords(uiWords)
  const shown = useRef<HTMLElement>(null)
  const [state, setState] = useState<'waiting' | 'copied' | 'selected'>('waiting')
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text)
      setState('copied')
    } catch {
      // Without https a browser refuses: then the text is selected, and the keyboard copies.
      if (shown.current) getSelection()?.selectAllChildren(shown.current)
      setState('selected')
    }
  }
  return (
    <div className={css.copy}>
      <span className={css.label}>{label}</span>
      <div className={css.line}>
        <code ref={shown} className={classNames(css.text, long && css.long)} translate="no">
          {text}
        </code>
        <Button onClick={() => void copy()}>{t('copy')}</Button>
        <output className={css.said}>{state !== 'waiting' && t(state)}</output>
      </div>
    </div>
  )
}
