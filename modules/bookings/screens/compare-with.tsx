import { lazy, Suspense, useState } from 'react'
import { useWords } from '#ui/words.ts'
import { bookWords } from './book-words.ts'
import css from './book.module.css'

export interface CompareWithProps {
  id: string
  /** All in sight, this one first. */
  ids: readonly string[]
  onChange: (others: string | undefined) => void
}

const AlikeResources = lazy(async () => ({ default: (await import('./alike-resources.tsx')).AlikeResources }))

/** Others of its kind, to be shown beside it; loaded and read once somebody asks. */
export function CompareWith(props: CompareWithProps) {
  const t = useWords(bookWords)
  const [isOpen, open] = useState(props.ids.length > 1)
  return (
    <details className={css.compare} open={isOpen} onToggle={({ currentTarget }) => open(currentTarget.open)}>
      <summary>{t('sideBySide')}</summary>
      {isOpen && (
        <Suspense>
          <AlikeResources {...props} />
        </Suspense>
      )}
    </details>
  )
}
