import { getCity } from '#modules/city/public.ts'
import { listKinds, type MatterKind } from '#modules/matters/public.ts'
import type { Language } from '#platform/contract.ts'
import type { Db } from '#platform/db.ts'
import { notFound } from '#platform/problem.ts'
import { implementStandard, type StandardContext, type Writing } from '#platform/standards.ts'
import { hsdsContract, type PageAsked } from './contract.ts'
import {
  namedId,
  pageWith,
  presentCity,
  presentService,
  presentServiceWhole,
  presentUnit,
  type Publisher,
  sliceOf,
} from './present.ts'
import { countUnits, findUnit, getCityId, listUnits } from './queries.ts'

const SPECIFICATION = 'https://raw.githubusercontent.com/openreferral/specification/3.0/schema/openapi.json'

/** The standard leaves refusals open; they are told as everywhere else here (RFC 9457). */
const writing: Writing = {
  formats: [],
  answer: (_, value) => ({ status: 200, type: 'application/json', text: JSON.stringify(value) }),
  refusal: ({ status, code, details }) => ({
    status,
    type: 'application/problem+json',
    text: JSON.stringify({
      type: `/problems/${code}`,
      title: code.replaceAll('_', ' '),
      status,
      code,
      ...Object(details),
    }),
  }),
}

const publisherOf = async ({ db, site }: StandardContext, lang: Language): Promise<Publisher> => ({
  cityId: await getCityId(db),
  city: await getCity(db),
  site,
  lang,
})

const isNamed = (sought: string, ...texts: readonly string[]): boolean =>
  texts.some((text) => text.toLowerCase().includes(sought.toLowerCase()))

const hasWords = ({ name, summary }: MatterKind, sought: string): boolean =>
  isNamed(sought, name.zh, name.en, summary.zh, summary.en)

/** Services of an organization, short or whole, without naming it again in each. */
async function servicesOf(db: Db, publisher: Publisher, isWhole: boolean) {
  const present = isWhole ? presentServiceWhole : presentService
  return (await listKinds(db)).map((kind) => {
    const { organization: _, ...service } = present(kind, publisher)
    return service
  })
}

interface OrganizationsAsked extends PageAsked {
  search: string
  full: boolean
  full_service: boolean
}

/** The city's office stands first, so all units move down by one where it is among those sought. */
async function listOrganizations(db: Db, publisher: Publisher, asked: OrganizationsAsked) {
  const { search, page, per_page: size, full, full_service: whole } = asked
  const { name } = publisher.city.content
  const ahead = isNamed(search, name.zh, name.en) ? 1 : 0
  const hasCity = ahead === 1 && page === 1
  const services = full || whole ? { services: await servicesOf(db, publisher, whole) } : {}
  const offset = Math.max(0, (page - 1) * size - ahead)
  const units = await listUnits(db, search, { offset, limit: hasCity ? size - 1 : size })
  const contents = [
    ...(hasCity ? [{ ...presentCity(publisher), ...services }] : []),
    ...units.map((unit) => presentUnit(unit, publisher.lang)),
  ]
  return pageWith(contents, ahead + (await countUnits(db, search)), asked)
}

export const hsds = implementStandard(
  hsdsContract,
  {
    describe: async (_, { site }) => ({
      version: '3.0',
      profile: `${site}/hsds/`,
      openapi_url: SPECIFICATION,
    }),

    listServices: async ({ query }, context) => {
      const publisher = await publisherOf(context, query.lang)
      const isNone =
        query.taxonomy_id !== undefined ||
        query.taxonomy_term_id !== undefined ||
        (query.organization_id ?? publisher.cityId) !== publisher.cityId
      const kinds = isNone ? [] : (await listKinds(context.db)).filter((kind) => hasWords(kind, query.search))
      const present = query.full ? presentServiceWhole : presentService
      const contents = sliceOf(kinds, query).map((kind) => present(kind, publisher))
      return pageWith(contents, kinds.length, query)
    },

    getService: async ({ params, query }, context) => {
      const publisher = await publisherOf(context, query.lang)
      const kinds = await listKinds(context.db)
      const kind = kinds.find(({ key }) => namedId(publisher.cityId, key) === params.id.toLowerCase())
      if (!kind) throw notFound('service')
      return presentServiceWhole(kind, publisher)
    },

    listOrganizations: async ({ query }, context) =>
      listOrganizations(context.db, await publisherOf(context, query.lang), query),

    getOrganization: async ({ params, query }, context) => {
      const publisher = await publisherOf(context, query.lang)
      if (params.id.toLowerCase() === publisher.cityId)
        return {
          ...presentCity(publisher),
          services: await servicesOf(context.db, publisher, query.full_service),
        }
      const unit = await findUnit(context.db, params.id)
      if (!unit) throw notFound('organization')
      return { ...presentUnit(unit, query.lang), services: [] }
    },

    listServicesAtLocations: async ({ query }) => pageWith([], 0, query),
    listTaxonomies: async ({ query }) => pageWith([], 0, query),
    listTaxonomyTerms: async ({ query }) => pageWith([], 0, query),
  },
  writing,
)
