import { type ReactNode, useId } from 'react'
import css from './post-indicator.module.css'
import { uiWords } from './ui-words.ts'
import { useWords } from './words.ts'

export interface HeldPost {
  id: string
  role: string
  body: string
  term: string
}

interface PostIndicatorProps {
  /** Who is signed in. */
  name: string
  posts: HeldPost[]
  /** Below the list: the way to the own page, and out. */
  children: ReactNode
}

/**
 * Who is signed in and under which posts. Opens a list of all of them: the server takes the one that allows an act,
 * so there is nothing to choose.
 */
export function PostIndicator({ name, posts, children }: PostIndicatorProps) {
  const t = useWords(uiWords)
  const id = useId()
  const [first, ...others] = posts
  return (
    <>
      <button type="button" className={css.button} popoverTarget={id}>
        <b>{name}</b>
        <span className={css.post}>{first ? `${first.role} · ${first.body}` : t('noPost')}</span>
        {others.length > 0 && <span className={css.more}>{t('morePosts', { n: others.length })}</span>}
        <svg viewBox="0 0 12 12" aria-hidden="true">
          <path d="M2.5 4.5 6 8l3.5-3.5" />
        </svg>
      </button>
      <section id={id} popover="auto" aria-label={t('myPosts')} className={css.list}>
        <p className={css.title}>{t('myPosts')}</p>
        {posts.length === 0 && <p className={css.note}>{t('noPostYet')}</p>}
        <ul>
          {posts.map((post) => (
            <li key={post.id}>
              <b>{post.role}</b>
              <span>{post.body}</span>
              <small>{post.term}</small>
            </li>
          ))}
        </ul>
        {posts.length > 1 && <p className={css.note}>{t('underWhich')}</p>}
        <div className={css.below}>{children}</div>
      </section>
    </>
  )
}
