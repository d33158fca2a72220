import type { Option } from '#ui/choice-field.tsx'
import type { BookingRules, ToldBookingRules } from '../contract.ts'
import { type Length, lengthOf, minutesIn } from './length.ts'
import { numberOrNull } from './card-values.ts'

/** What the form of booking rules holds: texts as they are typed. */
export interface RulesValues {
  isByTime: boolean
  who: BookingRules['who']
  committeeIds: readonly string[]
  units: readonly Option[]
  lowestGrade: string
  needsCovenant: boolean
  needsQualification: boolean
  idleDays: string
  approval: BookingRules['approval']
  opening: BookingRules['opening']
  onHolidays: boolean
  offHours: BookingRules['offHours']
  stepMinutes: string
  shortestMinutes: Length
  longestMinutes: Length
  gapMinutes: Length
  dayCount: string
  dayMinutes: Length
  aheadMinutes: Length
  horizonDays: string
  leadMinutes: Length
  lateCancelMinutes: Length
  noShowMinutes: Length
  acceptMinutes: Length
}

/** Where neither the resource nor its kind has rules yet. */
export const usualRules: BookingRules = {
  horizonDays: 30,
  leadMinutes: 60,
  stepMinutes: 30,
  shortestMinutes: 30,
  longestMinutes: 480,
  gapMinutes: 0,
  dayCount: null,
  dayMinutes: null,
  aheadMinutes: null,
  opening: [{ days: [1, 2, 3, 4, 5], from: '09:00', to: '18:00' }],
  onHolidays: false,
  offHours: 'closed',
  approval: 'others',
  who: 'network',
  committeeIds: [],
  unitIds: [],
  lowestGrade: null,
  needsCovenant: false,
  needsQualification: false,
  idleDays: null,
  lateCancelMinutes: 0,
  noShowMinutes: null,
  acceptMinutes: 120,
}

/** What the form begins with: the rules that hold, or else those that are usual and not yet said. */
export function rulesOf(told: ToldBookingRules | null, usual: BookingRules): RulesValues {
  const rules = told ?? usual
  const number = (given: number | null) => String(given ?? '')
  return {
    isByTime: told !== null,
    who: rules.who,
    committeeIds: rules.committeeIds,
    units: told?.units.map(({ id, name }) => ({ value: id, label: name })) ?? [],
    lowestGrade: rules.lowestGrade ?? '',
    needsCovenant: rules.needsCovenant,
    needsQualification: rules.needsQualification,
    idleDays: number(rules.idleDays),
    approval: rules.approval,
    opening: rules.opening,
    onHolidays: rules.onHolidays,
    offHours: rules.offHours,
    stepMinutes: number(rules.stepMinutes),
    shortestMinutes: lengthOf(rules.shortestMinutes),
    longestMinutes: lengthOf(rules.longestMinutes),
    gapMinutes: lengthOf(rules.gapMinutes || null),
    dayCount: number(rules.dayCount),
    dayMinutes: lengthOf(rules.dayMinutes),
    aheadMinutes: lengthOf(rules.aheadMinutes),
    horizonDays: number(rules.horizonDays),
    leadMinutes: lengthOf(rules.leadMinutes || null),
    lateCancelMinutes: lengthOf(rules.lateCancelMinutes || null),
    noShowMinutes: lengthOf(rules.noShowMinutes),
    acceptMinutes: lengthOf(rules.acceptMinutes),
  }
}

/** What is sent; still to be judged by the contract's shape. Of whom the rules do not speak, nothing is sent. */
export function wishedRules(values: RulesValues) {
  const { units, who, needsQualification } = values
  return {
    who,
    needsQualification,
    needsCovenant: values.needsCovenant,
    approval: values.approval,
    onHolidays: values.onHolidays,
    offHours: values.offHours,
    committeeIds: who === 'chains' ? [...values.committeeIds] : [],
    unitIds: who === 'units' ? units.map(({ value }) => value) : [],
    lowestGrade: values.lowestGrade || null,
    idleDays: needsQualification ? numberOrNull(values.idleDays) : null,
    opening: values.opening.map((span) => ({ ...span, days: [...span.days] })),
    stepMinutes: Number(values.stepMinutes),
    shortestMinutes: needed(minutesIn(values.shortestMinutes)),
    longestMinutes: needed(minutesIn(values.longestMinutes)),
    gapMinutes: minutesIn(values.gapMinutes) ?? 0,
    dayCount: numberOrNull(values.dayCount),
    dayMinutes: minutesIn(values.dayMinutes),
    aheadMinutes: minutesIn(values.aheadMinutes),
    horizonDays: needed(numberOrNull(values.horizonDays)),
    leadMinutes: minutesIn(values.leadMinutes) ?? 0,
    lateCancelMinutes: minutesIn(values.lateCancelMinutes) ?? 0,
    noShowMinutes: minutesIn(values.noShowMinutes),
    acceptMinutes: needed(minutesIn(values.acceptMinutes)),
  }
}

/** Absent, so that the shape says it is required. */
const needed = (given: number | null) => given ?? undefined
