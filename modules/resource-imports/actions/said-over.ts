// What a row says, over what is held; and what that changes.
import type { BookingRules, ResourceCard } from '#modules/sharing/contract.ts'
import type { ResourceReason } from '../contract.ts'
import type { Named, ResourceDraft } from './draft.ts'

type CardField = keyof ResourceCard
const isHan = (text: string) => /\p{Script=Han}/u.test(text)

/** Silence keeps what is held, and a name in Latin letters is no reason to give up a Chinese one. */
export function saidOver(held: ResourceCard, named: Named): ResourceCard {
  const said = Object.entries(cardOf(named)).filter(
    // What is written alike stays as it is held, in whatever order its parts are.
    ([field, value]) => value !== null && textOf(value) !== textOf(held[field as CardField]),
  )
  const isForeign = isHan(held.name) && !isHan(named.name)
  const names = isForeign ? { name: held.name, nameEn: named.nameEn ?? named.name } : {}
  const card: ResourceCard = { ...held, ...Object.fromEntries(said), ...names }
  // A technique belongs to one kind.
  return card.kind !== held.kind && named.technique === null ? { ...card, technique: null } : card
}

/** A new resource has a kind and a summary, whatever the row left out. */
export const completed = (named: Named): ResourceCard => ({
  ...cardOf(named),
  name: named.name,
  kind: named.kind ?? named.usualKind,
  summary: named.summary ?? named.name,
  measures: named.measures ?? [],
  related: named.related ?? [],
})

function cardOf(draft: ResourceDraft) {
  const { key: _key, rules: _rules, isActive: _active, usualKind: _kind, ...card } = draft
  return card
}

export const differences = (before: ResourceCard, after: ResourceCard): ResourceReason[] =>
  (Object.keys(after) as CardField[]).flatMap((field) =>
    textOf(before[field]) === textOf(after[field])
      ? []
      : [{ code: 'field_changed' as const, field, said: textOf(before[field]) }],
  )

export const differentRules = (before: BookingRules | null, after: BookingRules): ResourceReason[] =>
  (Object.keys(after) as (keyof BookingRules)[]).flatMap((rule) =>
    textOf(before?.[rule]) === textOf(after[rule])
      ? []
      : [{ code: 'field_changed' as const, field: 'rules' as const, rule, said: textOf(before?.[rule]) }],
  )

/** As people may be told it; alike where nothing but the order of keys differs, which jsonb does not keep. */
function textOf(value: unknown): string | null {
  if (value === null || value === undefined) return null
  if (typeof value === 'string') return value
  return JSON.stringify(value, (_, one: unknown) =>
    typeof one === 'object' && one !== null && !Array.isArray(one)
      ? Object.fromEntries(Object.entries(one).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : one,
  )
}
