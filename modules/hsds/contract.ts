import * as z from 'zod'
import { byId, languageQuery, route } from '#platform/contract.ts'
import { NotFound } from '#platform/problem.ts'

export const Organization = z.object({
  id: z.uuid(),
  name: z.string(),
  alternate_name: z.string().optional(),
  description: z.string(),
  website: z.url().optional(),
  uri: z.url().optional(),
})
export type Organization = z.infer<typeof Organization>

const Language = z.object({ id: z.uuid(), name: z.string(), code: z.string() })
const ServiceArea = z.object({ id: z.uuid(), name: z.string() })

export const Service = z.object({
  id: z.uuid(),
  name: z.string(),
  alternate_name: z.string(),
  description: z.string(),
  url: z.url(),
  status: z.literal('active'),
  organization: Organization,
  /** Only where the service is shown whole. */
  languages: z.array(Language).optional(),
  service_areas: z.array(ServiceArea).optional(),
})
export type Service = z.infer<typeof Service>

export const OrganizationWhole = Organization.extend({
  services: z.array(Service.omit({ organization: true })).optional(),
})

const nothing = z.object({ id: z.uuid() })

export const pageOf = <S extends z.ZodType>(item: S) =>
  z.object({
    total_items: z.int(),
    total_pages: z.int(),
    page_number: z.int(),
    size: z.int(),
    first_page: z.boolean(),
    last_page: z.boolean(),
    empty: z.boolean(),
    contents: z.array(item),
  })

const flag = z
  .enum(['true', 'false'])
  .transform((text) => text === 'true')
  .default(false)
const inLanguage = { ...languageQuery, format: z.literal('json').optional() }
const paged = {
  ...inLanguage,
  search: z.string().trim().max(100).default(''),
  page: z.coerce.number<string>().int().min(1).max(100_000).default(1),
  per_page: z.coerce.number<string>().int().min(1).max(1000).default(50),
}
export interface PageAsked {
  page: number
  per_page: number
}
const ofTerms = { taxonomy_term_id: z.uuid().optional(), taxonomy_id: z.uuid().optional() }
const ofServices = {
  ...paged,
  ...ofTerms,
  organization_id: z.uuid().optional(),
  modified_after: z.string().max(40).optional(),
  full: flag,
}

const read = { method: 'GET', public: true } as const

/** HSDS 3.0 (docs.openreferral.org), as far as the city has something to tell. */
export const hsdsContract = {
  describe: route({
    ...read,
    path: '/hsds/',
    summary: 'Which version of the standard this is',
    query: z.strictObject(inLanguage),
    ok: z.object({ version: z.string(), profile: z.url(), openapi_url: z.url() }),
  }),
  listServices: route({
    ...read,
    path: '/hsds/services',
    summary: 'Kinds of matter as services',
    query: z.strictObject(ofServices),
    ok: pageOf(Service),
  }),
  getService: route({
    ...read,
    path: '/hsds/services/{id}',
    summary: 'One service, whole',
    params: byId,
    query: z.strictObject(inLanguage),
    ok: Service,
    problems: [NotFound],
  }),
  listOrganizations: route({
    ...read,
    path: '/hsds/organizations',
    summary: 'The city’s office and the units that help',
    query: z.strictObject({ ...paged, full: flag, full_service: flag }),
    ok: pageOf(OrganizationWhole),
  }),
  getOrganization: route({
    ...read,
    path: '/hsds/organizations/{id}',
    summary: 'One organization with its services',
    params: byId,
    query: z.strictObject({ ...inLanguage, full_service: flag }),
    ok: OrganizationWhole,
    problems: [NotFound],
  }),
  listServicesAtLocations: route({
    ...read,
    path: '/hsds/service_at_locations',
    summary: 'Where services are given',
    query: z.strictObject({
      ...ofServices,
      postcode: z.string().max(20).optional(),
      proximity: z.string().max(20).optional(),
    }),
    ok: pageOf(nothing),
  }),
  listTaxonomies: route({
    ...read,
    path: '/hsds/taxonomies',
    summary: 'Classifications of services',
    query: z.strictObject(paged),
    ok: pageOf(nothing),
  }),
  listTaxonomyTerms: route({
    ...read,
    path: '/hsds/taxonomy_terms',
    summary: 'Terms of classifications',
    query: z.strictObject({
      ...paged,
      taxonomy_id: z.uuid().optional(),
      parent_id: z.uuid().optional(),
      top_only: flag,
    }),
    ok: pageOf(nothing),
  }),
}
