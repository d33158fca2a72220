// What each row means for the resources that a unit has: new, changed, same, or refused and why.
import type { BookingRules, ResourceCard } from '#modules/sharing/contract.ts'
import type { ResourceReason, ResourceVerdict } from '../contract.ts'
import type { ReadRow, ResourceDraft } from './draft.ts'

export interface Candidate extends ReadRow {
  readonly line: number
  /** What its resource will name as source: the shape of a known register, or the file. */
  readonly source: string
}

export interface HeldResource {
  readonly id: string
  readonly status: 'draft' | 'offered' | 'withdrawn'
  readonly source: string | null
  readonly sourceKey: string | null
  readonly card: ResourceCard
  readonly rules: BookingRules | null
}

export interface Judgement {
  readonly candidate: Candidate
  readonly verdict: ResourceVerdict
  readonly reasons: readonly ResourceReason[]
  readonly held: HeldResource | null
  /** What the resource will be, where the verdict is new or changed. */
  readonly card: ResourceCard | null
  /** Where the terms of booking change. */
  readonly rules: BookingRules | null
  readonly isToOffer: boolean
}

/** What is known of the city and of the unit while rows are judged. */
export interface Surroundings {
  readonly fold: (text: string) => string
  /** Resources of the unit. */
  readonly held: readonly HeldResource[]
  /** Of ids and of persistent identifiers in the file: resources of other units. */
  readonly others: readonly { id: string; pid: string | null; name: string }[]
  /** What a new resource of the kind begins with; undefined where it is not booked by time. */
  readonly usualRules: (kind: string) => BookingRules | undefined
  readonly areSound: (rules: BookingRules) => boolean
  /** Whether what the file calls active is offered. */
  readonly offer: boolean
}

type Outcome = Omit<Judgement, 'candidate'>
const refused = (reasons: readonly ResourceReason[], held: HeldResource | null = null): Outcome => ({
  verdict: 'refused',
  reasons,
  held,
  card: null,
  rules: null,
  isToOffer: false,
})
const reference = ({ id, name }: { id: string; name: string }) => ({
  resource: { id, name, url: `/resources/${id}` },
})

/** Judges rows one after another in the order of the file, since each may repeat one before it. */
export function judgeRows(candidates: readonly Candidate[], around: Surroundings): Judgement[] {
  const seen = new Map<string, number>()
  const { fold } = around
  const byName = Map.groupBy(around.held, ({ card }) => fold(card.name))
  return candidates.map((candidate): Judgement => {
    const { draft, faults, line } = candidate
    if (faults.length > 0) return { candidate, ...refused(faults) }
    const { name, key } = draft
    if (name === null) return { candidate, ...refused([{ code: 'name_missing', field: 'name' }]) }
    const own = key === null ? `name ${fold(name)}` : `key ${key}`
    const earlier = seen.get(own)
    if (earlier !== undefined) {
      const field = key === null ? 'name' : 'key'
      return { candidate, ...refused([{ code: 'duplicate_in_file', field, line: earlier }]) }
    }
    seen.set(own, line)
    const known = findHeld(candidate, around.held, byName.get(fold(name)) ?? [])
    return { candidate, ...judge(candidate, { ...draft, name }, known, around) }
  })
}

interface Found {
  held: HeldResource | undefined
  namesakes: readonly HeldResource[]
}

/** By its id, by its source's key, or by its name alone where it came without a key from the same file. */
function findHeld(
  { draft, source }: Candidate,
  held: readonly HeldResource[],
  namesakes: readonly HeldResource[],
): Found {
  const { key, name } = draft
  const byKey = held.find(
    (one) => key !== null && (one.id === key || (one.source === source && one.sourceKey === key)),
  )
  const byName =
    key === null ? namesakes.find((one) => one.source === source && one.sourceKey === name) : undefined
  return { held: byKey ?? byName, namesakes }
}

/** Two of one name are two where their serial numbers, or their keys in one source, differ. */
const isAnother = (one: HeldResource, { source, draft }: Candidate): boolean =>
  (one.source === source && one.sourceKey !== null && draft.key !== null) ||
  (one.card.serialNumber !== null &&
    draft.serialNumber !== null &&
    one.card.serialNumber !== draft.serialNumber)

type Named = ResourceDraft & { name: string }

