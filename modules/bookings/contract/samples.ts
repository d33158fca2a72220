import * as z from 'zod'
import { StoredFile } from '#modules/files/contract.ts'
import { byId, FileAnswer, pageOf, pageQuery, route, text } from '#platform/contract.ts'
import { Forbidden, NotFound, PreconditionFailed, PreconditionRequired, problem } from '#platform/problem.ts'
import { NotPossible } from './problems.ts'
import { Named } from './shapes.ts'

export const SampleState = z
  .enum(['asked', 'accepted', 'refused', 'received', 'measured', 'done', 'withdrawn'])
  .meta({ id: 'SampleState' })
export type SampleState = z.infer<typeof SampleState>

/** Samples can be sent only to what its kind says so of. */
export const SamplesNotTaken = problem(409, 'bookings.samples_not_taken')
/** Somebody was quicker, or its state does not allow it. */
export const SampleMovedOn = problem(409, 'bookings.sample_moved_on', z.object({ state: SampleState }))

const SampleFile = StoredFile.omit({ sha256: true }).extend({ contentUrl: z.string() })

/** A change of state, or a message where the state stays as it was. */
const SampleStep = z.object({
  id: z.uuid(),
  state: SampleState,
  isMessage: z.boolean(),
  words: z.string(),
  person: Named,
  at: z.iso.datetime(),
  files: z.array(SampleFile),
})

const sample = {
  id: z.uuid(),
  number: z.int(),
  resource: z.object({ id: z.uuid(), name: z.string(), unit: Named, url: z.string() }),
  person: Named,
  unit: Named.nullable(),
  wish: z.string(),
  samples: z.int(),
  hazards: z.string().nullable(),
  givesBack: z.boolean(),
  state: SampleState,
  askedAt: z.iso.datetime(),
  endedAt: z.iso.datetime().nullable(),
  /** In yuan, by the prices of the day on which it was asked; null where the owner names none. */
  cost: z.number().nullable(),
  url: z.string(),
  version: z.int(),
}
export const SampleSummary = z.object(sample).meta({ id: 'SampleSummary' })
export type SampleSummary = z.infer<typeof SampleSummary>

export const KeeperStep = z.enum(['accept', 'refuse', 'receive', 'measure', 'finish'])
export type KeeperStep = z.infer<typeof KeeperStep>

export const Sample = z
  .object({
    ...sample,
    steps: z.array(SampleStep),
    can: z.object({
      /** What a keeper may do next. */
      keep: z.array(KeeperStep),
      withdraw: z.boolean(),
      say: z.boolean(),
    }),
  })
  .meta({ id: 'Sample' })
export type Sample = z.infer<typeof Sample>

export const NewSample = z
  .strictObject({
    unitId: z.uuid().optional(),
    /** What is to be found out, and what the samples are. */
    wish: text(4000),
    samples: z.int().min(1).max(10_000),
    /** Of handling them: toxic, infectious, flammable. */
    hazards: text(1000).optional(),
    /** Whether what is left is sent back. */
    givesBack: z.boolean(),
  })
  .meta({ id: 'NewSample' })
export type NewSample = z.infer<typeof NewSample>

const files = z.array(z.uuid()).max(20).default([])
const withReason = { do: z.literal('refuse'), words: text(2000) }
const withResults = { do: z.literal('finish'), words: text(4000), files }
const NewKeeperStep = z
  .discriminatedUnion('do', [
    z.strictObject(withReason),
    z.strictObject(withResults),
    z.strictObject({
      do: z.enum(['accept', 'receive', 'measure']),
      words: z.string().trim().max(2000).default(''),
    }),
  ])
  .meta({ id: 'NewSampleStep' })
export type NewKeeperStep = z.infer<typeof NewKeeperStep>

const changing = {
  params: byId,
  ok: Sample,
  problems: [Forbidden, NotFound, SampleMovedOn, PreconditionFailed, PreconditionRequired],
} as const

export const sampleContract = {
  askSample: route({
    method: 'POST',
    path: '/resources/{id}/samples',
    summary: 'Ask to have samples measured by those who keep a resource',
    params: byId,
    body: NewSample,
    ok: Sample,
    status: 201,
    problems: [Forbidden, NotFound, SamplesNotTaken, NotPossible],
  }),

  listSamples: route({
    method: 'GET',
    path: '/samples',
    summary: 'Samples that the reader sent, of units whose liaison they are, or sent to what they keep',
    query: z.strictObject({
      ...pageQuery,
      of: z.enum(['mine', 'unit', 'kept']).default('mine'),
      when: z.enum(['open', 'ended']).default('open'),
    }),
    ok: pageOf(SampleSummary),
  }),

  getSample: route({
    method: 'GET',
    path: '/samples/{id}',
    summary: 'Read what became of samples, step by step',
    params: byId,
    ok: Sample,
    problems: [NotFound],
  }),

  keepSample: route({
    method: 'POST',
    path: '/samples/{id}/steps',
    summary: 'A keeper accepts or refuses the samples, has received or measured them, or sends the results',
    body: NewKeeperStep,
    ifMatch: 'required',
    ...changing,
  }),

  withdrawSample: route({
    method: 'POST',
    path: '/samples/{id}/withdraw',
    summary: 'Ask no more, until the samples are there',
    ifMatch: 'required',
    ...changing,
  }),

  saySample: route({
    method: 'POST',
    path: '/samples/{id}/messages',
    summary: 'A message between who sent the samples and the keepers, with files where need be',
    body: z.strictObject({ words: text(2000), files }),
    params: byId,
    ok: Sample,
    problems: [Forbidden, NotFound, SampleMovedOn],
  }),

  downloadSampleFile: route({
    method: 'GET',
    path: '/samples/{id}/files/{fileId}',
    summary: 'Download results or another file of samples that the reader may read about',
    params: byId.extend({ fileId: z.uuid() }),
    ok: FileAnswer,
    problems: [NotFound],
  }),
}
