// Says in words what zod found, for whoever edits a pack by hand.
import type * as z from 'zod'

export interface FieldProblem {
  readonly path: readonly PropertyKey[]
  readonly problem: string
}

/** One unknown field is one problem, under its own name. */
export function problemsOf(issue: z.core.$ZodIssue): FieldProblem[] {
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map((key) => ({ path: [...issue.path, key], problem: 'is not a field of this file' }))
  return [{ path: issue.path, problem: wordsOf(issue) }]
}

function wordsOf(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case 'invalid_type':
      return typeProblem(issue)
    case 'invalid_value':
      return choiceProblem(issue.values, issue.input)
    case 'too_small':
      return sizeProblem('at least', issue.minimum, issue.origin)
    case 'too_big':
      return sizeProblem('at most', issue.maximum, issue.origin)
    case 'invalid_union':
      return discriminatorProblem(issue)
    case 'invalid_key':
      return issue.issues[0]?.message ?? issue.message
    case 'invalid_format':
    case 'not_multiple_of':
    case 'unrecognized_keys':
    case 'invalid_element':
    case 'custom':
      return issue.message
  }
}

function sizeProblem(bound: string, size: number | bigint, origin: string): string {
  if (origin === 'string') return `must have ${bound} ${size} characters`
  if (origin === 'array') return `must have ${bound} ${size} entries`
  return `must be ${bound} ${size}`
}

const WANTED: Readonly<Record<string, string>> = {
  string: 'text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  tuple: 'a list',
  object: 'a group of fields',
  record: 'a group of fields',
}

function typeProblem({ expected, input }: z.core.$ZodIssueInvalidType): string {
  if (input === undefined) return 'is missing'
  const quotes = expected === 'string' && typeof input !== 'object' ? ': put it in quotes' : ''
  return `must be ${WANTED[expected] ?? expected}, not ${shown(input)}${quotes}`
}

function choiceProblem(values: readonly unknown[], input: unknown): string {
  if (input === undefined) return 'is missing'
  const choices = values.map(String).join(', ')
  return `must be ${values.length > 1 ? 'one of ' : ''}${choices}, not ${shown(input)}`
}

/** The path ends with the field that tells the kinds apart, the input is the group it stands in. */
function discriminatorProblem(issue: z.core.$ZodIssueInvalidUnion): string {
  if (!('options' in issue) || issue.discriminator === undefined) return issue.message
  const group = issue.input as Readonly<Record<string, unknown>>
  return choiceProblem(issue.options ?? [], group[issue.discriminator])
}

function shown(value: unknown): string {
  if (value === null) return 'empty'
  if (Array.isArray(value)) return 'a list'
  if (typeof value === 'object') return 'a group of fields'
  if (typeof value === 'number' || typeof value === 'boolean') return String(value)
  if (typeof value !== 'string') return typeof value
  return JSON.stringify(value.length > 40 ? `${value.slice(0, 40)}…` : value)
}
