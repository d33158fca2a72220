import { FileRefused } from './file-refused.ts'
import type { TableLimits } from './table.ts'

/** Records of a JSON list, of one JSON object, or of JSON Lines; numbers beyond 2^53 are rounded as JSON.parse does. */
export function parseRecords(text: string, limits: TableLimits): unknown[] {
  refuseWildJson(text, limits)
  const whole = parsed(text)
  if (Array.isArray(whole)) return whole
  if (whole !== undefined) return [whole]
  return text.split('\n').flatMap((content, index) => {
    if (content.trim() === '') return []
    const record = parsed(content)
    if (record === undefined) throw new FileRefused('damaged', index + 1)
    return [record]
  })
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

interface Container {
  isObject: boolean
  members: number
}

/** Walks over the characters once, before JSON.parse builds anything from them. */
function refuseWildJson(text: string, limits: TableLimits): void {
  const open: Container[] = [{ isObject: false, members: 0 }]
  let values = 0
  let line = 1
  const refuse = (reason: FileRefused['reason']) => new FileRefused(reason, line)

  function countMember(): void {
    const container = open.at(-1)
    if (!container || ++values > limits.values) throw refuse('too_large')
    container.members += 1
    if (container.isObject && container.members > limits.columns) throw refuse('too_many_columns')
    // Records stand in the outermost list, or for JSON Lines beside each other.
    if (open.length <= 2 && !container.isObject && container.members > limits.rows)
      throw refuse('too_many_rows')
  }

  for (let at = 0; at < text.length; at++) {
    const character = text[at]
    if (character === '"') {
      const end = endOfString(text, at, limits.cell)
      if (end === undefined) throw refuse('cell_too_long')
      at = end
    } else if (character === '{' || character === '[') {
      if (open.length === 1) countMember()
      if (open.length > limits.depth) throw refuse('too_deep')
      open.push({ isObject: character === '{', members: 0 })
      countMember()
    } else if ((character === '}' || character === ']') && open.length > 1) open.pop()
    else if (character === ',') countMember()
    else if (character === '\n') line += 1
  }
}

/** Where the string that begins at `start` ends; undefined where it is longer than a cell may be. */
function endOfString(text: string, start: number, longest: number): number | undefined {
  let length = 0
  for (let at = start + 1; at < text.length; at++) {
    const character = text[at]
    if (character === '"') return at
    if (character === '\\') at += text[at + 1] === 'u' ? 5 : 1
    if (++length > longest) return undefined
  }
  return text.length
}
