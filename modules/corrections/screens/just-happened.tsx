import { type ReactNode, useEffect, useRef } from 'react'
import { Done } from '#ui/states.tsx'
import css from './proposals.module.css'

/** Says what the reader has just done, and what follows; it takes the focus from the button that is gone. */
export function JustHappened({
  title,
  action,
  children,
}: {
  title: string
  action?: ReactNode
  children: ReactNode
}) {
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => box.current?.focus(), [])
  return (
    <div ref={box} tabIndex={-1} className={css.happened}>
      <Done title={title} action={action}>
        {children}
      </Done>
    </div>
  )
}
