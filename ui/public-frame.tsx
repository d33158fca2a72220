import { type ReactNode, useCallback, useRef, useState } from 'react'
import { Brand } from './brand.tsx'
import { classNames } from './class-names.ts'
import { type NavigationItem, useEscape, useFocusOnNewPage, usePath } from './frame.ts'
import { LanguageSwitch } from './language-switch.tsx'
import { Link } from './link.tsx'
import css from './public-frame.module.css'
import { SkipLink } from './skip-link.tsx'
import { uiWords } from './ui-words.ts'
import { useWords } from './words.ts'

interface PublicFrameProps {
  navigation: NavigationItem[]
  /** Sign-in link, or who is signed in. */
  account?: ReactNode
  /** Where the source of the running program is; so that anybody can read how a figure is counted. */
  sourceUrl?: string
  children: ReactNode
}

/** Around every page that is open to all. */
export function PublicFrame({ navigation, account, sourceUrl, children }: PublicFrameProps) {
  const t = useWords(uiWords)
  const main = useRef<HTMLElement>(null)
  useFocusOnNewPage(main)
  return (
    <div className={css.frame}>
      <SkipLink />
      <header className={css.header}>
        <Brand />
        {/* A new page closes the menu: its key is the path. */}
        <Menu key={usePath()} navigation={navigation} account={account} />
      </header>
      <main id="main" className={css.main} ref={main} tabIndex={-1}>
        {children}
      </main>
      <footer className={css.footer}>
        <p>{t('counted')}</p>
        <ul>
          <li>
            <Link to="/about">{t('about')}</Link>
          </li>
          {sourceUrl && (
            <li>
              <Link to={sourceUrl} outside>
                {t('openSource')}
              </Link>
            </li>
          )}
          <li>
            <Link to="/readyz" outside>
              {t('health')}
            </Link>
          </li>
        </ul>
      </footer>
    </div>
  )
}

function Menu({ navigation, account }: { navigation: NavigationItem[]; account: ReactNode }) {
  const t = useWords(uiWords)
  const [open, setOpen] = useState(false)
  const button = useRef<HTMLButtonElement>(null)
  const close = useCallback(() => {
    setOpen(false)
    button.current?.focus()
  }, [])
  useEscape(open, close)
  return (
    <>
      <button
        ref={button}
        type="button"
        className={css.menuButton}
        aria-expanded={open}
        aria-controls="menu"
        onClick={() => setOpen(!open)}
      >
        {open ? t('close') : t('menu')}
      </button>
      <div id="menu" className={classNames(css.menu, open && css.open)}>
        <nav aria-label={t('sections')}>
          <ul className={css.items}>
            {navigation.map(({ to, label }) => (
              <li key={to}>
                <Link to={to} within>
                  {label}
                </Link>
              </li>
            ))}
          </ul>
        </nav>
        <div className={css.account}>{account ?? <Link to="/sign-in">{t('signIn')}</Link>}</div>
        <LanguageSwitch />
      </div>
    </>
  )
}
