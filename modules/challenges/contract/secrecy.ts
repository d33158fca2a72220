import * as z from 'zod'
import { byId, route, text } from '#platform/contract.ts'
import { Forbidden, NotFound } from '#platform/problem.ts'
import { ChallengeMovedOn, OwnChallenge, SecrecyChanged, SecrecyNotAccepted } from './refusals.ts'
import { Challenge } from './shapes.ts'

const ofUnit = z.strictObject({ unitId: z.uuid() })

export const secrecyContract = {
  changeSecrecy: route({
    method: 'POST',
    path: '/challenges/{id}/secrecy',
    summary: 'Write a new secrecy text; every unit must accept it before it reads the detail again',
    params: byId,
    body: z.strictObject({ words: text(20_000) }),
    ok: Challenge,
    problems: [Forbidden, NotFound, ChallengeMovedOn],
  }),

  inviteUnit: route({
    method: 'POST',
    path: '/challenges/{id}/invitations',
    summary: 'Choose a unit that may read the technical detail once it accepts secrecy',
    params: byId,
    body: ofUnit,
    ok: Challenge,
    problems: [Forbidden, NotFound, ChallengeMovedOn, OwnChallenge],
  }),

  withdrawInvitation: route({
    method: 'POST',
    path: '/challenges/{id}/invitations/withdraw',
    summary: 'Close the technical detail to a unit again; what it read stays written',
    params: byId,
    body: ofUnit,
    ok: Challenge,
    problems: [Forbidden, NotFound, ChallengeMovedOn],
  }),

  acceptSecrecy: route({
    method: 'POST',
    path: '/challenges/{id}/acceptances',
    summary: 'Accept this version of the secrecy text for one’s unit',
    params: byId,
    body: z.strictObject({ unitId: z.uuid(), version: z.int().min(1).max(100_000) }),
    ok: Challenge,
    problems: [Forbidden, NotFound, ChallengeMovedOn, SecrecyChanged, SecrecyNotAccepted],
  }),

  readDetail: route({
    method: 'POST',
    path: '/challenges/{id}/detail-readings',
    summary: 'Read the technical detail; that it was read is written first',
    params: byId,
    /** For which unit; the asker and the office name none. */
    body: z.strictObject({ unitId: z.uuid().optional() }),
    ok: z.object({ detail: z.string(), version: z.int().nullable() }),
    problems: [Forbidden, NotFound, SecrecyNotAccepted],
  }),
}
