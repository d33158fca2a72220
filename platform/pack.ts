// A city pack is a folder of YAML files. What stands in them is the modules' affair; how they are read and how faults are told is here.
import { readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import {
  type Document,
  isMap,
  isScalar,
  isSeq,
  LineCounter,
  type Node,
  type ParsedNode,
  parseDocument,
  visit,
} from 'yaml'
import * as z from 'zod'
import { OperatorFault } from './operator-fault.ts'
import { problemsOf } from './pack-problems.ts'

/** One file of a pack and the shape that its content must have. */
export interface PackPart<T> {
  readonly file: string
  readonly shape: z.ZodType<T>
}

/** Where a value stands inside a file: names of fields and positions in lists, counted from 0. */
export type FieldPath = readonly PropertyKey[]

export interface Fault {
  readonly file: string
  readonly line: number
  /** Empty where the fault is one of the whole file. */
  readonly field: string
  readonly problem: string
}

/** Everything that is wrong with a pack, one line each; written for whoever edits the files, so in sentences. */
export class PackFault extends OperatorFault {
  readonly faults: readonly Fault[]

  constructor(faults: readonly Fault[]) {
    super(faults.map(lineOf).join('\n'))
    this.name = 'PackFault'
    this.faults = faults
  }
}

const lineOf = ({ file, line, field, problem }: Fault) =>
  field === '' ? `${file}:${line} ${problem}` : `${file}:${line} ${field}: ${problem}`

export interface PackFile<T> {
  readonly content: T
  /** Makes a fault of one field, for rules that reach across files. */
  readonly fault: (path: FieldPath, problem: string) => Fault
}

/** Far above any honest file of a pack (the largest has 30 kB), far below what would fill the memory. */
const MAX_BYTES = 2_000_000
/** Finding the line of each of many faults in one group takes the square of its fields. */
const MAX_FIELDS = 1000

/** Throws a `PackFault` with all faults of the file; a file that is not there is a fault too. */
export async function readPackFile<T>(
  folder: string,
  file: string,
  shape: z.ZodType<T>,
): Promise<PackFile<T>> {
  const path = join(folder, file)
  const text = await readText(path)
  try {
    return parsed(path, text, shape)
  } catch (error) {
    if (error instanceof RangeError) throw wholeFile(path, 1, 'is nested too deeply')
    throw error
  }
}

type PackFilesOf<Parts> = {
  readonly [Name in keyof Parts]: Parts[Name] extends PackPart<infer T> ? PackFile<T> : never
}

/** Reads several files and throws the faults of all of them together. */
export async function readPackParts<Parts extends Readonly<Record<string, PackPart<unknown>>>>(
  folder: string,
  parts: Parts,
): Promise<PackFilesOf<Parts>> {
  const files: Record<string, PackFile<unknown>> = {}
  const faults: Fault[] = []
  for (const [name, { file, shape }] of Object.entries(parts)) {
    try {
      files[name] = await readPackFile(folder, file, shape)
    } catch (error) {
      if (!(error instanceof PackFault)) throw error
      faults.push(...error.faults)
    }
  }
  if (faults.length > 0) throw new PackFault(faults)
  return files as PackFilesOf<Parts>
}

const wholeFile = (file: string, line: number, problem: string) =>
  new PackFault([{ file, line, field: '', problem }])

async function readText(path: string): Promise<string> {
  const bytes = await readBytes(path)
  const text = decoded(bytes)
  if (text === undefined) throw wholeFile(path, firstLineNotUtf8(bytes), 'is not UTF-8 text')
  const tab = text.indexOf('\t')
  if (tab >= 0) throw wholeFile(path, text.slice(0, tab).split('\n').length, 'has a tab: write spaces')
  return text
}

async function readBytes(path: string): Promise<Buffer> {
  try {
    const found = await stat(path)
    if (!found.isFile()) throw wholeFile(path, 1, 'is not a file')
    if (found.size > MAX_BYTES) throw wholeFile(path, 1, `is larger than ${MAX_BYTES / 1e6} MB`)
    return await readFile(path)
  } catch (error) {
    if (error instanceof Error && 'code' in error)
      throw wholeFile(
        path,
        1,
        error.code === 'ENOENT' ? 'is missing' : `cannot be read (${String(error.code)})`,
      )
    throw error
  }
}

function decoded(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return undefined
  }
}

