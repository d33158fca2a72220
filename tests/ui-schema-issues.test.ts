import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as z from 'zod'
import { route } from '#platform/contract.ts'
import { parseRequest } from '#platform/parse.ts'
import { Problem } from '#platform/problem.ts'
import { schemaIssues } from '#ui/schema-issues.ts'

const Unit = z.strictObject({
  name: z.string().min(1).max(5),
  about: z.string().min(3),
  kind: z.enum(['institute', 'enterprise']),
  founded: z.int().min(1900).max(2100),
  page: z.url(),
  links: z.array(z.url()).max(1),
  code: z.string().refine((text) => text.startsWith('9'), { params: { code: 'check_failed' } }),
})
const operation = route({ method: 'POST', path: '/units', summary: 'Add a unit', body: Unit, ok: Unit })

const wrong: unknown[] = [
  {},
  { name: '', about: 'a', kind: 'bank', founded: 12, page: 'x', links: ['y'], code: '1' },
  {
    name: 'too long',
    about: 7,
    kind: 3,
    founded: 3000.5,
    page: null,
    links: ['https://a.cn', 'https://b.cn'],
    code: 9,
  },
]

function fromServer(body: unknown): unknown {
  try {
    parseRequest(operation, { params: {}, query: {}, body })
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    const { problems } = error.details as { problems: { field: string; code: string }[] }
    return problems.map(({ field, code }) => ({ field, code }))
  }
  return []
}

test('a form says of every field what the server would say', () => {
  for (const body of wrong) {
    const issues = schemaIssues(Unit, body)
    assert.ok(issues.length > 0)
    assert.deepEqual(issues, fromServer(body))
  }
})
