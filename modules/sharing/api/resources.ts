import { fileToSend } from '#modules/files/public.ts'
import { implement } from '#platform/http.ts'
import type { Context } from '#platform/http.ts'
import { notFound } from '#platform/problem.ts'
import { textIn } from '#platform/texts.ts'
import { unchanged } from '#platform/versions.ts'
import { sharingAccess } from '../access.ts'
import { offerResource, withdrawResource } from '../actions/offers.ts'
import { addResource, changeResource } from '../actions/resources.ts'
import { setFiles, setKeepers, setPrices, setRules } from '../actions/terms.ts'
import { resourceContract } from '../contract.ts'
import { listKeepersOfUnit } from '../queries/keepers.ts'
import { readKinds } from '../queries/kinds.ts'
import { getResource, getResourceForUpdate } from '../queries/resources.ts'
import { resourceList } from './resource-list.ts'
import { readsMemberPart, resourcePage } from './resource-page.ts'

/** The resource, locked and as the caller saw it, with the permit to keep it. */
async function toKeep(context: Context, id: string) {
  const resource = await getResourceForUpdate(context.db, context.actor, id)
  const permit = sharingAccess.require('sharing.keep', context.actor, resource)
  unchanged(context, resource)
  return permit
}

async function toOffer(context: Context, id: string) {
  const resource = await getResourceForUpdate(context.db, context.actor, id)
  const permit = sharingAccess.require('sharing.offer', context.actor, resource)
  unchanged(context, resource)
  return permit
}

export const resourceApi = implement(resourceContract, {
  listResourceKinds: async ({ query: { lang } }, { db }) => ({
    items: [...(await readKinds(db)).values()]
      .filter(({ retired }) => !retired)
      .map(({ key, name, takesSamples, techniques, rules }) => ({
        key,
        name: textIn(name, lang),
        isBookedByTime: rules !== undefined,
        takesSamples,
        techniques: techniques.map((technique) => ({
          key: technique.key,
          name: textIn(technique.name, lang),
        })),
        rules: rules ?? null,
      })),
    next: null,
  }),

  listResources: ({ query }, context) => resourceList(query, context),

  getResource: ({ params, query }, context) => resourcePage(context, params.id, query.lang),

  downloadResourceFile: async ({ params }, { db, actor, files }) => {
    const resource = await getResource(db, actor, params.id)
    const shown = resource.files.find(({ id }) => id === params.fileId)
    if (!shown || (shown.forMembers && !(await readsMemberPart(db, actor, resource)))) throw notFound('file')
    const { id, name, contentType, bytes } = shown
    return fileToSend(files, { id, name, contentType, bytes })
  },

  addResource: async ({ query, body }, context) => {
    const permit = sharingAccess.require('sharing.keep', context.actor, body)
    return resourcePage(context, await addResource(context.db, permit), query.lang)
  },

  changeResource: async ({ params, query, body }, context) => {
    await changeResource(context.db, await toKeep(context, params.id), body, context.today)
    return resourcePage(context, params.id, query.lang)
  },

  offerResource: async ({ params, query }, context) => {
    await offerResource(context.db, await toOffer(context, params.id), context.today)
    return resourcePage(context, params.id, query.lang)
  },

  withdrawResource: async ({ params, query, body }, context) => {
    await withdrawResource(context.db, await toOffer(context, params.id), body.reason, context)
    return resourcePage(context, params.id, query.lang)
  },

  setBookingRules: async ({ params, query, body }, context) => {
    await setRules(context.db, await toKeep(context, params.id), body.rules)
    return resourcePage(context, params.id, query.lang)
  },

  setPrices: async ({ params, query, body }, context) => {
    await setPrices(context.db, await toKeep(context, params.id), body.prices)
    return resourcePage(context, params.id, query.lang)
  },

  listKeeperCandidates: async ({ params }, { db, actor, today }) => {
    const resource = await getResource(db, actor, params.id)
    sharingAccess.require('sharing.keep', actor, resource)
    return { items: await listKeepersOfUnit(db, resource.unitId, today), next: null }
  },

  setKeepers: async ({ params, query, body }, context) => {
    await setKeepers(context.db, await toKeep(context, params.id), body.keepers, context.today)
    return resourcePage(context, params.id, query.lang)
  },

  setResourceFiles: async ({ params, query, body }, context) => {
    await setFiles(context.db, await toKeep(context, params.id), body.files)
    return resourcePage(context, params.id, query.lang)
  },
})
