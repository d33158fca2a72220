import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { pathToFileURL } from 'node:url'
import { ChildEnded, childProgram } from './child-program.ts'

const folder = mkdtempSync(join(tmpdir(), 'juguang-child-'))
after(() => rmSync(folder, { recursive: true }))

/** Answers with what the code says of `question`. */
function program(name: string, code: string): URL {
  const file = join(folder, `${name}.mjs`)
  const parent = new URL('./child-program.ts', import.meta.url).href
  writeFileSync(
    file,
    `import { answerParent } from '${parent}'\nanswerParent(async (question) => { ${code} })`,
  )
  return pathToFileURL(file)
}

const limits = { milliseconds: 10_000, megabytes: 32 }

test('a child gets bytes and gives bytes, and knows nothing of our environment', async () => {
  const ask = childProgram<Buffer, { bytes: Buffer; names: string[] }>(
    program('works', 'return { bytes: question.reverse(), names: Object.keys(process.env) }'),
    limits,
  )
  const { bytes, names } = await ask(Buffer.from([1, 2, 3]))
  assert.ok(Buffer.isBuffer(bytes))
  assert.deepEqual([...bytes], [3, 2, 1])
  assert.ok(!names.includes('PATH') && !names.includes('HOME'))
})

test('a child that stops or takes too long ends without harm, and the next question is answered', async () => {
  const stops = childProgram<string, string>(
    program('stops', "if (question === 'stop') process.exit(3); return question"),
    limits,
  )
  await assert.rejects(stops('stop'), { message: /ended with 3/, isLate: false, isOutOfMemory: false })
  assert.equal(await stops('go on'), 'go on')
  const sleeps = childProgram(program('sleeps', 'await new Promise(() => {})'), {
    ...limits,
    milliseconds: 500,
  })
  await assert.rejects(sleeps(''), (error) => error instanceof ChildEnded && error.isLate)
})
