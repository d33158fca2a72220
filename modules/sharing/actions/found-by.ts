import { foldText, searchTerms, textTerms } from '#platform/search.ts'
import type { ResourceCard } from '../contract.ts'
import type { KindRow } from '../queries/kinds.ts'
import type { Found } from '../queries/resources.ts'

type CardSought = Pick<
  ResourceCard,
  | 'name'
  | 'nameEn'
  | 'technique'
  | 'summary'
  | 'measures'
  | 'manufacturer'
  | 'model'
  | 'assetNumber'
  | 'serialNumber'
  | 'pid'
>

/**
 * Names, maker, technique and owner are found by characters, words and sounds; the running text by characters and
 * words. A model is also found as one word: JEM2100F for JEM-2100F.
 */
export function foundBy(
  card: CardSought,
  { techniques }: Pick<KindRow, 'techniques'>,
  unitName: string,
): Found {
  const { name, nameEn, model, manufacturer, serialNumber, assetNumber, pid } = card
  const technique = techniques.find(({ key }) => key === card.technique)
  const whole = [model, serialNumber, assetNumber].map((code) => code?.replaceAll(/[^\p{L}\p{N}]/gv, ''))
  const called = present([name, nameEn, model, serialNumber, assetNumber, pid, ...whole])
  const names = [...called, ...present([technique?.name.zh, technique?.name.en, manufacturer, unitName])]
  const terms = [...searchTerms(names), ...textTerms([card.summary, ...card.measures].join('\n'))]
  return { foldedNames: [...new Set(called.map(foldText))], terms: [...new Set(terms)] }
}

const present = (texts: readonly (string | null | undefined)[]): string[] =>
  texts.filter((text): text is string => typeof text === 'string' && text !== '')
