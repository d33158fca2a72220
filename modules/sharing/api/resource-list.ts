import * as z from 'zod'
import type { Language } from '#platform/contract.ts'
import { pageOfRows, positionOf } from '#platform/cursor.ts'
import type { Context } from '#platform/http.ts'
import { inTurn } from '#platform/in-turn.ts'
import { foldText, searchQuery } from '#platform/search.ts'
import { textIn } from '#platform/texts.ts'
import type { ResourcePage, ResourceQuery } from '../contract.ts'
import { type KindRow, readKinds } from '../queries/kinds.ts'
import { countFacets, type FacetRow, listResources, type Sought } from '../queries/resource-list.ts'
import { unitsKept } from '../queries/resources.ts'
import { freeResources } from './free-resources.ts'
import { presentSummary } from './present-resource.ts'

const position = z.strictObject({ tier: z.int().min(0).max(2), name: z.string().max(200), id: z.uuid() })
const nothing = { kinds: [], techniques: [], units: [], places: [] }

/** One page of what is found, and how many there are for each choice. */
export async function resourceList(query: ResourceQuery, context: Context): Promise<ResourcePage> {
  const { lang, limit, q = '', free } = query
  const after = positionOf(query, position)
  const sought = soughtIn(q)
  if (sought === undefined && q.trim() !== '') return { items: [], next: null, total: 0, facets: nothing }
  const read = () => readList({ ...query, sought, after }, context)
  const { found, kinds, rows, facets } = await (free === undefined
    ? read()
    : searchInTurn(sameFor(query, context), read))
  const present = presentSummary({ actor: context.actor, lang, kinds }, found)
  return {
    ...pageOfRows(rows, limit, present, ({ tier, name, id }) => ({ tier, name, id })),
    total: facets.find(({ facet }) => facet === 'total')?.count ?? 0,
    facets: presentFacets(facets, kinds, lang),
  }
}

/** Free time over all resources is heavy work for both cores: together, more than two take longer than one after the other. */
const searchInTurn = inTurn<Awaited<ReturnType<typeof readList>>>({ atOnce: 2, mostWaiting: 100 })

/** Who keeps the same units sees the same resources; the rest of a reader, and their language, is put in afterwards. */
const sameFor = (query: ResourceQuery, { actor }: Context) =>
  JSON.stringify([{ ...query, lang: undefined }, unitsKept(actor).toSorted()])

type Asked = ResourceQuery & { sought: Sought | undefined; after: z.infer<typeof position> | undefined }

async function readList(query: Asked, { db, actor, now, zone }: Context) {
  const { free, minutes, limit, sort, after } = query
  const found =
    free === undefined ? undefined : await freeResources(db, actor, { window: free, minutes }, { now, zone })
  const filter = { ...query, ids: found && [...found.keys()] }
  const page = { isByName: sort === 'name', after, limit: limit + 1 }
  const [kinds, rows, facets] = await Promise.all([
    readKinds(db),
    listResources(db, actor, filter, page),
    countFacets(db, actor, filter),
  ])
  return { found, kinds, rows, facets }
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
