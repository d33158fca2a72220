import type { ReactNode } from 'react'
import { Button } from './button.tsx'
import { Page } from './page.tsx'
import { Refusal, type Refused, type WordsFor } from './refusal.tsx'
import { Waiting, WaitingPage } from './states.tsx'
import { uiWords } from './ui-words.ts'
import { useWords } from './words.ts'

type LoadedProps<Data, Code extends string> = WordsFor<Code> & {
  /** Of `useQuery` or `usePages`. */
  query: {
    data: Data | undefined
    error: (Refused<Code> & Error) | null
    refetch: () => Promise<unknown>
  }
  /** The shape of what comes. */
  waiting?: ReactNode
  /** Where `children` is a whole `Page`: heads the page that stands in its place while it is refused. */
  page?: { title: string; way: { to: string; label: string }[] }
  children: (data: Data) => ReactNode
}

/** Shows what a query brought, or that it is waited for, or why it was refused with a way to ask again. */
export function Loaded<Data, Code extends string>({
  query,
  words,
  waiting,
  page,
  children,
}: LoadedProps<Data, Code>) {
  const t = useWords(uiWords)
  // Data that was there stays while a refetch fails: old and readable beats new and absent.
  if (query.data !== undefined) return children(query.data)
  if (query.error === null) return waiting ?? (page ? <WaitingPage /> : <Waiting />)
  const problem: Refused = query.error
  const refusal = (
    <Refusal<string> problem={problem} words={words}>
      <Button look="text" onClick={() => void query.refetch()}>
        {t('retry')}
      </Button>
    </Refusal>
  )
  return page ? (
    <Page setting="read" {...page}>
      {refusal}
    </Page>
  ) : (
    refusal
  )
}
