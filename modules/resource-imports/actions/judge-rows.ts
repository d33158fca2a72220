// What each row means for the resources that a unit has: new, changed, same, or refused and why.
import type { BookingRules, ResourceCard } from '#modules/sharing/contract.ts'
import type { ResourceReason, ResourceVerdict } from '../contract.ts'
import type { Named, ReadRow } from './draft.ts'
import { completed, differences, differentRules, saidOver } from './said-over.ts'

export interface Candidate extends ReadRow {
  readonly line: number
  /** What its resource will name as source: a register whose shape is known, or the file. */
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
  /** What the resource will be, where the verdict is new or its card changes. */
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
  /** Resources of other units that have one of these ids or persistent identifiers. */
  readonly others: readonly { id: string; pid: string | null; name: string }[]
  /** Whether the city still names this kind, so that a resource may become one of it. */
  readonly isKind: (kind: string) => boolean
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
const reference = (id: string, name: string) => ({ resource: { id, name, url: `/resources/${id}` } })

/** Judges rows one after another in the order of the file, since each may repeat one before it. */
export function judgeRows(candidates: readonly Candidate[], around: Surroundings): Judgement[] {
  const lines = new Map<string, number>()
  const repeated = (key: string, line: number): ResourceReason[] => {
    const earlier = lines.get(key)
    if (earlier === undefined) lines.set(key, line)
    return earlier === undefined ? [] : [{ code: 'duplicate_in_file', field: null, line: earlier }]
  }
  const find = finder(around)
  const judgeOne = (candidate: Candidate): Outcome => {
    const { draft, faults, line } = candidate
    if (faults.length > 0) return refused(faults)
    const { name, key, pid } = draft
    if (name === null) return refused([{ code: 'name_missing', field: 'name' }])
    const named = { ...draft, name }
    const { held, namesakes } = find(candidate, named)
    // By what it is called in its source, by the resource that it means, and by what no two instruments share.
    const keys = [`key ${key ?? name}`]
    if (key === null) keys.push(`name ${around.fold(name)}`)
    if (held) keys.push(`held ${held.id}`)
    if (pid !== null) keys.push(`pid ${pid}`)
    const [twice] = keys.flatMap((one) => repeated(one, line))
    if (twice) return refused([twice], held ?? null)
    const stranger = strangerOf(named, held, around)
    if (stranger) return refused([stranger])
    if (held) return judgeHeld(candidate, named, held, around)
    const namesake = namesakes.find((one) => !isAnother(one, candidate))
    if (namesake)
      return refused([{ code: 'likely_duplicate', field: 'name', ...reference(namesake.id, name) }])
    return judgeNew(candidate, named, around)
  }
  return candidates.map((candidate) => ({ candidate, ...judgeOne(candidate) }))
}

/**
 * A resource is known by its id, by its source's key, or by its asset number, which a unit gives once. By its name
 * only where it came without a key from the same file, has the same key in another, or where nothing differs.
 */
function finder({ held, fold }: Surroundings) {
  const byId = new Map(held.map((one) => [one.id, one]))
  const bySource = new Map(held.map((one) => [`${one.sourceKey} ${one.source}`, one]))
  const byName = Map.groupBy(held, ({ card }) => fold(card.name))
  return (candidate: Candidate, named: Named) => {
    const { key, name, assetNumber } = named
    const namesakes = byName.get(fold(name)) ?? []
    const numbered = assetNumber === null ? [] : held.filter(({ card }) => card.assetNumber === assetNumber)
    const alike = namesakes.find((one) => isAlike(one, candidate, named))
    const found =
      byId.get(key ?? '') ??
      bySource.get(`${key ?? name} ${candidate.source}`) ??
      (numbered.length === 1 ? numbered[0] : undefined) ??
      alike
    return { held: found, namesakes }
  }
}

/** What its source knows it by, where that is more than its name. */
const ownKey = ({ card, sourceKey }: HeldResource) => (sourceKey === card.name ? null : sourceKey)
const differ = (one: string | null, other: string | null) => one !== null && other !== null && one !== other

function isAlike(one: HeldResource, candidate: Candidate, named: Named): boolean {
  if (isAnother(one, candidate)) return false
  const key = ownKey(one)
  if (key !== null && key === named.key) return true
  return !differ(key, named.key) && differences(one.card, saidOver(one.card, named)).length === 0
}

/** Two of one name are two where their numbers, or their keys in one source, differ. */
function isAnother(one: HeldResource, { source, draft }: Candidate): boolean {
  return (
    (one.source === source && differ(ownKey(one), draft.key)) ||
    differ(one.card.assetNumber, draft.assetNumber) ||
    differ(one.card.serialNumber, draft.serialNumber)
  )
}

/** Another unit's, or one that bears another's persistent identifier. */
function strangerOf({ key, pid }: Named, held: HeldResource | undefined, around: Surroundings) {
  const byId = held ? undefined : around.others.find(({ id }) => id === key)
  if (byId) return { code: 'of_another_unit', field: 'key', ...reference(byId.id, byId.name) } as const
  if (pid === null) return undefined
  const own = around.held.find(({ id, card }) => id !== held?.id && card.pid === pid)
  const other = around.others.find((one) => one.pid === pid)
  const name = own?.card.name ?? other?.name ?? ''
  const id = own?.id ?? other?.id
  return id === undefined ? undefined : ({ code: 'pid_taken', field: 'pid', ...reference(id, name) } as const)
}

function judgeNew({ notes }: Candidate, named: Named, around: Surroundings): Outcome {
  const card = completed(named)
  const faults = faultsOf(card, null, around)
  const rules = rulesOf(named, around.usualRules(card.kind), around)
  if (faults.length > 0 || rules.isWrong) return refused([...faults, ...rules.faults])
  const missing: ResourceReason[] =
    named.summary === null ? [{ code: 'summary_missing', field: 'summary' }] : []
  const isToOffer = around.offer && named.isActive === true
  const reasons = [...notes, ...missing, ...rules.notes]
  return { verdict: 'new', reasons, held: null, card, rules: rules.whole, isToOffer }
}

function judgeHeld({ notes }: Candidate, named: Named, held: HeldResource, around: Surroundings): Outcome {
  const card = saidOver(held.card, named)
  const faults = faultsOf(card, held.card, around)
  const rules = rulesOf(named, held.rules ?? around.usualRules(card.kind), around)
  if (faults.length > 0 || rules.isWrong) return refused([...faults, ...rules.faults], held)
  const isToOffer = around.offer && named.isActive === true && held.status === 'draft'
  const changed = differences(held.card, card)
  const changedRules = rules.whole ? differentRules(held.rules, rules.whole) : []
  const offered: ResourceReason[] = isToOffer
    ? [{ code: 'field_changed', field: 'status', said: held.status }]
    : []
  const changes = [...changed, ...changedRules, ...offered]
  return {
    verdict: changes.length === 0 ? 'same' : 'changed',
    reasons: [...changes, ...notes, ...rules.notes],
    held,
    card: changed.length === 0 ? null : card,
    rules: changedRules.length === 0 ? null : rules.whole,
    isToOffer,
  }
}

/** A kind that the city names no more may stay, but not be chosen anew. */
function faultsOf(card: ResourceCard, before: ResourceCard | null, around: Surroundings): ResourceReason[] {
  const { kind, commissionedOn, decommissionedOn } = card
  const faults: ResourceReason[] = []
  if (kind !== before?.kind && !around.isKind(kind))
    faults.push({ code: 'kind_unknown', field: 'kind', said: kind })
  if (commissionedOn !== null && decommissionedOn !== null && decommissionedOn < commissionedOn)
    faults.push({ code: 'ends_before_start', field: 'decommissionedOn', said: decommissionedOn })
  return faults
}

interface JudgedRules {
  readonly whole: BookingRules | null
  readonly isWrong: boolean
  readonly faults: readonly ResourceReason[]
  readonly notes: readonly ResourceReason[]
}

/** What the source says of booking, over what is held, or else over what the kind usually begins with. */
function rulesOf({ rules }: Named, base: BookingRules | undefined, around: Surroundings): JudgedRules {
  const none = { whole: null, isWrong: false, faults: [], notes: [] }
  if (rules === null) return none
  if (!base) return { ...none, notes: [{ code: 'not_booked_by_time', field: 'rules' }] }
  const whole = { ...base, ...rules }
  if (around.areSound(whole)) return { ...none, whole }
  return { ...none, isWrong: true, faults: [{ code: 'rule_wrong', field: 'rules' }] }
}
