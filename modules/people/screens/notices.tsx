import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Button } from '#ui/button.tsx'
import { classNames } from '#ui/class-names.ts'
import { formatMoment } from '#ui/format.ts'
import { useLanguage } from '#ui/language.ts'
import { Link } from '#ui/link.tsx'
import { Loaded } from '#ui/loaded.tsx'
import { Section } from '#ui/page.tsx'
import { Refusal } from '#ui/refusal.tsx'
import { Empty } from '#ui/states.tsx'
import { useTexts } from '#ui/texts.ts'
import { uiWords } from '#ui/ui-words.ts'
import { usePages } from '#ui/use-pages.ts'
import { useWords, type Words } from '#ui/words.ts'
import type { Notice } from '../contract.ts'
import { people } from './client.ts'
import { deskWords } from './desk-words.ts'
import css from './notices.module.css'
import { useTold } from './told.ts'

/** How the notices of every module read, and the page that one leads to. */
export interface NoticeTelling {
  words: readonly Words[]
  pageOf: (notice: Notice) => string | undefined
}

// As many as one reads through at a sitting; those behind follow when these are marked.
const unread = { query: { state: 'unread', limit: 100 } } as const

/** Unread notices of all bodies in which the reader holds a post; the desk and the menu ask once together. */
export const useUnreadNotices = (enabled: boolean) =>
  useQuery({ ...people.listNotices.queryOptions(unread), enabled })

export function UnreadNotices({ telling }: { telling: NoticeTelling }) {
  const t = useWords(deskWords)
  const notices = useUnreadNotices(true)
  const count = notices.data?.items.length ?? 0
  return (
    <Section title={t('notices')} note={count > 0 && t('unread', { n: count })}>
      <Loaded query={notices}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty title={t('noneUnread')}>{t('noneUnreadHelp')}</Empty>
          ) : (
            <>
              <NoticeList notices={items} telling={telling} />
              <p className={css.help}>{t('readByAll')}</p>
            </>
          )
        }
      </Loaded>
    </Section>
  )
}

export function EarlierNotices({ telling }: { telling: NoticeTelling }) {
  const t = useWords(deskWords)
  const nextPage = useWords(uiWords)('nextPage')
  const notices = usePages(people.listNotices, { query: { state: 'read', limit: 10 } })
  if (!notices.data || notices.data.length === 0) return null
  return (
    <Section title={t('earlier')}>
      <NoticeList notices={notices.data} telling={telling} />
      {notices.next && (
        <Button busy={notices.next.busy} onClick={notices.next.load}>
          {nextPage}
        </Button>
      )}
    </Section>
  )
}

function NoticeList({ notices, telling }: { notices: Notice[]; telling: NoticeTelling }) {
  return (
    <ul className={css.notices}>
      {notices.map((notice) => (
        <NoticeLine key={notice.id} notice={notice} telling={telling} />
      ))}
    </ul>
  )
}

function NoticeLine({ notice, telling: { words, pageOf } }: { notice: Notice; telling: NoticeTelling }) {
  const t = useWords(deskWords)
  const language = useLanguage()
  const textOf = useTexts()
  const told = useTold(words)
  const queries = useQueryClient()
  const read = useMutation({
    ...people.readNotice.mutationOptions(),
    onSuccess: () => queries.invalidateQueries({ queryKey: people.listNotices.queryKey }),
  })
  const { id, code, details, bodyName, createdAt, readAt, can } = notice
  const page = pageOf(notice)
  const mark = () => read.mutate({ params: { id } })
  return (
    <li className={classNames(css.notice, readAt === null && css.unread)}>
      <p className={css.text}>{told(code, details) ?? t('untold', { code })}</p>
      <p className={css.from}>
        {bodyName && <span>{textOf(bodyName)}</span>}
        <time dateTime={createdAt}>{formatMoment(createdAt, language)}</time>
      </p>
      <div className={css.actions}>
        {page && (
          <Link to={page} onClick={() => can.read && mark()}>
            {t('open')}
          </Link>
        )}
        {can.read && (
          <Button look="text" busy={read.isPending} onClick={mark}>
            {t('read')}
          </Button>
        )}
      </div>
      <Refusal problem={read.error} />
    </li>
  )
}
