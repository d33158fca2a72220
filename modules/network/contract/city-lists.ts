import * as z from 'zod'
import { Day, pageOf, route } from '#platform/contract.ts'
import { inLanguage, Named, PlaceName } from './names.ts'

/** Short lists that the city pack brings. They fit on one page. */
export const cityListsContract = {
  listClusters: route({
    method: 'GET',
    path: '/clusters',
    summary: 'All clusters',
    public: true,
    query: inLanguage,
    ok: pageOf(Named.extend({ id: z.uuid(), since: Day })),
  }),

  listUnitKinds: route({
    method: 'GET',
    path: '/unit-kinds',
    summary: 'All kinds of unit, and as what their members are counted',
    public: true,
    query: inLanguage,
    ok: pageOf(Named.extend({ countsAs: z.enum(['institute', 'enterprise', 'other']) })),
  }),

  listChainPositions: route({
    method: 'GET',
    path: '/chain-positions',
    summary: 'All positions in a chain, in its order',
    public: true,
    query: inLanguage,
    ok: pageOf(Named.extend({ summary: z.string() })),
  }),

  listPlaces: route({
    method: 'GET',
    path: '/places',
    summary: 'All places: district, subdistricts, communities',
    public: true,
    query: inLanguage,
    ok: pageOf(
      PlaceName.extend({
        parentCode: z.string().nullable(),
        level: z.enum(['district', 'subdistrict', 'community']),
      }),
    ),
  }),
}
