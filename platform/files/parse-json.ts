import { FileRefused } from './file-refused.ts'
import type { TableLimits } from './table.ts'

/** Records of a JSON list, of one JSON object, or of JSON Lines; numbers beyond 2^53 are rounded as JSON.parse does. */
export function parseRecords(text: string, limits: TableLimits): unknown[] {
  refuseWildJson(text, limits)
  const whole = parsed(text)
  if (Array.isArray(whole)) return whole
  if (whole !== undefined) return [whole]
  const records: unknown[] = []
  for (const [index, content] of text.split('\n').entries()) {
    if (content.trim() === '') continue
    const record = parsed(content)
    // Where the first line is no record either, these are no JSON Lines, and the line would say nothing.
    if (record === undefined) throw new FileRefused('damaged', records.length > 0 ? index + 1 : undefined)
    records.push(record)
  }
  return records
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
      const { end, length, hasNul } = stringAt(text, at)
      if (length > limits.cell) throw refuse('cell_too_long')
      if (hasNul) throw refuse('damaged') // PostgreSQL keeps none
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

function stringAt(text: string, start: number): { end: number; length: number; hasNul: boolean } {
  let length = 0
  let hasNul = false
  let end = start + 1
  for (; end < text.length && text[end] !== '"'; end++) {
    length += 1
    if (text[end] !== '\\') continue
    hasNul ||= text.startsWith('u0000', end + 1)
    end += text[end + 1] === 'u' ? 5 : 1
  }
  return { end, length, hasNul }
}
