import { fileToSend } from '#modules/files/public.ts'
import { API_ROOT } from '#platform/contract.ts'
import { pageOfRows } from '#platform/cursor.ts'
import { type Context, implement } from '#platform/http.ts'
import { unchanged } from '#platform/versions.ts'
import { bookingsAccess } from '../access.ts'
import { askSample, saySample, takeKeeperStep, withdrawSample } from '../actions/samples.ts'
import { type Sample, sampleContract, type SampleSummary } from '../contract.ts'
import {
  getSample,
  getSampleForUpdate,
  getStepFile,
  listSamples,
  listStepFiles,
  listSteps,
  type SampleRow,
} from '../queries/samples.ts'
import { isSpokenAbout, isWithdrawable, keeperSteps } from '../rules/samples.ts'
import { momentOf, toCheck } from './loading.ts'

const presentSummary = (row: SampleRow): SampleSummary => ({
  id: row.id,
  number: row.number,
  resource: {
    id: row.resourceId,
    name: row.resourceName,
    unit: { id: row.ownerId, name: row.ownerName },
    url: `/resources/${row.resourceId}`,
  },
  person: { id: row.personId, name: row.personName },
  unit: row.unitId === null ? null : { id: row.unitId, name: row.unitName ?? '' },
  wish: row.wish,
  samples: row.samples,
  hazards: row.hazards,
  givesBack: row.givesBack,
  state: row.state,
  askedAt: row.askedAt.toISOString(),
  endedAt: row.endedAt?.toISOString() ?? null,
  cost: row.cost,
  url: `/work/samples/${row.id}`,
  version: row.version,
})

async function page({ db, actor }: Context, id: string): Promise<Sample> {
  const row = await getSample(db, actor, id)
  const [steps, files] = [await listSteps(db, id), await listStepFiles(db, id)]
  const may = (ability: 'bookings.keep_samples' | 'bookings.withdraw_sample' | 'bookings.say_sample') =>
    bookingsAccess.can(ability, actor, row)
  return {
    ...presentSummary(row),
    steps: steps.map(({ personId, personName, at, ...step }, index) => ({
      ...step,
      isMessage: steps[index - 1]?.state === step.state,
      person: { id: personId, name: personName },
      at: at.toISOString(),
      files: files
        .filter(({ stepId }) => stepId === step.id)
        .map(({ id: fileId, name, contentType, bytes }) => ({
          id: fileId,
          name,
          contentType,
          bytes,
          contentUrl: `${API_ROOT}/samples/${id}/files/${fileId}`,
        })),
    })),
    can: {
      keep: may('bookings.keep_samples') ? keeperSteps(row.state) : [],
      withdraw: isWithdrawable(row.state) && may('bookings.withdraw_sample'),
      say: isSpokenAbout(row.state) && may('bookings.say_sample'),
    },
  }
}

export const sampleApi = implement(sampleContract, {
  askSample: async ({ params, body }, context) => {
    const asked = { resourceId: params.id, unitId: body.unitId, override: [] }
    const permit = await toCheck(context, asked)
    return page(context, await askSample(context.db, permit, body, momentOf(context)))
  },

  listSamples: async ({ query }, { db, actor }) => {
    const rows = await listSamples(db, actor, query)
    return pageOfRows(rows, query.limit, presentSummary, ({ id }) => [id])
  },

  getSample: ({ params }, context) => page(context, params.id),

  keepSample: async ({ params, body }, context) => {
    const { db, actor } = context
    const request = await getSampleForUpdate(db, actor, params.id)
    const permit = bookingsAccess.require('bookings.keep_samples', actor, request)
    unchanged(context, request)
    await takeKeeperStep(db, permit, body, momentOf(context))
    return page(context, params.id)
  },

  withdrawSample: async ({ params }, context) => {
    const { db, actor } = context
    const request = await getSampleForUpdate(db, actor, params.id)
    const permit = bookingsAccess.require('bookings.withdraw_sample', actor, request)
    unchanged(context, request)
    await withdrawSample(db, permit, momentOf(context))
    return page(context, params.id)
  },

  saySample: async ({ params, body }, context) => {
    const { db, actor } = context
    const request = await getSampleForUpdate(db, actor, params.id)
    const permit = bookingsAccess.require('bookings.say_sample', actor, request)
    await saySample(db, permit, body, momentOf(context))
    return page(context, params.id)
  },

  downloadSampleFile: async ({ params }, { db, actor, files }) => {
    const { id } = await getSample(db, actor, params.id)
    const { stepId: _, ...file } = await getStepFile(db, id, params.fileId)
    return fileToSend(files, file)
  },
})
