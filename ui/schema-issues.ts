import type { FieldIssue } from './use-form.ts'

interface ZodIssue {
  readonly code: string
  readonly path: readonly PropertyKey[]
  readonly origin?: string
  readonly minimum?: number | bigint
}

/** Any zod schema, by the one method used here. */
interface Checked {
  safeParse(value: unknown): {
    success: boolean
    error?: { readonly issues: readonly ZodIssue[] } | undefined
  }
}

/** What is wrong with a value by a contract's input shape, in the codes that the server would use. */
export function schemaIssues(schema: Checked, value: unknown): FieldIssue[] {
  const issues = schema.safeParse(value).error?.issues ?? []
  return issues.map((issue) => ({ path: issue.path.join('/'), code: codeOf(issue, value) }))
}

function codeOf(issue: ZodIssue, value: unknown): string {
  switch (issue.code) {
    case 'invalid_type':
      return valueAt(value, issue.path) === undefined ? 'required' : 'wrong_type'
    case 'too_small':
      if (issue.origin === 'number' || issue.origin === 'int') return 'too_small'
      return Number(issue.minimum) === 1 ? 'required' : 'too_short'
    case 'too_big':
      return issue.origin === 'number' || issue.origin === 'int' ? 'too_big' : 'too_long'
    case 'unrecognized_keys':
      return 'unknown_field'
    case 'invalid_value':
      return 'not_allowed'
    default:
      return 'invalid_format'
  }
}

const valueAt = (value: unknown, path: readonly PropertyKey[]): unknown =>
  path.reduce<unknown>(
    (inner, key) =>
      inner && typeof inner === 'object' ? (inner as Record<PropertyKey, unknown>)[key] : undefined,
    value,
  )
