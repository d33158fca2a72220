import type { ReactNode } from 'react'
import { type Language, useLanguage } from './language.ts'
import { Link } from './link.tsx'
import { Notice } from './notice.tsx'
import { type CommonCode, problemWords } from './problem-words.ts'
import { uiWords } from './ui-words.ts'
import { fill, textIn, useWords, type Words } from './words.ts'

/** What a screen catches; `Problem` of the platform has this shape. */
export interface Refused<Code extends string = string> {
  readonly code: Code
  readonly details?: unknown
}

type OwnCode<Code extends string> = Exclude<Code, CommonCode>

/** Words for every code that is not a common one: a refusal without words does not compile. */
export type WordsFor<Code extends string> = string extends Code
  ? { words?: Words | undefined }
  : [OwnCode<Code>] extends [never]
    ? { words?: Words | undefined }
    : { words: Words<Readonly<Record<OwnCode<Code>, string>>> }

type RefusalProps<Code extends string> = WordsFor<Code> & {
  problem: Refused<Code> | null | undefined
  /** What the reader can do about it: a link, a button. */
  children?: ReactNode
}

/** A refusal of the server in words, or nothing where there is none. Scalars in its details fill `{names}`. */
export function Refusal<Code extends string>({ problem, words, children }: RefusalProps<Code>) {
  const language = useLanguage()
  if (!problem) return null
  return (
    <Notice tone="late" urgent title={refusalText(problem, language, words)}>
      {problem.code === 'unauthenticated' ? <SignIn /> : children}
    </Notice>
  )
}

/** Leads to the sign-in page, which comes back to this one by `next`. */
function SignIn() {
  const t = useWords(uiWords)
  const here = encodeURIComponent(location.pathname + location.search)
  return <Link to={`/sign-in?next=${here}`}>{t('signIn')}</Link>
}

/** The words alone, for places too small for a notice. */
export function refusalText({ code, details }: Refused, language: Language, words?: Words): string {
  const text = (words && textIn(language, words, code)) ?? textIn(language, problemWords, code)
  const values = details && typeof details === 'object' ? { ...details } : {}
  return fill(text ?? textIn(language, uiWords, 'unknownProblem') ?? code, values, language)
}
