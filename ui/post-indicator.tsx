import css from './post-indicator.module.css'
import { uiWords } from './ui-words.ts'
import { useWords } from './words.ts'

export interface HeldPost {
  id: string
  /** Body and function: 合成生物产业链 · 书记. */
  label: string
}

interface PostIndicatorProps {
  posts: HeldPost[]
  current: string
  choose: (id: string) => void
}

/** Under which post the reader acts; with several posts, a choice. */
export function PostIndicator({ posts, current, choose }: PostIndicatorProps) {
  const t = useWords(uiWords)
  const held = posts.find(({ id }) => id === current)
  if (!held) return null
  const choice = (
    <select value={current} aria-label={t('actingLabel')} onChange={(event) => choose(event.target.value)}>
      {posts.map(({ id, label }) => (
        <option key={id} value={id}>
          {label}
        </option>
      ))}
    </select>
  )
  const post = posts.length > 1 ? choice : <b>{held.label}</b>
  return <span className={css.post}>{t.nodes('acting', { post })}</span>
}
