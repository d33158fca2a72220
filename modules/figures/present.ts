import type { Actor } from '#platform/access.ts'
import type { Language } from '#platform/contract.ts'
import { textIn } from '#platform/texts.ts'
import { figuresAccess } from './access.ts'
import type { Figure, FigureChange, FigureRecord } from './contract.ts'
import type { FigureRow } from './queries/figures.ts'
import type { RecordRow } from './queries/records.ts'
import { inTraditional } from './rules/traditional.ts'
import { wordingOf } from './rules/wording.ts'

/** For which day, in which language and for whom figures are presented. */
export interface Reading {
  asOf: string
  lang: Language
  actor: Actor
}

/** A counted row as its readers see it: worded in their language, with what they may open. */
export function presentFigure(row: FigureRow, { asOf, lang, actor }: Reading): Figure {
  const { key, kind, value, content, unsealed } = row
  return {
    key,
    title: textIn(content.title, lang),
    value,
    wording: wordingIn(lang, value, content),
    kind,
    distinct: content.distinct,
    countingUnit: lang === 'en' ? content.countingUnit.en[value === 1 ? 0 : 1] : unitIn(lang, content),
    rule: textIn(content.rule, lang),
    dateBasis: textIn(content.dateBasis, lang),
    source: content.source ? textIn(content.source, lang) : null,
    asOf,
    restated: row.restatement === 0 ? null : value + row.restatement,
    aspect: content.aspect,
    committeeId: row.committeeId,
    recordsOpen: figuresAccess.can('figures.open_records', actor, row),
    seal: presentNewestSeal(row),
    unsealed,
    url: `/figures/${key}`,
  }
}

/** The counting unit in Chinese characters of the reader's kind. */
const unitIn = (lang: Language, { countingUnit }: FigureRow['content']): string =>
  lang === 'zh-Hant' ? inTraditional(textIn(countingUnit, lang)) : countingUnit.zh

/** A number worded as the figure's values are. */
export function wordingIn(
  lang: Language,
  value: number,
  { wording, countingUnit }: FigureRow['content'],
): string {
  if (lang === 'en') return wordingOf(value, wording, countingUnit, 'en')
  const chinese = wordingOf(value, wording, { ...countingUnit, zh: textIn(countingUnit, lang) }, 'zh')
  return lang === 'zh-Hant' ? inTraditional(chinese) : chinese
}

const presentNewestSeal = ({ sealNumber, sealedAt, sealHash }: FigureRow): Figure['seal'] =>
  sealNumber !== null && sealedAt && sealHash
    ? { number: sealNumber, sealedAt: sealedAt.toISOString(), hash: sealHash.toString('hex') }
    : null

export const presentRecord = (row: RecordRow, lang: Language): FigureRecord => ({
  factId: row.id,
  day: row.day,
  quantity: row.quantity,
  subjectId: row.subjectId,
  unit:
    row.unitId !== null && row.unitName !== null
      ? {
          id: row.unitId,
          name: lang === 'en' ? (row.unitNameEn ?? row.unitName) : row.unitName,
          url: `/network/units/${row.unitId}`,
        }
      : null,
  committee:
    row.committeeKey !== null
      ? {
          key: row.committeeKey,
          name: textIn(row.committeeName, lang),
          url: `/network/${row.committeeKey}`,
        }
      : null,
  cluster: row.clusterKey !== null ? { key: row.clusterKey, name: textIn(row.clusterName, lang) } : null,
  space:
    row.spaceId !== null && row.spaceName !== null
      ? {
          id: row.spaceId,
          name: lang === 'en' ? (row.spaceNameEn ?? row.spaceName) : row.spaceName,
          url: `/spaces/${row.spaceKey ?? row.spaceId}`,
        }
      : null,
  resource:
    row.resourceId !== null && row.resourceName !== null
      ? {
          id: row.resourceId,
          name: lang === 'en' ? (row.resourceNameEn ?? row.resourceName) : row.resourceName,
          url: `/resources/${row.resourceId}`,
        }
      : null,
  place: row.placeCode !== null ? { code: row.placeCode, name: textIn(row.placeName, lang) } : null,
  source: row.source,
  statement:
    row.statementId !== null && row.saidBy !== null
      ? { id: row.statementId, saidBy: row.saidBy, url: `/statements/${row.statementId}` }
      : null,
  event: { id: row.eventId, type: row.eventType },
  sealed: row.sealed,
})

export const presentChange = (row: RecordRow, lang: Language): FigureChange => ({
  ...presentRecord(row, lang),
  change: row.reverses !== null ? 'corrected' : row.quantity > 0 ? 'came' : 'left',
  reverses: row.reverses,
  reason: row.reason,
})

/** A constant is one attribute of the city, so its list is that attribute with its source. */
export const presentConstant = (
  { value, content }: FigureRow,
  asOf: string,
  lang: Language,
): FigureRecord => ({
  factId: null,
  day: asOf,
  quantity: value,
  subjectId: null,
  unit: null,
  committee: null,
  cluster: null,
  space: null,
  resource: null,
  place: null,
  source: content.source ? textIn(content.source, lang) : null,
  statement: null,
  event: null,
  sealed: null,
})
