import * as z from 'zod'
import { byId, FileAnswer, languageQuery, pageOf, route, text } from '#platform/contract.ts'
import { Forbidden, NotFound, PreconditionFailed, PreconditionRequired } from '#platform/problem.ts'
import { BookingRules, Price } from './booking-rules.ts'
import { PidTaken, ResourceMovedOn } from './refusals.ts'
import { ResourceKind, ResourcePage, ResourceQuery } from './resource-list.ts'
import { NewResource, PlainRef, Resource, ResourceCard } from './resources.ts'

const inLanguage = z.strictObject(languageQuery)
const edit = { params: byId, query: inLanguage, ok: Resource, ifMatch: 'required' } as const
const editProblems = [Forbidden, NotFound, PreconditionFailed, PreconditionRequired] as const

export const resourceContract = {
  listResourceKinds: route({
    method: 'GET',
    path: '/resource-kinds',
    summary: 'Kinds of shared resources and the techniques they know',
    public: true,
    query: inLanguage,
    ok: pageOf(ResourceKind),
  }),

  listResources: route({
    method: 'GET',
    path: '/resources',
    summary:
      'List what can be borrowed; with `q` by names, models, makers and techniques in Chinese, pinyin and English; with `free`, what has at least `minutes` in one piece free in that window',
    public: true,
    query: ResourceQuery,
    ok: ResourcePage,
  }),

  getResource: route({
    method: 'GET',
    path: '/resources/{id}',
    summary: 'One resource: its card, its rules before they bite, its prices and what the reader may do',
    public: true,
    params: byId,
    query: inLanguage,
    ok: Resource,
    problems: [NotFound],
  }),

  downloadResourceFile: route({
    method: 'GET',
    path: '/resources/{id}/files/{fileId}',
    summary: 'Download a picture or document of a resource that the reader may read',
    public: true,
    params: byId.extend({ fileId: z.uuid() }),
    ok: FileAnswer,
    problems: [NotFound],
  }),

  addResource: route({
    method: 'POST',
    path: '/resources',
    summary: 'Enter a resource of a unit as a draft, with the usual rules of its kind',
    query: inLanguage,
    body: NewResource,
    ok: Resource,
    status: 201,
    problems: [Forbidden, NotFound, PidTaken],
  }),

  changeResource: route({
    method: 'PUT',
    path: '/resources/{id}',
    summary: 'Change the card of a resource',
    ...edit,
    body: ResourceCard,
    problems: [...editProblems, PidTaken],
  }),

  offerResource: route({
    method: 'POST',
    path: '/resources/{id}/offer',
    summary: 'Offer a draft or withdrawn resource to others',
    params: byId,
    query: inLanguage,
    ok: Resource,
    problems: [Forbidden, NotFound, PreconditionFailed, ResourceMovedOn],
  }),

  withdrawResource: route({
    method: 'POST',
    path: '/resources/{id}/withdraw',
    summary: 'Offer a resource no more; bookings that stand are not touched, and those booked are told why',
    params: byId,
    query: inLanguage,
    body: z.strictObject({ reason: text(1000) }),
    ok: Resource,
    problems: [Forbidden, NotFound, PreconditionFailed, ResourceMovedOn],
  }),

  setBookingRules: route({
    method: 'PUT',
    path: '/resources/{id}/rules',
    summary: 'Say on which terms a resource is lent by time; without rules it is not',
    ...edit,
    body: z.strictObject({ rules: BookingRules.nullable() }),
    problems: editProblems,
  }),

  setPrices: route({
    method: 'PUT',
    path: '/resources/{id}/prices',
    summary: 'Say what a resource costs whom; who is not named pays nothing',
    ...edit,
    body: z.strictObject({
      prices: z
        .array(Price)
        .max(9)
        .refine(
          (prices) => new Set(prices.map(({ audience, per }) => `${audience} ${per}`)).size === prices.length,
          { params: { code: 'named_twice' } },
        ),
    }),
    problems: editProblems,
  }),

  listKeeperCandidates: route({
    method: 'GET',
    path: '/resources/{id}/keeper-candidates',
    summary: 'Who holds the post of keeper in the unit that owns the resource',
    params: byId,
    ok: pageOf(PlainRef),
    problems: [Forbidden, NotFound],
  }),

  setKeepers: route({
    method: 'PUT',
    path: '/resources/{id}/keepers',
    summary: 'Say whom people ask first: keepers of the unit, one who is no deputy',
    ...edit,
    body: z.strictObject({
      keepers: z
        .array(z.strictObject({ personId: z.uuid(), isDeputy: z.boolean() }))
        .max(20)
        .refine((keepers) => new Set(keepers.map(({ personId }) => personId)).size === keepers.length, {
          params: { code: 'named_twice' },
        })
        .refine((keepers) => keepers.length === 0 || keepers.filter((each) => !each.isDeputy).length === 1, {
          params: { code: 'needs_one_first_keeper' },
        }),
    }),
    problems: editProblems,
  }),

  setResourceFiles: route({
    method: 'PUT',
    path: '/resources/{id}/files',
    summary: 'Say which pictures and documents a resource shows, in order; those left out are let go',
    ...edit,
    body: z.strictObject({
      files: z
        .array(
          z.strictObject({
            /** Of an own upload, or of a file that the resource has already. */
            id: z.uuid(),
            purpose: z.enum(['picture', 'document']),
            title: text(200),
            forMembers: z.boolean(),
          }),
        )
        .max(30),
    }),
    problems: editProblems,
  }),
}
