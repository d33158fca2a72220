import type { BookingRules } from '#modules/sharing/contract.ts'
import { activityNotes, flagOf, type ReadRow, SILENT } from './draft.ts'

/** The column that only the instrument list of EMSL (t_emsl_instruments of the PNNL DMS) has. */
export const EMSL_KEY = 'eus_instrument_id'

const EVERY_DAY = [1, 2, 3, 4, 5, 6, 7]
const WEEKDAYS = [1, 2, 3, 4, 5]

/** It knows hours a day: all, or ten, which are a day's work. */
const HOURS: Readonly<Record<string, Pick<BookingRules, 'opening' | 'onHolidays'>>> = {
  24: { opening: [{ days: EVERY_DAY, from: '00:00', to: '24:00' }], onHolidays: true },
  10: { opening: [{ days: WEEKDAYS, from: '08:00', to: '18:00' }], onHolidays: false },
}

/** A row of that list. Its names are English; the general name and the groups it belongs to tell what it is. */
export function readEmsl(raw: (column: string) => string | null): ReadRow {
  // Some names end in a line break that somebody wrote out.
  const cell = (column: string) =>
    raw(column)
      ?.replaceAll(String.raw`\n`, ' ')
      .trim() || null
  const name = cell('eus_instrument_name') ?? cell('eus_display_name')
  const groups = ['eus_display_name', 'local_category_name', 'local_instrument_name'].map(cell)
  const told = [...new Set(groups.filter((text) => text !== null && text !== name))]
  const isActive = flagOf(cell('eus_active_sw'))
  return {
    draft: {
      ...SILENT,
      key: cell(EMSL_KEY),
      name,
      nameEn: name,
      summary: told.length === 0 ? name : told.join('\n'),
      rules: HOURS[cell('eus_available_hours') ?? ''] ?? null,
      isActive,
    },
    faults: [],
    notes: activityNotes(isActive, cell('eus_active_sw')),
  }
}
