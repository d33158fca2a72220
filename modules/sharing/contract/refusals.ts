import * as z from 'zod'
import { problem } from '#platform/problem.ts'

export const ResourceStatus = z.enum(['draft', 'offered', 'withdrawn']).meta({ id: 'ResourceStatus' })
export type ResourceStatus = z.infer<typeof ResourceStatus>

/** Somebody was quicker, or it stands otherwise than the act needs. */
export const ResourceMovedOn = problem(409, 'sharing.moved_on', z.object({ status: ResourceStatus }))
export const PidTaken = problem(409, 'sharing.pid_taken')

export const AlreadyQualified = problem(409, 'sharing.already_qualified')
export const AlreadyAsked = problem(409, 'sharing.qualification_asked_before')
export const RequestDecided = problem(409, 'sharing.request_decided')
export const QualificationEnded = problem(409, 'sharing.qualification_ended')
export const OwnQualification = problem(409, 'sharing.own_qualification')

/** Only the latest version is signed. */
export const CovenantReplaced = problem(409, 'sharing.covenant_replaced', z.object({ version: z.int() }))
export const CovenantSigned = problem(409, 'sharing.covenant_signed_before')
