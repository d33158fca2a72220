import type { FieldIssue } from './use-form.ts'

interface ZodIssue {
  readonly code: string
  readonly path: readonly PropertyKey[]
  readonly origin?: string
  readonly minimum?: number | bigint
  readonly params?: Readonly<Record<string, unknown>> | undefined
}

/** Any zod schema, by the one method used here. */
interface Checked {
  safeParse(value: unknown): {
    success: boolean
    error?: { readonly issues: readonly ZodIssue[] } | undefined
  }
}

/** What is wrong with a value by a contract's input shape, in the codes that the server gives; a test holds both equal. */
export function schemaIssues(schema: Checked, value: unknown): FieldIssue[] {
  const issues = schema.safeParse(value).error?.issues ?? []
  return issues.map((issue) => ({ field: issue.path.map(String).join('.'), code: codeOf(issue, value) }))
}

function codeOf(issue: ZodIssue, value: unknown): string {
  const isMissing = valueAt(value, issue.path) === undefined
  const hasLength = issue.origin === 'string' || issue.origin === 'array'
  switch (issue.code) {
    case 'invalid_type':
      return isMissing ? 'required' : 'wrong_type'
    case 'invalid_value':
      return isMissing ? 'required' : 'not_allowed'
    case 'invalid_format':
      return 'invalid_format'
    case 'too_big':
      return hasLength ? 'too_long' : 'too_big'
    case 'too_small':
      if (!hasLength) return 'too_small'
      return issue.minimum === 1 ? 'required' : 'too_short'
    default:
      return typeof issue.params?.code === 'string' ? issue.params.code : 'not_allowed'
  }
}

const valueAt = (value: unknown, path: readonly PropertyKey[]): unknown =>
  path.reduce<unknown>(
    (inner, key) => (typeof inner === 'object' && inner !== null ? Reflect.get(inner, key) : undefined),
    value,
  )
