import type { FastifyRequest } from 'fastify'
import type { Route } from './contract.ts'
import { InvalidParameter, PreconditionFailed, PreconditionRequired, refused } from './problem.ts'

/** The ETag of a record that carries its version, so that two people who edit do not overwrite each other unseen. */
export function versionTag(answer: unknown): string | undefined {
  if (typeof answer !== 'object' || answer === null || !('version' in answer)) return undefined
  return `"${String(answer.version)}"`
}

/** The version that `If-Match` names; `*` stands for any. */
export function expectedVersion(route: Route, { headers }: FastifyRequest): number | undefined {
  const given = headers['if-match']
  if (given === undefined && route.ifMatch === 'required') throw refused(PreconditionRequired)
  if (given === undefined || given === '*') return undefined
  const version = /^(?:W\/)?"(\d{1,9})"$/.exec(given)?.[1]
  if (version === undefined)
    throw refused(InvalidParameter, {
      problems: [{ field: 'If-Match', code: 'invalid_format', in: 'header' }],
    })
  return Number(version)
}

/** Refuses where the record is no longer the one that the caller saw. Ask it of a locked row. */
export function unchanged(
  context: { expectedVersion: number | undefined },
  { version }: { version: number },
): void {
  const { expectedVersion: seen } = context
  if (seen !== undefined && seen !== version) throw refused(PreconditionFailed, { version })
}
