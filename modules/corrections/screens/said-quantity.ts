import { formatNumber } from '#ui/format.ts'
import type { Language } from '#ui/language.ts'
import type { FactInQuestion, FigureRef } from '../contract.ts'

/** A quantity with its counting unit: 320套, "320 homes". */
export const saidQuantity = (quantity: number, figure: FigureRef | undefined, language: Language): string => {
  const number = formatNumber(quantity, language)
  const unit = figure?.countingUnit ?? ''
  return language === 'en' ? `${number} ${unit}`.trim() : number + unit
}

/** What a fact counts in, in words; the measure’s own name where no figure counts it. */
export const factTitle = ({ figures, measure }: Pick<FactInQuestion, 'figures' | 'measure'>): string =>
  figures[0]?.title ?? measure
