import { type MouseEvent, type PointerEvent, type ReactNode, useId, useRef, useState } from 'react'
import css from './figure-mark.module.css'
import { Link } from './link.tsx'
import { uiWords } from './ui-words.ts'
import { useWords } from './words.ts'

interface FigureMarkProps {
  figureKey: string
  /** One sentence that says what is counted. */
  rule: string
  /** The figure as worded by the server, with its unit: 350余名, 138个. */
  children: ReactNode
  /** Every record behind it is sealed: the glyph is filled. */
  sealed?: boolean
  /** A past day, so that the page of the figure shows what this text says. */
  asOf?: string
}

const GAP = 8

/** The mark of a computed number, the same everywhere: hover, focus or a first tap says the rule, opening shows the records. */
export function FigureMark({ figureKey, rule, children, sealed = false, asOf }: FigureMarkProps) {
  const t = useWords(uiWords)
  const id = useId()
  const note = useRef<HTMLSpanElement>(null)
  const mark = useRef<HTMLSpanElement>(null)
  const wasOpen = useRef(false)
  const [byTouch, setByTouch] = useState(false)

  const show = () => {
    if (!note.current || !mark.current) return
    note.current.showPopover()
    place(note.current, mark.current.getBoundingClientRect())
  }
  const hide = () => note.current?.hidePopover()
  const press = (event: PointerEvent) => {
    wasOpen.current = note.current?.matches(':popover-open') ?? false
    setByTouch(event.pointerType === 'touch')
  }
  // A finger cannot hover: its first tap says the rule, the second opens.
  const open = (event: MouseEvent) => {
    if (!byTouch || wasOpen.current) return
    event.preventDefault()
    show()
  }
  return (
    <span
      role="presentation"
      ref={mark}
      className={css.mark}
      onPointerEnter={(event) => event.pointerType !== 'touch' && show()}
      onPointerLeave={(event) => event.pointerType !== 'touch' && hide()}
      onFocus={show}
      onBlur={hide}
      onKeyDown={(event) => event.key === 'Escape' && hide()}
    >
      <Link
        to={`/figures/${figureKey}${asOf ? `?asOf=${asOf}` : ''}`}
        className={css.link}
        aria-describedby={id}
        onPointerDown={press}
        onClick={open}
      >
        {children}
        <svg className={css.seal} viewBox="0 0 10 10" aria-hidden="true">
          <rect x="1" y="1" width="8" height="8" rx="1.5" className={sealed ? css.sealed : css.open} />
        </svg>
      </Link>
      <span ref={note} id={id} role="tooltip" popover="manual" className={css.note}>
        {rule}
        <span className={css.hint}>{byTouch ? t('tapAgain') : t('openRecords')}</span>
      </span>
    </span>
  )
}

/** Below the number, or above it where the window ends; never beyond the window's sides. */
function place(note: HTMLElement, at: DOMRect): void {
  const { width, height } = note.getBoundingClientRect()
  const left = Math.max(GAP, Math.min(at.left, innerWidth - width - GAP))
  const below = at.bottom + 2
  const top = below + height > innerHeight ? at.top - height - 2 : below
  note.style.left = `${left}px`
  note.style.top = `${top}px`
}
