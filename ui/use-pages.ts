import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import type { Operation } from '#platform/client.ts'
import type { AnswerOf, CallOf, RefusalOf, Route } from '#platform/contract.ts'

type ItemOf<R> = AnswerOf<R> extends { items: readonly (infer Item)[] } ? Item : never

interface Pages<Data, Error> {
  /** Of all pages read so far; undefined while the first is awaited. */
  data: Data | undefined
  error: Error | null
  refetch: () => Promise<unknown>
  /** How to read on, as `DataTable` takes it; absent when the list has ended. */
  next: { load: () => void; busy: boolean } | undefined
}

/** A list that is read page by page. Rows stay in sight while other filters are asked for. */
export function usePages<R extends Route>(
  operation: Operation<R>,
  call: CallOf<R>,
): Pages<ItemOf<R>[], RefusalOf<R>> {
  const { data, ...pages } = useAnswerInPages(operation, call)
  return { data: data?.items as ItemOf<R>[] | undefined, ...pages }
}

/** The same with what the newest answer says beside its rows: totals, what is hidden. */
export function useAnswerInPages<R extends Route>(
  operation: Operation<R>,
  call: CallOf<R>,
): Pages<AnswerOf<R> & { items: ItemOf<R>[] }, RefusalOf<R>> {
  type Answer = AnswerOf<R> & Page<ItemOf<R>>
  const { queryKey, queryFn } = pagesOf(operation, call)
  const pages = useInfiniteQuery<Answer, RefusalOf<R>, Answer, typeof queryKey, string | null>({
    queryKey,
    queryFn: ({ pageParam }) => queryFn(pageParam) as Promise<Answer>,
    initialPageParam: null,
    getNextPageParam: (last) => last.next,
    placeholderData: keepPreviousData,
    select: ({ pages: read }) => ({
      ...(read.at(-1) as Answer),
      items: read.flatMap((page) => page.items),
    }),
  })
  const { data, error, refetch, hasNextPage, isFetchingNextPage, fetchNextPage } = pages
  const next = hasNextPage ? { load: () => void fetchNextPage(), busy: isFetchingNextPage } : undefined
  return { data, error, refetch, next }
}

interface Page<Item> {
  items: Item[]
  next: string | null
}

/** The kit's types cannot say that a call with another cursor is still a call, so it is said here, once. */
function pagesOf<R extends Route>(operation: Operation<R>, call: CallOf<R>) {
  const read = operation as unknown as (call: object) => Promise<Page<ItemOf<R>>>
  const given = call as { query?: object }
  return {
    queryKey: [...operation.queryKey, 'pages', call] as const,
    queryFn: (cursor: string | null) =>
      read(cursor === null ? given : { ...given, query: { ...given.query, cursor } }),
  }
}
