import * as z from 'zod'
import { Day, languageQuery, pageOf, pageQuery, route, text } from '#platform/contract.ts'
import { Forbidden, NotFound, problem } from '#platform/problem.ts'
import { CommitteeName, committeeRef, inLanguage, Named, unitNames } from './names.ts'

const Numbers = z.object({
  members: z.int(),
  institutes: z.int(),
  enterprises: z.int(),
  /** In the order of the chain; positions without members are named too. */
  byPosition: z.array(Named.extend({ members: z.int() })),
})

const committeeFields = {
  ...CommitteeName.shape,
  kind: z.enum(['chain', 'talent']),
  cluster: Named.nullable(),
  since: Day,
  numbers: Numbers,
  can: z.object({ endMembership: z.boolean() }),
}
export const CommitteeSummary = z.object(committeeFields).meta({ id: 'CommitteeSummary' })
export type CommitteeSummary = z.infer<typeof CommitteeSummary>

const asked = { key: z.string(), text: z.string(), required: z.boolean() }
export const AdmissionQuestion = z
  .discriminatedUnion('kind', [
    z.object({ ...asked, kind: z.literal('text'), maxLength: z.int() }),
    z.object({ ...asked, kind: z.literal('number'), maximum: z.int() }),
    z.object({ ...asked, kind: z.literal('choice'), options: z.array(Named) }),
  ])
  .meta({ id: 'AdmissionQuestion' })
export type AdmissionQuestion = z.infer<typeof AdmissionQuestion>

export const Committee = z
  .object({
    ...committeeFields,
    purpose: z.string(),
    /** What a unit answers when it applies. */
    questions: z.array(AdmissionQuestion),
    /** What reviewers judge by. */
    criteria: z.array(z.object({ key: z.string(), text: z.string(), help: z.string() })),
  })
  .meta({ id: 'Committee' })
export type Committee = z.infer<typeof Committee>

export const Member = z
  .object({
    id: z.uuid(),
    unit: z.object(unitNames),
    position: Named,
    since: Day,
    can: z.object({ leave: z.boolean() }),
  })
  .meta({ id: 'Member' })
export type Member = z.infer<typeof Member>

export const EndedMembership = z
  .object({
    id: z.uuid(),
    unitId: z.uuid(),
    committeeId: z.uuid(),
    position: z.string(),
    since: Day,
    until: Day,
  })
  .meta({ id: 'EndedMembership' })

/** For `startMembership`, which admission calls. */
export const AlreadyMember = problem(409, 'network.already_member')

const byCommittee = z.strictObject({ id: committeeRef })

export const committeesContract = {
  listCommittees: route({
    method: 'GET',
    path: '/committees',
    summary: 'All committees with their numbers, in the order of the city',
    public: true,
    query: inLanguage,
    ok: pageOf(CommitteeSummary),
  }),

  getCommittee: route({
    method: 'GET',
    path: '/committees/{id}',
    summary: 'One committee, by id or key, with what it asks and judges by',
    public: true,
    params: byCommittee,
    query: inLanguage,
    ok: Committee,
    problems: [NotFound],
  }),

  listMembers: route({
    method: 'GET',
    path: '/committees/{id}/members',
    summary: 'List the members of a committee, latest first',
    public: true,
    params: byCommittee,
    query: z.strictObject({ ...pageQuery, ...languageQuery, position: text(60).optional() }),
    ok: pageOf(Member),
    problems: [NotFound],
  }),

  leaveCommittee: route({
    method: 'POST',
    path: '/committees/{id}/members/{unitId}/leave',
    summary: 'End a membership today',
    params: byCommittee.extend({ unitId: z.uuid() }),
    body: z.strictObject({ reason: text(1000) }),
    ok: EndedMembership,
    problems: [Forbidden, NotFound],
  }),
}
