import type { ReactNode } from 'react'
import { useLanguage } from './language.ts'
import { Notice } from './notice.tsx'
import { type CommonCode, problemWords } from './problem-words.ts'
import { uiWords } from './ui-words.ts'
import { fill, textIn, type Words } from './words.ts'

/** What a screen catches; `Problem` of the platform has this shape. */
export interface Refused<Code extends string = string> {
  readonly code: Code
  readonly details?: unknown
}

/** Words for every code that is not a common one; a code without words does not compile. */
export type RefusalWords<Code extends string> = Words<Readonly<Record<Exclude<Code, CommonCode>, string>>>

interface RefusalProps<Code extends string> {
  problem: Refused<Code> | null | undefined
  words?: RefusalWords<Code>
  /** What the reader can do about it: a link, a button. */
  children?: ReactNode
}

/** A refusal of the server in words, or nothing where there is none. Scalars in its details fill `{names}`. */
export function Refusal<Code extends string>({ problem, words, children }: RefusalProps<Code>) {
  const language = useLanguage()
  if (!problem) return null
  return (
    <Notice tone="late" urgent title={refusalText(problem, language, words)}>
      {children}
    </Notice>
  )
}

export function refusalText(
  { code, details }: Refused,
  language: Parameters<typeof textIn>[0],
  words?: Words,
): string {
  const text = (words && textIn(language, words, code)) ?? textIn(language, problemWords, code)
  const values = details && typeof details === 'object' ? { ...details } : {}
  return fill(text ?? textIn(language, uiWords, 'unknownProblem') ?? code, values, language)
}