function judge(candidate: Candidate, draft: Named, { held, namesakes }: Found, around: Surroundings): Outcome {
  const { notes } = candidate
  const stranger = around.others.find(({ id, pid }) => id === draft.key || (pid !== null && pid === draft.pid))
  if (!held && stranger)
    return refused([
      stranger.id === draft.key
        ? { code: 'of_another_unit', field: 'key', ...reference(stranger) }
        : { code: 'pid_taken', field: 'pid', ...reference(stranger) },
    ])
  const card = held ? saidOver(held.card, draft) : completed(draft)
  if (card.commissionedOn && card.decommissionedOn && card.decommissionedOn < card.commissionedOn)
    return refused([{ code: 'ends_before_start', field: 'decommissionedOn' }], held)
  const rules = rulesOf(draft, card, held, around)
  if (rules.isWrong) return refused([{ code: 'rule_wrong', field: 'rules' }], held)
  const { isActive } = draft
  const isToOffer = around.offer && isActive === true && (held?.status ?? 'draft') === 'draft'
  if (held) return judgeHeld(held, { card, notes, isToOffer, rules: rules.whole })
  const namesake = namesakes.find((one) => !isAnother(one, candidate))
  if (namesake)
    return refused([
      { code: 'likely_duplicate', field: 'name', ...reference({ id: namesake.id, name: draft.name }) },
    ])
  const missing: ResourceReason[] = [
    ...(draft.summary === null ? [{ code: 'summary_missing', field: 'summary' } as const] : []),
    ...(rules.isDropped ? [{ code: 'not_booked_by_time', field: 'rules' } as const] : []),
  ]
  const reasons = [...notes, ...missing]
  return { verdict: 'new', reasons, held: null, card, rules: rules.whole, isToOffer }
}

function judgeHeld(
  held: HeldResource,
  said: Pick<Outcome, 'isToOffer' | 'rules'> & { card: ResourceCard; notes: readonly ResourceReason[] },
): Outcome {
  const { card, rules, isToOffer, notes } = said
  const changes = [
    ...differences(held.card, card),
    ...(rules ? differentRules(held.rules, rules) : []),
    ...(isToOffer ? [{ code: 'field_changed', field: 'status', said: held.status } as const] : []),
  ]
  const isSame = changes.length === 0
  return {
    verdict: isSame ? 'same' : 'changed',
    reasons: [...changes, ...notes],
    held,
    card: isSame ? null : card,
    rules: rules && differentRules(held.rules, rules).length > 0 ? rules : null,
    isToOffer,
  }
}

const isHan = (text: string) => /\p{Script=Han}/u.test(text)

/** Silence keeps what is held, and a name in Latin letters is no reason to give up a Chinese one. */
function saidOver(held: ResourceCard, draft: Named): ResourceCard {
  const said = Object.entries(cardOf(draft)).filter(([, value]) => value !== null)
  const name = isHan(held.name) && !isHan(draft.name) ? held.name : draft.name
  return { ...held, ...Object.fromEntries(said), name }
}

function cardOf(draft: ResourceDraft) {
  const { key: _key, rules: _rules, isActive: _active, usualKind: _kind, ...card } = draft
  return card
}

const completed = (draft: Named): ResourceCard => ({
  ...cardOf(draft),
  name: draft.name,
  kind: draft.kind ?? draft.usualKind,
  summary: draft.summary ?? draft.name,
  measures: draft.measures ?? [],
  related: draft.related ?? [],
})

/** What the source says, over what is held, or else over what the kind usually begins with. */
function rulesOf(draft: ResourceDraft, card: ResourceCard, held: HeldResource | undefined, around: Surroundings) {
  if (draft.rules === null) return { whole: null, isWrong: false, isDropped: false }
  const base = held?.rules ?? around.usualRules(card.kind)
  if (!base) return { whole: null, isWrong: false, isDropped: true }
  const whole = { ...base, ...draft.rules }
  return { whole, isWrong: !around.areSound(whole), isDropped: false }
}

const textOf = (value: unknown): string | null =>
  value === null || value === undefined ? null : typeof value === 'string' ? value : JSON.stringify(value)

const differences = (before: ResourceCard, after: ResourceCard): ResourceReason[] =>
  (Object.keys(after) as (keyof ResourceCard)[]).flatMap((field) =>
    textOf(before[field]) === textOf(after[field])
      ? []
      : [{ code: 'field_changed' as const, field, said: textOf(before[field]) }],
  )

const differentRules = (before: BookingRules | null, after: BookingRules): ResourceReason[] =>
  (Object.keys(after) as (keyof BookingRules)[]).flatMap((rule) =>
    textOf(before?.[rule]) === textOf(after[rule])
      ? []
      : [
          {
            code: 'field_changed' as const,
            field: 'rules' as const,
            said: `${rule}: ${textOf(before?.[rule]) ?? ''}`,
          },
        ],
  )
