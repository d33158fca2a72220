import { type ReactNode, useCallback, useRef, useState } from 'react'
import { Brand } from './brand.tsx'
import { classNames } from './class-names.ts'
import { type NavigationItem, useEscape, useFocusOnNewPage, usePath } from './frame.ts'
import { LanguageSwitch } from './language-switch.tsx'
import { Link } from './link.tsx'
import { SearchBox } from './search-box.tsx'
import { SkipLink } from './skip-link.tsx'
import { uiWords } from './ui-words.ts'
import { useWords } from './words.ts'
import css from './working-frame.module.css'

export interface WorkItem extends NavigationItem {
  count?: number | undefined
  /** The count is of things overdue. */
  late?: boolean
  /** Its address begins those of other items: marked on its own page alone. */
  exact?: boolean
}

export interface WorkGroup {
  title?: string
  items: WorkItem[]
}

interface WorkingFrameProps {
  navigation: WorkGroup[]
  /** What can be found: 找单位、申请、人. */
  searchLabel: string
  onSearch: (text: string) => void
  /** Who is signed in, under which posts, and the way out: `PostIndicator`. */
  account?: ReactNode
  children: ReactNode
}

// A thumb reaches four places and "more" on the narrowest phone without the words being cut.
const IN_BAR = 4

/** Around every page of work: navigation at the left of a desk, at the bottom of a phone. */
export function WorkingFrame(props: WorkingFrameProps) {
  const { navigation, searchLabel, onSearch, account, children } = props
  const t = useWords(uiWords)
  const main = useRef<HTMLElement>(null)
  useFocusOnNewPage(main)
  return (
    <div className={css.frame} data-face="work">
      <SkipLink />
      <header className={css.header}>
        <Brand />
        <SearchBox label={searchLabel} onSearch={onSearch} />
        <div className={css.who}>
          {account}
          <div className={css.secondary}>
            <LanguageSwitch />
          </div>
        </div>
      </header>
      <nav className={css.side} aria-label={t('sections')}>
        <Groups groups={navigation} />
      </nav>
      <main id="main" className={css.main} ref={main} tabIndex={-1}>
        {children}
      </main>
      {/* A new page closes what "more" opened: its key is the path. */}
      <Bar key={usePath()} navigation={navigation} />
    </div>
  )
}

function Groups({ groups }: { groups: WorkGroup[] }) {
  return groups.map(({ title, items }) => (
    <div key={title ?? items[0]?.to} className={css.group}>
      {title && <p className={css.groupTitle}>{title}</p>}
      <ul>
        {items.map(({ to, label, count, late, exact }) => (
          <li key={to}>
            <Link to={to} within={!exact}>
              <span>{label}</span>
              {count !== undefined && count > 0 && (
                <small className={classNames(late && count > 0 && css.late)}>{count}</small>
              )}
            </Link>
          </li>
        ))}
      </ul>
    </div>
  ))
}

function Bar({ navigation }: { navigation: WorkGroup[] }) {
  const t = useWords(uiWords)
  const [open, setOpen] = useState(false)
  const close = useCallback(() => setOpen(false), [])
  useEscape(open, close)
  const items = navigation.flatMap((group) => group.items)
  return (
    <nav className={css.bar} aria-label={t('menu')}>
      {open && (
        <div className={css.sheet} id="all-sections">
          <Groups groups={navigation} />
          <LanguageSwitch />
        </div>
      )}
      <ul className={css.places}>
        {items.slice(0, IN_BAR).map(({ to, label, count, late, exact }) => (
          <li key={to}>
            <Link to={to} within={!exact}>
              <span>{label}</span>
              {count !== undefined && count > 0 && (
                <small className={classNames(late && count > 0 && css.late)}>{count}</small>
              )}
            </Link>
          </li>
        ))}
        <li>
          <button
            type="button"
            aria-expanded={open}
            aria-controls="all-sections"
            onClick={() => setOpen(!open)}
          >
            {open ? t('close') : t('more')}
          </button>
        </li>
      </ul>
    </nav>
  )
}
