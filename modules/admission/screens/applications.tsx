import type { ReactNode } from 'react'
import { useMe } from '#modules/people/screens/session.ts'
import { ButtonLink } from '#ui/button.tsx'
import { classNames } from '#ui/class-names.ts'
import { Page } from '#ui/page.tsx'
import { Empty } from '#ui/states.tsx'
import { uiWords } from '#ui/ui-words.ts'
import { useWords } from '#ui/words.ts'
import { ApplicationList } from './application-list.tsx'
import { applicationWords } from './application-words.ts'
import css from './applications.module.css'

/** Who may apply for a unit at all; for which, the form says. */
const APPLICANTS = new Set(['liaison', 'committee-liaison'])

/** Everything that was applied for and that the reader may see; on a desk, beside the place where one is opened. */
export function Applications() {
  const t = useWords(applicationWords)
  const keys = useWords(uiWords).nodes('keys', { j: <kbd>J</kbd>, k: <kbd>K</kbd>, enter: <kbd>↵</kbd> })
  return (
    <div className={css.desk}>
      <div className={css.list}>
        <Page title={t('title')} actions={<ApplyLink />}>
          <ApplicationList />
        </Page>
      </div>
      <div className={classNames(css.open, css.hint)}>
        <Empty title={t('openOne')}>
          <p>{t('lead')}</p>
          <p>{keys}</p>
        </Empty>
      </div>
    </div>
  )
}

/** One application as a page; on a desk with the list beside it. */
export function BesideApplications({ children }: { children: ReactNode }) {
  const t = useWords(applicationWords)
  return (
    <div className={css.desk}>
      <aside className={classNames(css.beside, css.list)} aria-label={t('title')}>
        <header className={css.head}>
          <h2>{t('title')}</h2>
          <ApplyLink />
        </header>
        <ApplicationList />
      </aside>
      <div className={css.open}>{children}</div>
    </div>
  )
}

function ApplyLink() {
  const t = useWords(applicationWords)
  const posts = useMe().data?.posts ?? []
  if (!posts.some(({ role }) => APPLICANTS.has(role))) return null
  return <ButtonLink to="/work/apply">{t('apply')}</ButtonLink>
}
