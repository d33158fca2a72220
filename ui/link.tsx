import { Link as RouterLink } from '@tanstack/react-router'
import type { AnchorHTMLAttributes } from 'react'

type Props = Omit<AnchorHTMLAttributes<HTMLAnchorElement>, 'href' | 'target'> & {
  to: string
  /** Set where the address is not a page of the app (API documents, feeds, other sites): then the browser loads it. */
  outside?: boolean
  /** Marked as current on the pages below it too, as items of a navigation are. */
  within?: boolean
}

/** A link to a page by its address; `aria-current="page"` is set on the page itself. */
export function Link({ to, outside = false, within = false, children, ...rest }: Props) {
  if (outside)
    return (
      <a href={to} {...rest}>
        {children}
      </a>
    )
  const { pathname, search, hash } = new URL(to, 'http://page')
  return (
    <RouterLink
      to={pathname}
      search={Object.fromEntries(new URLSearchParams(search))}
      hash={hash.slice(1)}
      preload="intent"
      activeOptions={{ exact: !within, includeSearch: false }}
      {...rest}
    >
      {children}
    </RouterLink>
  )
}
