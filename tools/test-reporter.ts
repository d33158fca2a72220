// Says little while all goes well: a line for each file, each failure whole, and the count that CI reads at the end.
import { relative } from 'node:path'
import { inspect } from 'node:util'
import type { TestEvent } from 'node:test/reporters'

interface Counts {
  passed: number
  failed: number
}

export default async function* report(events: AsyncIterable<TestEvent>): AsyncGenerator<string> {
  const total: Counts = { passed: 0, failed: 0 }
  for await (const event of events) {
    if (event.type === 'test:summary' && event.data.file)
      yield `${event.data.success ? 'ok  ' : 'FAIL'} ${relative('.', event.data.file)} (${event.data.counts.tests} tests, ${Math.round(event.data.duration_ms)} ms)\n`
    else if (event.type === 'test:summary') {
      const { passed, tests } = event.data.counts
      Object.assign(total, { passed, failed: tests - passed })
    } else if (event.type === 'test:fail')
      yield `\nnot ok: ${event.data.name}\n  ${event.data.file ?? ''}:${event.data.line ?? ''}\n${inspect(event.data.details.error, { depth: 6 })}\n`
    else if (event.type === 'test:stderr') yield event.data.message
  }
  yield `\n${total.passed} passed, ${total.failed} failed\n`
}
