import type { Language } from '#platform/contract.ts'
import { textIn } from '#platform/texts.ts'
import type { EvaluationNumbers, EvaluationRules, EvaluationScope, NamedRecord } from '../contract.ts'
import type { NamedRow, NumbersRow } from '../queries/evaluation.ts'
import { RULES, SCOPES, shareRateOf } from '../rules.ts'

const nameIn = ({ name, nameEn }: NamedRow, lang: Language): string =>
  lang === 'en' ? (nameEn ?? name) : name

export const unitNamed = (row: NamedRow, lang: Language): NamedRecord => ({
  id: row.id,
  name: nameIn(row, lang),
  url: `/network/units/${row.id}`,
})

export const resourceNamed = (row: NamedRow, lang: Language): NamedRecord => ({
  id: row.id,
  name: nameIn(row, lang),
  url: `/resources/${row.id}`,
})

/** Names as people look them up: Chinese ones by their sound. */
export const byName =
  <T>(nameOf: (one: T) => string, lang: Language) =>
  (a: T, b: T): number =>
    nameOf(a).localeCompare(nameOf(b), lang)

export const presentNumbers = (row: NumbersRow): EvaluationNumbers => ({
  resources: row.resources,
  effective: row.effective,
  external: row.external,
  shareRate: shareRateOf(row.external, row.effective),
  smallServed: row.smallServed,
  unknownServed: row.unknownServed,
})

export const rulesIn = (scope: EvaluationScope, lang: Language): EvaluationRules => ({
  resources: textIn(SCOPES[scope], lang),
  effective: textIn(RULES.effective, lang),
  external: textIn(RULES.external, lang),
  shareRate: textIn(RULES.shareRate, lang),
  smallServed: textIn(RULES.smallServed, lang),
})
