import { type ReactNode, useState } from 'react'
import { dayIn, formatDay } from '#ui/format.ts'
import { useLanguage } from '#ui/language.ts'
import { Link } from '#ui/link.tsx'
import { Loaded } from '#ui/loaded.tsx'
import { Notice } from '#ui/notice.tsx'
import { Columns, Page, Section } from '#ui/page.tsx'
import { Empty } from '#ui/states.tsx'
import { useTexts } from '#ui/texts.ts'
import { useWords } from '#ui/words.ts'
import type { Me } from '../contract.ts'
import css from './desk.module.css'
import { deskWords } from './desk-words.ts'
import { usePostText } from './held-post.ts'
import { EarlierNotices, type NoticeTelling, UnreadNotices } from './notices.tsx'
import { useMe } from './session.ts'
import { sessionWords } from './session-words.ts'

/** Somewhere to begin, for whoever holds a post. */
export interface FirstStep {
  to: string
  label: string
  help: string
}

interface DeskProps {
  notices: NoticeTelling
  /** What can be done first under a post; each module has its own. */
  stepsOf: (post: Me['posts'][number]) => FirstStep[]
}

/** Today's desk: what my bodies were told, my posts, and where to begin. */
export function Desk({ notices, stepsOf }: DeskProps) {
  const t = useWords(deskWords)
  const language = useLanguage()
  const [today] = useState(() => dayIn(new Date()))
  return (
    <Loaded query={useMe()}>
      {(me) => (
        <Page
          title={t('title')}
          kicker={formatDay(today, language)}
          lead={t('greeting', { name: me.person?.name ?? '' })}
        >
          {me.mustChangePassword && <MustChange />}
          <Columns aside={<MyPosts posts={me.posts} />}>
            {me.posts.length === 0 ? <Empty title={t('noPost')}>{t('noPostHelp')}</Empty> : null}
            <FirstSteps steps={distinct(me.posts.flatMap(stepsOf))} />
            {me.can.readNotices && (
              <>
                <UnreadNotices telling={notices} />
                <EarlierNotices telling={notices} />
              </>
            )}
          </Columns>
        </Page>
      )}
    </Loaded>
  )
}

function MustChange() {
  const t = useWords(sessionWords)
  return (
    <Notice tone="wait" title={t('mustChange')}>
      {t('mustChangeHelp')} <Link to="/work/me">{t('goChange')}</Link>
    </Notice>
  )
}

function MyPosts({ posts }: { posts: Me['posts'] }): ReactNode {
  const t = useWords(deskWords)
  const textOf = useTexts()
  const { term } = usePostText()
  if (posts.length === 0) return null
  return (
    <>
      <h2 className={css.asideTitle}>{t('posts')}</h2>
      <ul className={css.posts}>
        {posts.map((post) => (
          <li key={post.id}>
            <b>{textOf(post.roleName)}</b>
            <span>{post.bodyName && textOf(post.bodyName)}</span>
            <span>{term(post)}</span>
          </li>
        ))}
      </ul>
    </>
  )
}

function FirstSteps({ steps }: { steps: FirstStep[] }) {
  const t = useWords(deskWords)
  if (steps.length === 0) return null
  return (
    <Section title={t('steps')}>
      <ul className={css.steps}>
        {steps.map(({ to, label, help }) => (
          <li key={to}>
            <Link to={to}>{label}</Link>
            <p>{help}</p>
          </li>
        ))}
      </ul>
    </Section>
  )
}

/** Two posts may begin at the same place: the one held first says what it is. */
const distinct = (steps: FirstStep[]): FirstStep[] =>
  steps.filter((step, at) => steps.findIndex(({ to }) => to === step.to) === at)
