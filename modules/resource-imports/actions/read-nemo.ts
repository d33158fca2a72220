import type { BookingRules } from '#modules/sharing/contract.ts'
import type { ResourceReason } from '../contract.ts'
import { activityNotes, type CityWords, flagOf, type ReadRow, SILENT } from './draft.ts'

/** The field that only tools of NEMO have. */
const NEMO_FIELD = '_reservation_horizon'
type Tool = Readonly<Record<string, unknown>>

/** A tool of NEMO: one line of it, or the fixture's `{ model, pk, fields }` around it. */
export function nemoTool(record: unknown): Tool | undefined {
  const outer = Object(record) as { fields?: unknown; pk?: unknown }
  const fields = Object(outer.fields ?? record) as Tool
  return NEMO_FIELD in fields ? { pk: outer.pk, ...fields } : undefined
}

/** A record of a dump that is of another model. */
export function isOtherRecord(record: unknown): boolean {
  const { model } = Object(record) as { model?: unknown }
  return typeof model === 'string' && model.startsWith('NEMO.') && model !== 'NEMO.tool'
}

const EVERY_DAY = [1, 2, 3, 4, 5, 6, 7]
const WEEKDAYS = [1, 2, 3, 4, 5]
/** NEMO leaves out what it does not limit; these are the widest limits that we know. */
const LONGEST_MINUTES = 43_200
const FURTHEST_DAYS = 730
/** From the coarsest; of bookings as long as the tool's own limits are. */
const STEPS = [30, 15, 10, 5] as const
const DAY_MINUTES = 1440

export function readNemo(tool: Tool, city: CityWords): ReadRow {
  const cell = (field: string) => textOf(tool[field])
  const isActive = flagOf(cell('visible')) !== false && flagOf(cell('_operational'))
  const category = cell('_category')
  const technique = category === null ? undefined : city.technique(city.fold(category))
  const { rules, faults, notes } = rulesOf(tool)
  return {
    draft: {
      ...SILENT,
      key: cell('pk') ?? cell('name'),
      kind: technique?.kind ?? null,
      technique: technique?.key ?? null,
      name: cell('name'),
      nameEn: cell('name'),
      summary: [category, cell('_description')].filter(Boolean).join('\n') || null,
      forMembers: contactOf(tool),
      serialNumber: cell('_serial'),
      location: cell('_location'),
      rules,
      isActive,
    },
    faults,
    notes: [...notes, ...activityNotes(isActive, cell('_operational'))],
  }
}

const textOf = (value: unknown): string | null =>
  typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
    ? String(value).trim() || null
    : null

/** Owners are accounts of that system, which nobody here has: they are told to members, beside how to reach them. */
function contactOf(tool: Tool): string | null {
  const accounts = (value: unknown) => [value].flat(2).filter((one) => typeof one === 'string')
  const parts = [
    ['管理员', accounts(tool['_primary_owner']).join('、')],
    ['副管理员', accounts(tool['_backup_owners']).join('、')],
    ['电话', textOf(tool['_phone_number'])],
    ['邮箱', textOf(tool['_notification_email_address'])],
  ]
  const told = parts.filter(([, value]) => value)
  return told.length === 0 ? null : told.map(([label, value]) => `${label}：${value}`).join('\n')
}

/** Who may use a tool of NEMO is trained for it; nobody approves a booking, and there is no lead time. */
function rulesOf(tool: Tool): Pick<ReadRow, 'faults' | 'notes'> & { rules: Partial<BookingRules> } {
  const faults: ResourceReason[] = []
  const limit = (field: string): number | null => {
    const said = tool[field] ?? null
    if (said === null || said === '') return null
    const value = Number(said)
    if (Number.isInteger(value) && value > 0) return value
    faults.push({ code: 'rule_wrong', field: 'rules', said: `${field}: ${JSON.stringify(said)}` })
    return null
  }
  const [shortest, longest] = [limit('_minimum_usage_block_time'), limit('_maximum_usage_block_time')]
  const step = STEPS.find((minutes) => [shortest, longest].every((length) => (length ?? 0) % minutes === 0))
  if (step === undefined)
    faults.push({ code: 'rule_wrong', field: 'rules', said: `${shortest ?? ''}–${longest ?? ''}` })
  const stepMinutes = step ?? 5
  const shortestMinutes = shortest ?? stepMinutes
  const perDay = limit('_maximum_reservations_per_day')
  // More bookings than fit into a day are no limit; the number was likely meant for another field.
  const isReached = perDay === null || perDay * shortestMinutes <= DAY_MINUTES
  const never: ResourceReason = { code: 'limit_never_reached', field: 'rules', said: String(perDay) }
  const rules: Partial<BookingRules> = {
    horizonDays: Math.min(limit(NEMO_FIELD) ?? FURTHEST_DAYS, FURTHEST_DAYS),
    leadMinutes: 0,
    stepMinutes,
    shortestMinutes,
    longestMinutes: longest ?? LONGEST_MINUTES,
    gapMinutes: limit('_minimum_time_between_reservations') ?? 0,
    dayCount: isReached ? perDay : null,
    dayMinutes: null,
    aheadMinutes: limit('_maximum_future_reservation_time'),
    ...hoursOf(tool),
    approval: 'none',
    needsQualification: true,
    noShowMinutes: limit('_missed_reservation_threshold'),
  }
  return { rules, faults, notes: isReached ? [] : [never] }
}

/**
 * A tool of NEMO is open around the clock. Where its policy is off, length, day and ahead do not count: that is time
 * outside our opening hours, which is free.
 */
function hoursOf(tool: Tool): Pick<BookingRules, 'opening' | 'onHolidays' | 'offHours'> {
  const clock = (field: string) => /^\d\d:\d\d/.exec(textOf(tool[field]) ?? '')?.[0]
  const [offFrom, offTo] = [clock('_policy_off_start_time'), clock('_policy_off_end_time')]
  const isOffBetween =
    flagOf(textOf(tool['_policy_off_between_times'])) === true &&
    offFrom !== undefined &&
    offTo !== undefined &&
    offFrom !== offTo
  const isOffAtWeekends = flagOf(textOf(tool['_policy_off_weekend'])) === true
  const days = isOffAtWeekends ? WEEKDAYS : EVERY_DAY
  const spans = isOffBetween ? spansOutside(offFrom, offTo) : [{ from: '00:00', to: '24:00' }]
  return {
    opening: spans.map((span) => ({ days, ...span })),
    onHolidays: true,
    offHours: isOffBetween || isOffAtWeekends ? 'free' : 'closed',
  }
}

/** From 18:00 to 07:00 runs past midnight and leaves one span; from 12:00 to 13:00 leaves two. */
function spansOutside(offFrom: string, offTo: string): { from: string; to: string }[] {
  if (offFrom > offTo) return [{ from: offTo, to: offFrom }]
  const spans = [
    { from: '00:00', to: offFrom },
    { from: offTo, to: '24:00' },
  ]
  return spans.filter(({ from, to }) => from < to)
}
