import type { Permit } from '#platform/access.ts'
import type { Db } from '#platform/db.ts'
import { newId } from '#platform/id.ts'
import { invalidField, notFound } from '#platform/problem.ts'
import { type Fact, record } from '#platform/record.ts'
import type { NewResource, ResourceCard } from '../contract.ts'
import { type KindRow, readKinds } from '../queries/kinds.ts'
import {
  findUnitName,
  insertResource,
  type Origin,
  type ResourceToChange,
  updateCard,
} from '../queries/resources.ts'
import { replaceRules } from '../queries/terms.ts'
import { foundBy } from './found-by.ts'

/** Enters a draft with the usual rules of its kind, and answers with its id. `origin` says where an imported one comes from. */
export async function addResource(
  db: Db,
  permit: Permit<'sharing.keep', NewResource>,
  origin?: Origin,
): Promise<string> {
  const { unitId, ...card } = permit.subject
  const unitName = await findUnitName(db, unitId)
  if (unitName === undefined) throw notFound('unit')
  const kind = await kindOf(db, card)
  const id = newId()
  await insertResource(db, { id, unitId, origin }, card, foundBy(card, kind, unitName))
  if (kind.rules) await replaceRules(db, id, kind.rules)
  await record(db, permit, 'sharing.resource_added', { resourceId: id, unitId }, [])
  return id
}

/** Of an offered resource that moves, the place it counts for moves too. */
export async function changeResource(
  db: Db,
  permit: Permit<'sharing.keep', ResourceToChange>,
  card: ResourceCard,
  today: string,
): Promise<void> {
  const before = permit.subject
  const fields = Object.keys(card) as (keyof ResourceCard)[]
  const changed = fields.filter((field) => JSON.stringify(before[field]) !== JSON.stringify(card[field]))
  if (changed.length === 0) return
  const kind = await kindOf(db, card, before)
  await updateCard(db, before.id, card, foundBy(card, kind, before.unitName))
  const hasMoved = before.status === 'offered' && before.placeCode !== card.placeCode
  const facts = hasMoved
    ? [countOf(before, -1, today), countOf({ ...before, placeCode: card.placeCode }, 1, today)]
    : []
  const told = Object.fromEntries(
    changed.map((field) => [field, { before: before[field], after: card[field] }]),
  )
  await record(db, permit, 'sharing.resource_changed', { resourceId: before.id, changed: told }, facts)
}

/** One resource offered, or no more. */
export const countOf = (
  { id, unitId, placeCode }: Pick<ResourceToChange, 'id' | 'unitId' | 'placeCode'>,
  quantity: 1 | -1,
  day: string,
): Fact => ({ measure: 'sharing.resources', quantity, day, subjectId: id, unitId, placeCode })

/** A kind or technique that the city no longer names may stay, but not be chosen anew. */
async function kindOf(
  db: Db,
  card: Pick<ResourceCard, 'kind' | 'technique'>,
  before?: Pick<ResourceCard, 'kind' | 'technique'>,
): Promise<KindRow> {
  const kind = (await readKinds(db)).get(card.kind)
  if (!kind || (kind.retired && before?.kind !== card.kind)) throw invalidField('kind', 'kind_unknown')
  const isKnown =
    card.technique === null ||
    kind.techniques.some(({ key }) => key === card.technique) ||
    (before?.technique === card.technique && before.kind === card.kind)
  if (!isKnown) throw invalidField('technique', 'technique_unknown')
  return kind
}
