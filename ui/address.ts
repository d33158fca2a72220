import { useNavigate, useParams, useSearch } from '@tanstack/react-router'

/** A named part of the page's path, such as `id` of `/units/$id`. */
export function useParam(name: string): string {
  const params: Record<string, string | undefined> = useParams({ strict: false })
  return params[name] ?? ''
}

/** A parameter behind the question mark, and how to change it without leaving the page; undefined takes it away. */
export function useSearchParam(
  name: string,
): [value: string | undefined, set: (value: string | undefined) => void] {
  const search: Record<string, string | undefined> = useSearch({ strict: false })
  const change = useChangeSearch()
  return [search[name], (value) => change({ [name]: value })]
}

/** Changes several parameters behind the question mark at once; undefined takes one away. */
export function useChangeSearch(): (changes: Readonly<Record<string, string | undefined>>) => void {
  const search: Record<string, string | undefined> = useSearch({ strict: false })
  const navigate = useNavigate()
  return (changes) =>
    void navigate({ to: '.', search: { ...search, ...changes }, replace: true, resetScroll: false })
}

/** Goes to a page of the app, as after a form was sent. */
export function useGo(): (to: string) => void {
  const navigate = useNavigate()
  return (to) => void navigate({ href: to })
}
