import { useInfiniteQuery } from '@tanstack/react-query'
import type { AnswerOf, RefusalOf } from '#platform/contract.ts'
import { useLanguage } from '#ui/language.ts'
import type { figuresContract } from '../contract.ts'
import { figures } from './client.ts'

type Records = AnswerOf<typeof figuresContract.listRecords>
type Refusal = RefusalOf<typeof figuresContract.listRecords>

/** The records read so far, and what the newest answer says of all of them; `usePages` would tell the rows alone. */
export function useRecords(key: string, asOf: string | undefined) {
  const lang = useLanguage()
  const call = { params: { key }, query: { lang, asOf } }
  const pages = useInfiniteQuery<Records, Refusal, Records, readonly unknown[], string | undefined>({
    queryKey: [...figures.listRecords.queryKey, 'pages', call],
    queryFn: ({ pageParam: cursor }) => figures.listRecords({ ...call, query: { ...call.query, cursor } }),
    initialPageParam: undefined,
    getNextPageParam: (last) => last.next ?? undefined,
    select: ({ pages: read }) => ({
      ...(read.at(-1) as Records),
      items: read.flatMap((page) => page.items),
    }),
  })
  const { data, error, refetch, hasNextPage, isFetchingNextPage, fetchNextPage } = pages
  const next = hasNextPage ? { load: () => void fetchNextPage(), busy: isFetchingNextPage } : undefined
  return { data, error, refetch, next }
}
