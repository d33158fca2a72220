import { getCity } from '#modules/city/public.ts'
import { startOfDay } from '#platform/clock.ts'
import type { Language } from '#platform/contract.ts'
import type { Db } from '#platform/db.ts'
import type {
  EvaluatedResource,
  EvaluatedUnit,
  EvaluatedUse,
  EvaluationNumbers,
  EvaluationScope,
} from '../contract.ts'
import {
  type Asked,
  evaluateResources,
  evaluateUnits,
  type EvaluatedResourceRow,
  type UseRow,
} from '../queries/evaluation.ts'
import { byName, presentNumbers, resourceNamed, unitNamed } from './present.ts'

/** The year as the city's calendar has it. */
export async function yearOf(
  db: Db,
  { year, scope }: { year: number; scope: EvaluationScope },
): Promise<Asked> {
  const { zone } = await getCity(db)
  return {
    scope,
    zone,
    from: startOfDay(zone, `${year}-01-01`),
    until: startOfDay(zone, `${year + 1}-01-01`),
  }
}

export async function readUnits(
  db: Db,
  asked: Asked,
  lang: Language,
): Promise<{ total: EvaluationNumbers; items: EvaluatedUnit[] }> {
  const { total, units } = await evaluateUnits(db, asked)
  const items = units.map((row) => ({ unit: unitNamed(row, lang), ...presentNumbers(row) }))
  return { total: presentNumbers(total), items: items.toSorted(byName(({ unit }) => unit.name, lang)) }
}

/** In the order of their names within their unit. */
export async function readResources(
  db: Db,
  asked: Asked,
  lang: Language,
  unitId?: string,
): Promise<EvaluatedResource[]> {
  const rows = await evaluateResources(db, asked, unitId)
  return rows
    .map((row) => presentResource(row, lang))
    .toSorted(byName(({ unit, resource }) => `${unit.name}\t${resource.name}`, lang))
}

function presentResource(row: EvaluatedResourceRow, lang: Language): EvaluatedResource {
  const { number, model, originalValue, unitId, unitName, unitNameEn } = row
  const { resources: _, ...numbers } = presentNumbers(row)
  return {
    resource: { ...resourceNamed(row, lang), number, model },
    unit: unitNamed({ id: unitId, name: unitName, nameEn: unitNameEn }, lang),
    originalValue,
    ...numbers,
  }
}

export const presentUse = (row: UseRow, lang: Language): EvaluatedUse => ({
  id: row.id,
  day: row.day,
  minutes: row.minutes,
  isExternal: row.isExternal,
  resource: resourceNamed(row.resource, lang),
  borrower: row.borrower && { ...unitNamed(row.borrower, lang), size: row.borrower.size },
  source: row.source,
})
