// What each row of a file means for the units that there are: new, changed, same, or refused and why.
import type { Reason, UnitDraft, UnitField, Verdict } from '../contract.ts'

/** A row that was read: canonical codes, known kind and place, and what is already wrong with it. */
export interface Candidate {
  file: string
  line: number
  /** What its unit will name as source: the register, or the file. */
  source: string
  isRegister: boolean
  /** Of the register: a full record, not a flat line. */
  isFull: boolean
  draft: UnitDraft
  faults: readonly Reason[]
  /** Its Chinese and its English name as names are compared. */
  foldedNames: readonly string[]
}
export type CompleteUnit = UnitDraft & { name: string; kind: string }
/** A unit that shares a code, an id or a name with some row. */
export interface KnownUnit extends CompleteUnit {
  id: string
  source: string | null
  isMember: boolean
  /** All its names as names are compared; the first is its own. */
  foldedNames: readonly string[]
}
export interface Judgement {
  candidate: Candidate
  verdict: Verdict
  reasons: readonly Reason[]
  unitId: string | null
  /** What the unit will be, where the verdict is new or changed. */
  unit: CompleteUnit | null
}

const MOST_ALIASES = 20
const isHan = (text: string | null) => text !== null && /\p{Script=Han}/u.test(text)

/**
 * What is said, over what is held: silence keeps what is held, other names are added, and a name in Latin letters is no
 * reason to give up a Chinese one.
 */
function saidOver<Held extends UnitDraft>(held: Held, said: UnitDraft): Held {
  const isForeign = isHan(held.name) && !isHan(said.name)
  const names = isForeign
    ? { name: held.name, nameEn: said.nameEn ?? said.name ?? held.nameEn }
    : { name: said.name ?? held.name, nameEn: said.nameEn ?? held.nameEn }
  const own = new Set([names.name, names.nameEn])
  const further = said.aliases.filter((alias) => !held.aliases.includes(alias) && !own.has(alias))
  const rest = Object.fromEntries(Object.entries(said).filter(([, value]) => value !== null))
  return { ...held, ...rest, ...names, aliases: [...held.aliases, ...further].slice(0, MOST_ALIASES) }
}

/** Flat lines of the register, each with the full record of the same id that speaks for it, wherever that stands. */
type Joined = readonly { candidate: Candidate; fuller: Candidate }[]

export function joinRecords(candidates: readonly Candidate[]): { speaking: Candidate[]; joined: Joined } {
  const isSound = ({ isRegister, faults }: Candidate) => isRegister && faults.length === 0
  const full = new Map<string | null, Candidate>()
  for (const candidate of candidates)
    if (isSound(candidate) && candidate.isFull && !full.has(candidate.draft.rorId))
      full.set(candidate.draft.rorId, candidate)
  const words = new Map<Candidate, UnitDraft>()
  const joined: { candidate: Candidate; fuller: Candidate }[] = []
  const speaking = candidates.filter((candidate) => {
    const fuller = full.get(candidate.draft.rorId)
    if (!fuller || candidate.isFull || !isSound(candidate)) return true
    words.set(fuller, saidOver(words.get(fuller) ?? candidate.draft, fuller.draft))
    joined.push({ candidate, fuller })
    return false
  })
  return { speaking: speaking.map((one) => withWords(one, words.get(one))), joined }
}

const withWords = (candidate: Candidate, draft: UnitDraft | undefined): Candidate =>
  draft ? { ...candidate, draft } : candidate

/** Flat lines add nothing to their full record, and are refused with it. */
export function judgeJoined(joined: Joined, judgements: readonly Judgement[]): Judgement[] {
  const spoken = new Map(judgements.map((judgement) => [judgement.candidate.draft.rorId, judgement]))
  return joined.map(({ candidate, fuller }) => {
    const { verdict, unitId = null } = spoken.get(fuller.draft.rorId) ?? {}
    const reason: Reason = {
      code: 'said_by_fuller_record',
      field: null,
      line: fuller.line,
      file: fuller.file,
    }
    return {
      candidate,
      verdict: verdict === 'refused' ? verdict : 'same',
      reasons: [reason],
      unitId,
      unit: null,
    }
  })
}

interface UnitIndex {
  byCode: ReadonlyMap<string | null, KnownUnit>
  byRorId: ReadonlyMap<string | null, KnownUnit>
  byName: ReadonlyMap<string, KnownUnit[]>
}

export function indexUnits(units: readonly KnownUnit[]): UnitIndex {
  const byName = new Map<string, KnownUnit[]>()
  for (const unit of units)
    for (const name of unit.foldedNames) {
      const namesakes = byName.get(name)
      if (namesakes) namesakes.push(unit)
      else byName.set(name, [unit])
    }
  return {
    byCode: new Map(units.flatMap((unit) => (unit.creditCode === null ? [] : [[unit.creditCode, unit]]))),
    byRorId: new Map(units.flatMap((unit) => (unit.rorId === null ? [] : [[unit.rorId, unit]]))),
    byName,
  }
}

const reference = ({ id, name }: KnownUnit) => ({ unit: { id, name, url: `/network/units/${id}` } })

