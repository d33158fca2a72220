import { useId, useState } from 'react'
import type { FieldProblem } from '#platform/problem.ts'
import { useDraft } from './draft.ts'
import { useLanguage } from './language.ts'
import { fieldProblemWords } from './problem-words.ts'
import type { Refused } from './refusal.tsx'
import { uiWords } from './ui-words.ts'
import { textIn, type Words } from './words.ts'

/** One thing wrong: `field` is the field's name, or a path `name.0` that begins with it. `code` has words. */
export type FieldIssue = Pick<FieldProblem, 'field' | 'code'>

/** A line of the error summary, leading to the field by its id. */
export interface FormError {
  id: string
  label: string
  text: string
}

/** What `form.field('name')` gives to a field. */
export interface FieldProps<Value> {
  id: string
  name: string
  label: string
  value: Value
  onChange: (value: Value) => void
  /** In words, for this reader. */
  error: string | undefined
}

interface FormDefinition<Values> {
  initial: Values
  labels: Readonly<Record<keyof Values, string>>
  /** A key under which what is typed survives a reload; leave it out where a password is asked. */
  draft?: string
  /** Explains before sending; the server decides all the same. `schemaIssues` makes it from a contract's shape. */
  check?: (values: Values) => FieldIssue[]
  /** The server's refusal of the last sending: `mutation.error`. */
  problem?: Refused | null
  /** Words of the module's own field codes. */
  words?: Words
}

export type Form<Values extends object> = ReturnType<typeof useForm<Values>>

/** The state of one form. Errors show after the first sending, and go when the field is changed. */
export function useForm<Values extends object>(definition: FormDefinition<Values>) {
  const [kept, setValues, forget] = useDraft(definition.draft, definition.initial)
  // A draft from before a field was added lacks it.
  const [initial] = useState(definition.initial)
  const values = { ...initial, ...kept }
  const [found, setFound] = useState<FieldIssue[]>([])
  const [changed, setChanged] = useState<ReadonlySet<string>>(new Set())
  const language = useLanguage()
  const id = useId()

  const issues = [...found, ...issuesIn(definition.problem)].filter(
    ({ field: path }) => !changed.has(nameIn(path)),
  )
  const wordsOf = (code: string) =>
    (definition.words && textIn(language, definition.words, code)) ??
    textIn(language, fieldProblemWords, code) ??
    textIn(language, uiWords, 'unknownProblem')

  function set<Name extends keyof Values & string>(name: Name, value: Values[Name]) {
    setValues((before) => ({ ...before, [name]: value }))
    setChanged((before) => new Set([...before, name]))
  }

  function field<Name extends keyof Values & string>(name: Name): FieldProps<Values[Name]> {
    const issue = issues.find(({ field: path }) => nameIn(path) === name)
    return {
      id: `${id}${name}`,
      name,
      label: definition.labels[name],
      value: values[name],
      onChange: (value) => set(name, value),
      error: issue && wordsOf(issue.code),
    }
  }

  /** Calls `send` if nothing is found wrong; with the fields of `page`, where the form has several, only in these. */
  function submit(send: (values: Values) => void, page?: readonly string[]) {
    const wrong = (definition.check?.(values) ?? []).filter(({ field: path }) => isOn(page, path))
    setFound(wrong)
    setChanged(new Set())
    if (wrong.length === 0) send(values)
  }

  const errors = inOrder(issues, Object.keys(definition.labels)).map(({ field: path, code }): FormError => {
    const name = nameIn(path)
    const label = Object.hasOwn(definition.labels, name) ? definition.labels[name as keyof Values] : path
    return { id: `${id}${name}`, label, text: wordsOf(code) ?? code }
  })
  return { values, set, field, submit, forget, errors, problem: definition.problem }
}

/** In the order of the fields on the page; what belongs to no field comes first. */
const inOrder = (issues: FieldIssue[], names: string[]): FieldIssue[] =>
  issues.toSorted((a, b) => names.indexOf(nameIn(a.field)) - names.indexOf(nameIn(b.field)))

/** The problems with fields that the server's refusal of a body names. */
function issuesIn(problem: Refused | null | undefined): FieldIssue[] {
  const details = problem?.code === 'invalid_input' ? problem.details : undefined
  const issues = details && typeof details === 'object' && 'problems' in details ? details.problems : []
  return Array.isArray(issues) ? (issues as FieldIssue[]) : []
}

const isOn = (page: readonly string[] | undefined, path: string) => page?.includes(nameIn(path)) ?? true

const nameIn = (path: string): string => path.split('.')[0] ?? ''
