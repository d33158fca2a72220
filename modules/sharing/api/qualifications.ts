import * as z from 'zod'
import type { Actor } from '#platform/access.ts'
import { pageOfRows, positionOf } from '#platform/cursor.ts'
import { type Context, implement } from '#platform/http.ts'
import { sharingAccess } from '../access.ts'
import {
  askForQualification,
  decideQualification,
  endQualification,
  grantQualification,
} from '../actions/qualifications.ts'
import { type Qualification, qualificationContract, type QualificationRequest } from '../contract.ts'
import {
  getQualification,
  getQualificationForUpdate,
  getRequest,
  getRequestSeen,
  listEvidence,
  listQualifications,
  listRequests,
  type QualificationRow,
  type RequestRow,
  type ResourceRefRow,
} from '../queries/qualifications.ts'
import { getResource, getResourceForUpdate } from '../queries/resources.ts'
import { isLapsed } from '../rules/qualifications.ts'
import { resourceUrl } from './present-resource.ts'

const lastId = z.uuid()
const presentRef = (resource: ResourceRefRow) => ({ ...resource, url: resourceUrl(resource.id) })

function stateOf(row: QualificationRow, moment: { now: Date; today: string }): Qualification['state'] {
  if (row.endedAt !== null) return 'ended'
  return isLapsed(row, row.idleDays, moment) ? 'lapsed' : 'valid'
}

const present =
  (context: Context) =>
  (row: QualificationRow): Qualification => ({
    id: row.id,
    resource: presentRef(row.resource),
    person: { id: row.personId, name: row.personName },
    state: stateOf(row, context),
    grantedAt: row.grantedAt.toISOString(),
    usedAt: row.usedAt?.toISOString() ?? null,
    expiresOn: row.expiresOn,
    recognises: row.recognises && presentRef(row.recognises),
    endReason: row.endReason,
    can: {
      end: row.endedAt === null && sharingAccess.can('sharing.keep_qualifications', context.actor, row),
    },
  })

const mayDecide = (actor: Actor, row: RequestRow): boolean =>
  row.isGranted === null &&
  row.personId !== actor.personId &&
  sharingAccess.can('sharing.keep_qualifications', actor, row)

/** Requests with the trainings that they show, read together. */
async function presentRequests(context: Context, rows: readonly RequestRow[]) {
  const shown = await listEvidence(
    context.db,
    rows.flatMap(({ evidence }) => evidence ?? []),
  )
  return (row: RequestRow): QualificationRequest => {
    const training = shown.find(({ id }) => id === row.evidence)
    return {
      id: row.id,
      resource: presentRef(row.resource),
      person: { id: row.personId, name: row.personName },
      words: row.words,
      askedAt: row.askedAt.toISOString(),
      evidence: training
        ? {
            id: training.id,
            resource: presentRef(training.resource),
            state: stateOf(training, context),
            grantedAt: training.grantedAt.toISOString(),
          }
        : null,
      isGranted: row.isGranted,
      reason: row.reason,
      can: { decide: mayDecide(context.actor, row) },
    }
  }
}

async function requestPage(context: Context, id: string): Promise<QualificationRequest> {
  const row = await getRequest(context.db, id)
  return (await presentRequests(context, [row]))(row)
}

/** The resource, locked, with the permit to say who is trained for it. */
async function toTrain({ db, actor }: Context, resourceId: string) {
  return sharingAccess.require(
    'sharing.keep_qualifications',
    actor,
    await getResourceForUpdate(db, actor, resourceId),
  )
}

export const qualificationApi = implement(qualificationContract, {
  listMyQualifications: async ({ query }, context) => {
    const whose = { personId: context.actor.personId }
    const rows = await listQualifications(context.db, whose, positionOf(query, lastId), query.limit + 1)
    return pageOfRows(rows, query.limit, present(context), ({ id }) => id)
  },

  listMyQualificationRequests: async ({ query }, context) => {
    const whose = { personId: context.actor.personId }
    const rows = await listRequests(context.db, whose, positionOf(query, lastId), query.limit + 1)
    return pageOfRows(rows, query.limit, await presentRequests(context, rows), ({ id }) => id)
  },

  listQualifications: async ({ params, query }, context) => {
    const resource = await getResource(context.db, context.actor, params.id)
    sharingAccess.require('sharing.keep_qualifications', context.actor, resource)
    const whose = { resourceId: params.id, isHeld: query.state === 'held' }
    const rows = await listQualifications(context.db, whose, positionOf(query, lastId), query.limit + 1)
    return pageOfRows(rows, query.limit, present(context), ({ id }) => id)
  },

  listQualificationRequests: async ({ params, query }, context) => {
    const resource = await getResource(context.db, context.actor, params.id)
    sharingAccess.require('sharing.keep_qualifications', context.actor, resource)
    const whose = { resourceId: params.id }
    const rows = await listRequests(context.db, whose, positionOf(query, lastId), query.limit + 1)
    return pageOfRows(rows, query.limit, await presentRequests(context, rows), ({ id }) => id)
  },

  askForQualification: async ({ params, body }, context) => {
    const resource = await getResourceForUpdate(context.db, context.actor, params.id)
    const permit = sharingAccess.require('sharing.ask_for_qualification', context.actor, resource)
    return requestPage(context, await askForQualification(context.db, permit, body, context))
  },

  decideQualification: async ({ params, body }, context) => {
    const { resourceId } = await getRequestSeen(context.db, context.actor, params.id)
    const permit = await toTrain(context, resourceId)
    await decideQualification(context.db, permit, await getRequest(context.db, params.id), body, context)
    return requestPage(context, params.id)
  },

  grantQualification: async ({ params, body }, context) => {
    const id = await grantQualification(context.db, await toTrain(context, params.id), body, context)
    return present(context)(await getQualification(context.db, id))
  },

  endQualification: async ({ params, body }, context) => {
    const row = await getQualificationForUpdate(context.db, context.actor, params.id)
    const permit = sharingAccess.require('sharing.keep_qualifications', context.actor, row)
    await endQualification(context.db, permit, body.reason, context)
    return present(context)(await getQualification(context.db, params.id))
  },
})
