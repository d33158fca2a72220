import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { realpathSync } from 'node:fs'
import { open } from 'node:fs/promises'
import type { Readable } from 'node:stream'
import { fileURLToPath } from 'node:url'
import { type FileRefusal, FileRefused } from './file-refused.ts'
import { type Row, type Table, type TableLimits, tableLimits } from './table.ts'

const AT_ONCE = 2 // processes that read; the others wait, so that many uploads do not fill the memory
const BYTES_OF_A_CHARACTER = 6 // in JSON, at most: \u0000
const BYTES_OF_A_VALUE = 64 // its quotes and its share of the line; and a number, whose text JSON may lengthen
/** How V8, Node on Windows and the kernel end a process that needs too much. */
const OUT_OF_MEMORY: readonly unknown[] = ['SIGABRT', 'SIGTRAP', 134, 'SIGKILL']

/**
 * What a person's file holds, judged by its content, never by its name. The parsers run in a process
 * of their own with limits of time and memory; a refusal (`FileRefused`) costs this process nothing.
 */
export async function readTable(path: string, limits: Partial<TableLimits> = {}): Promise<Table> {
  const all = { ...tableLimits, ...limits }
  const file = await open(path)
  try {
    const { size } = await file.stat()
    if (size > all.bytes) throw new FileRefused('too_large')
    return await inTurn(() => readInChild(file.fd, all))
  } finally {
    await file.close()
  }
}

const waiting: (() => void)[] = []
let running = 0

async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  if (running === AT_ONCE) await new Promise<void>((resolve) => waiting.push(resolve))
  else running += 1
  try {
    return await work()
  } finally {
    const next = waiting.shift()
    if (next) next()
    else running -= 1
  }
}

async function readInChild(fd: number, limits: TableLimits): Promise<Table> {
  const started = performance.now()
  const child = spawn(process.execPath, childArguments(limits), {
    stdio: [fd, 'pipe', 'ignore'],
    env: { TZ: 'UTC' }, // nothing of ours; and dates of sheets are read without a zone
    timeout: limits.milliseconds,
    killSignal: 'SIGKILL',
  })
  try {
    const [table, [code, signal]] = await Promise.all([
      child.stdout ? collect(child.stdout, limits) : undefined, // none where it could not start: then `once` rejects
      once(child, 'close') as Promise<[code: number | null, signal: string | null]>,
    ])
    const isLate = performance.now() - started >= limits.milliseconds
    if (signal === 'SIGKILL' && isLate) throw new FileRefused('too_slow')
    if (OUT_OF_MEMORY.includes(signal ?? code)) throw new FileRefused('too_much_memory')
    if (code !== 0 || !table)
      throw new Error(`The reader of files ended with ${signal ?? code}, its answer unfinished`)
    return table
  } finally {
    stop(child)
  }
}

function stop(child: ChildProcess): void {
  if (child.exitCode === null && child.signalCode === null) child.kill('SIGKILL')
}

function childArguments(limits: TableLimits): string[] {
  const at = (path: string) => fileURLToPath(new URL(path, import.meta.url))
  // It may read its own code, and the file that it is given open; write nothing, start nothing.
  const code = [
    at('./'),
    at('../../package.json'),
    at('../../node_modules'),
    realpathSync(at('../../node_modules')),
  ]
  return [
    '--permission',
    ...code.map((path) => `--allow-fs-read=${path}`),
    `--max-old-space-size=${limits.megabytes}`,
    at('./read-table-child.ts'),
    JSON.stringify(limits),
  ]
}

type FirstLine = { head: Table; count: number } | { refused: FileRefusal; line?: number }

/** The table as the child sends it; undefined where the child was stopped in the middle. */
async function collect(output: Readable, limits: TableLimits): Promise<Table | undefined> {
  const characters = Math.max(limits.text, limits.bytes) // JSON repeats nothing: its text is the file's
  const longest = characters * BYTES_OF_A_CHARACTER + limits.values * BYTES_OF_A_VALUE
  let first: FirstLine | undefined
  const items: unknown[] = []
  for await (const line of linesOf(output, longest)) {
    if (first) items.push(JSON.parse(line))
    else first = JSON.parse(line)
  }
  if (!first) return undefined
  if ('refused' in first) throw new FileRefused(first.refused, first.line)
  if (items.length !== first.count) return undefined
  const { head } = first
  return head.kind === 'rows' ? { ...head, rows: items as Row[] } : { ...head, records: items }
}

async function* linesOf(output: Readable, longest: number): AsyncGenerator<string> {
  let received = 0
  let parts: string[] = []
  output.setEncoding('utf8')
  for await (const chunk of output as AsyncIterable<string>) {
    received += chunk.length
    if (received > longest) throw new FileRefused('too_large')
    const [rest = '', ...begun] = chunk.split('\n')
    parts.push(rest)
    for (const part of begun) {
      yield parts.join('')
      parts = [part]
    }
  }
}