/** Judges rows one after another in the order of the file, since each may repeat one before it. */
export function createJudge() {
  const seen = new Map<string, Candidate>()
  const keysOf = ({ draft: { creditCode, rorId } }: Candidate): [UnitField, string][] => [
    ...(creditCode === null ? [] : [['creditCode', `code ${creditCode}`] satisfies [UnitField, string]]),
    ...(rorId === null ? [] : [['rorId', `id ${rorId}`] satisfies [UnitField, string]]),
  ]
  const isRepeated = (code: 'duplicate_in_file' | 'likely_duplicate', field: UnitField, key: string) => {
    const earlier = seen.get(key)
    return earlier ? [{ code, field, line: earlier.line, file: earlier.file } satisfies Reason] : []
  }

  return (candidate: Candidate, index: UnitIndex): Judgement => {
    const refused = (reasons: readonly Reason[], unitId: string | null = null): Judgement => ({
      candidate,
      verdict: 'refused',
      reasons,
      unitId,
      unit: null,
    })
    const accepted = (judgement: Judgement, unitKeys: string[]): Judgement => {
      for (const key of [...keysOf(candidate).map(([, one]) => one), ...unitKeys])
        if (!seen.has(key)) seen.set(key, candidate)
      return judgement
    }
    if (candidate.faults.length > 0) return refused(candidate.faults)
    const repeated = keysOf(candidate).flatMap(([field, key]) => isRepeated('duplicate_in_file', field, key))
    if (repeated.length > 0) return refused(repeated)
    const { byCode, byRorId } = heldBy(candidate, index)
    if (byCode && byRorId && byCode !== byRorId) return refused(contradiction(byCode, byRorId))

    const unit = byCode ?? byRorId ?? knownByName(candidate, index)
    if (unit) {
      const twice = isRepeated('duplicate_in_file', 'name', `unit ${unit.id}`)
      if (twice.length > 0) return refused(twice, unit.id)
      const judgement = judgeKnown(candidate, unit)
      return judgement.verdict === 'refused' ? judgement : accepted(judgement, [`unit ${unit.id}`])
    }
    const nameKeys = candidate.foldedNames.map((name) => `name ${name}`)
    const { name, kind } = candidate.draft
    const namesakes = [
      ...nameKeys.flatMap((key) => isRepeated('likely_duplicate', 'name', key)),
      ...namesakesOf(candidate, index),
    ]
    if (namesakes[0]) return refused([namesakes[0]])
    if (name === null) return refused([{ code: 'name_missing', field: 'name' }])
    if (kind === null) return refused([{ code: 'kind_unknown', field: 'kind' }])
    const added = { ...candidate.draft, name, kind }
    return accepted({ candidate, verdict: 'new', reasons: [], unitId: null, unit: added }, nameKeys)
  }
}

const heldBy = ({ draft: { creditCode, rorId } }: Candidate, index: UnitIndex) => ({
  byCode: creditCode === null ? undefined : index.byCode.get(creditCode),
  byRorId: rorId === null ? undefined : index.byRorId.get(rorId),
})

/** The code is one unit's and the id another's. */
const contradiction = (byCode: KnownUnit, byRorId: KnownUnit): Reason[] => [
  { code: 'duplicate_code', field: 'creditCode', ...reference(byCode) },
  { code: 'duplicate_id', field: 'rorId', ...reference(byRorId) },
]

function namesakesOf({ foldedNames }: Candidate, { byName }: UnitIndex): Reason[] {
  const [unit] = foldedNames.flatMap((name) => byName.get(name) ?? [])
  return unit ? [{ code: 'likely_duplicate', field: 'name', ...reference(unit) }] : []
}

/**
 * A name alone identifies a unit only where nothing contradicts it, and either the unit came from this very file, or
 * neither has a code and the row says nothing else than what is held.
 */
function knownByName(candidate: Candidate, { byName }: UnitIndex): KnownUnit | undefined {
  const { foldedNames, source, draft } = candidate
  const [own] = foldedNames
  if (own === undefined) return undefined
  return byName.get(own)?.find((unit) => {
    if (unit.foldedNames[0] !== own) return false
    const isOther = (['creditCode', 'rorId'] as const).some(
      (field) => unit[field] !== null && draft[field] !== null && unit[field] !== draft[field],
    )
    if (isOther) return false
    if (unit.source === source) return true
    const hasNoCode = [unit.creditCode, unit.rorId, draft.creditCode, draft.rorId].every(
      (code) => code === null,
    )
    return hasNoCode && changes(unit, draft).length === 0
  })
}

function judgeKnown(candidate: Candidate, unit: KnownUnit): Judgement {
  const { draft, isRegister } = candidate
  const common = { candidate, unitId: unit.id }
  // Types of a register are a first guess at the kind; the people who keep the unit know better.
  const said = isRegister ? { ...draft, kind: null } : draft
  if (unit.isMember && said.kind !== null && said.kind !== unit.kind) {
    const reason: Reason = { code: 'kind_fixed_while_member', field: 'kind', ...reference(unit) }
    return { ...common, verdict: 'refused', reasons: [reason], unit: null }
  }
  const reasons = changes(unit, said)
  if (reasons.length === 0) return { ...common, verdict: 'same', reasons, unit: null }
  return { ...common, verdict: 'changed', reasons, unit: saidOver(unit, said) }
}

function changes(held: UnitDraft, said: UnitDraft): Reason[] {
  const after = saidOver(held, said)
  return (Object.keys(said) as UnitField[]).flatMap((field) => {
    const [old, now] = [textOf(held[field]), textOf(after[field])]
    return old === now ? [] : [{ code: 'field_changed' as const, field, before: old }]
  })
}

const textOf = (value: string | string[] | null): string | null =>
  Array.isArray(value) ? value.join('；') || null : value