/** No byte of a longer UTF-8 sign equals a line feed, so each line can be judged alone. */
function firstLineNotUtf8(bytes: Buffer): number {
  let line = 1
  for (let start = 0; start < bytes.length; line += 1) {
    const feed = bytes.indexOf(0x0a, start)
    const end = feed < 0 ? bytes.length : feed
    if (decoded(bytes.subarray(start, end)) === undefined) return line
    start = end + 1
  }
  return line
}

function parsed<T>(file: string, text: string, shape: z.ZodType<T>): PackFile<T> {
  const lines = new LineCounter()
  const document = parseDocument(text, {
    lineCounter: lines,
    prettyErrors: false,
    stringKeys: true,
    uniqueKeys: false,
  })
  const lineAt = (offset: number) => lines.linePos(offset).line || 1
  const fault = (path: FieldPath, problem: string): Fault => ({
    file,
    line: lineAt(offsetOf(document, path)),
    field: z.core.toDotPath(path),
    problem,
  })

  const unreadable = [...syntaxProblems(document), ...strictProblems(document)]
  if (unreadable.length > 0)
    throw new PackFault(unreadable.map(({ offset, ...told }) => ({ file, line: lineAt(offset), ...told })))
  const result = z.safeParse(shape, document.toJS(), { reportInput: true })
  if (result.success) return { content: result.data, fault }
  throw new PackFault(
    result.error.issues.flatMap(problemsOf).map(({ path, problem }) => fault(path, problem)),
  )
}

interface Unreadable {
  readonly offset: number
  readonly field: string
  readonly problem: string
}

const syntaxProblems = ({ errors, warnings }: Document.Parsed): Unreadable[] =>
  [...errors, ...warnings].map(({ message, pos }) => ({ offset: pos[0], field: '', problem: message }))

/**
 * What YAML allows and a pack does not. A few aliases of aliases can unfold to gigabytes; and of two fields of one name
 * a reader sees the first, a program the last. The parser's own check of names takes minutes on a file of 2 MB.
 */
function strictProblems(document: Document.Parsed): Unreadable[] {
  const found: Unreadable[] = []
  const add = (node: Node, field: string, problem: string) =>
    found.push({ offset: node.range?.[0] ?? 0, field, problem })
  visit(document, {
    Alias(_key, node) {
      add(node, '', `repeats *${node.source} from elsewhere: write it out`)
    },
    Map(_key, node) {
      if (node.items.length > MAX_FIELDS) {
        add(node, '', `has a group of more than ${MAX_FIELDS} fields`)
        return visit.BREAK
      }
      const seen = new Set<unknown>()
      for (const { key } of node.items) {
        if (!isScalar(key)) continue
        if (seen.has(key.value)) add(key, String(key.value), 'stands here twice')
        seen.add(key.value)
      }
      return undefined
    },
  })
  return found
}

/** Where a field is written; of a missing one, where its parent is. */
function offsetOf(document: Document.Parsed, path: FieldPath): number {
  let node: ParsedNode | null = document.contents
  let offset = node?.range[0] ?? 0
  for (const step of path) {
    if (isMap<ParsedNode, ParsedNode>(node)) {
      const pair = node.items.find(({ key }) => isScalar(key) && key.value === step)
      if (pair === undefined) break
      offset = pair.key.range[0]
      node = pair.value
    } else if (isSeq<ParsedNode>(node)) {
      const item: ParsedNode | undefined = node.items[Number(step)]
      if (item === undefined) break
      offset = item.range[0]
      node = item
    } else break
  }
  return offset
}
