import * as z from 'zod'
import type { Language } from '#platform/contract.ts'
import { pageOfRows, positionOf } from '#platform/cursor.ts'
import type { Context } from '#platform/http.ts'
import { foldText, searchQuery } from '#platform/search.ts'
import { textIn } from '#platform/texts.ts'
import type { ResourcePage, ResourceQuery } from '../contract.ts'
import { type KindRow, readKinds } from '../queries/kinds.ts'
import { countFacets, type FacetRow, listResources, type Sought } from '../queries/resource-list.ts'
import { freeResources } from './free-resources.ts'
import { presentSummary } from './present-resource.ts'

const position = z.strictObject({ tier: z.int().min(0).max(2), name: z.string().max(200), id: z.uuid() })
const nothing = { kinds: [], techniques: [], units: [], places: [] }

/** One page of what is found, and how many there are for each choice. */
export async function resourceList(
  query: ResourceQuery,
  { db, actor, now, zone }: Context,
): Promise<ResourcePage> {
  const { lang, limit, q = '', free, minutes } = query
  const after = positionOf(query, position)
  const sought = soughtIn(q)
  if (sought === undefined && q.trim() !== '') return { items: [], next: null, total: 0, facets: nothing }
  const found =
    free === undefined ? undefined : await freeResources(db, actor, { window: free, minutes }, { now, zone })
  const filter = { ...query, sought, ids: found && [...found.keys()] }
  const page = { isByName: query.sort === 'name', after, limit: limit + 1 }
  const [kinds, rows, facets] = await Promise.all([
    readKinds(db),
    listResources(db, actor, filter, page),
    countFacets(db, actor, filter),
  ])
  return {
    ...pageOfRows(rows, limit, presentSummary({ actor, lang, kinds }, found), ({ tier, name, id }) => ({
      tier,
      name,
      id,
    })),
    total: facets.find(({ facet }) => facet === 'total')?.count ?? 0,
    facets: presentFacets(facets, kinds, lang),
  }
}

function soughtIn(q: string): Sought | undefined {
  const query = searchQuery(q)
  return query === undefined ? undefined : { query, folded: foldText(q) }
}

/** Kinds and techniques are named by the pack, units and places by their rows. */
function presentFacets(
  rows: readonly FacetRow[],
  kinds: ReadonlyMap<string, KindRow>,
  lang: Language,
): ResourcePage['facets'] {
  const names = new Map<string, string>(
    [...kinds.values()].flatMap((kind) => [
      [`kind ${kind.key}`, textIn(kind.name, lang)] as const,
      ...kind.techniques.map(({ key, name }) => [`technique ${key}`, textIn(name, lang)] as const),
    ]),
  )
  const nameOf = ({ facet, key, name }: FacetRow) =>
    typeof name === 'string'
      ? name
      : name === null
        ? (names.get(`${facet} ${key}`) ?? key)
        : textIn(name, lang)
  const choices = (facet: FacetRow['facet']) =>
    rows
      .filter((row) => row.facet === facet)
      .map((row) => ({ key: row.key, name: nameOf(row), count: row.count }))
  return {
    kinds: choices('kind'),
    techniques: choices('technique'),
    units: choices('unit'),
    places: choices('place'),
  }
}
