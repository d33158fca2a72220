import type { WriteRecorded } from './servers/bare.ts'
import type { Statement } from './statements.ts'

const UUIDS = /[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}/g

/** A transaction as it can be sent again with other ids: the path's own, and one for each that it made. */
export function recordedWrite(
  path: string,
  statements: readonly Statement[],
  known: readonly string[],
): WriteRecorded {
  const [id = ''] = path.match(UUIDS) ?? []
  const ids = new Set(statements.flatMap(({ values }) => JSON.stringify(values).match(UUIDS) ?? []))
  return { statements, id, made: [...ids].filter((one) => one !== id && !known.includes(one)) }
}
