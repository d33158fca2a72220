import * as z from 'zod'
import type { Page } from './contract.ts'
import { InvalidParameter, refused } from './problem.ts'

/**
 * The position after which a page begins, as `shape` says, or undefined for the first page.
 * A cursor is opaque to callers, yet may be forged: what does not fit the shape is refused.
 */
export function positionOf<S extends z.ZodType>({ cursor }: Page, shape: S): z.output<S> | undefined {
  if (cursor === undefined) return undefined
  try {
    return shape.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString()))
  } catch {
    throw refused(InvalidParameter, { problems: [{ field: 'cursor', code: 'invalid_format', in: 'query' }] })
  }
}

/** A page of rows read with `limit + 1`: the row too many only says that there is a next page. */
export function pageOfRows<Row, Item>(
  rows: readonly Row[],
  limit: number,
  present: (row: Row) => Item,
  positionAfter: (row: Row) => unknown,
): { items: Item[]; next: string | null } {
  const shown = rows.slice(0, limit)
  const last = shown.at(-1)
  const hasNext = rows.length > limit && last !== undefined
  return {
    items: shown.map(present),
    next: hasNext ? Buffer.from(JSON.stringify(positionAfter(last))).toString('base64url') : null,
  }
}
