import type { Language } from '#platform/contract.ts'
import { countGrams } from '#platform/ranking/grams.ts'
import { gramsOfNeed, type Need, rankForNeed } from '#platform/ranking/rank-for-need.ts'
import { phrasesSharedWith } from '#platform/ranking/shared-phrases.ts'
import { shareInCommon } from '#platform/ranking/telling-grams.ts'
import type { SuggestedResource } from '../contract.ts'
import type { ResourceCandidate } from '../queries/resources.ts'
import type { Experience } from './experience.ts'
import { bodyOf } from './named-body.ts'

const PAIRS = [2]
const MOST_SUGGESTED = 3
/** So much of a resource's name stands in the need: less is a word that very many have, such as 系统. */
const ENOUGH = 0.2

const namesOf = ({ name, nameEn }: ResourceCandidate): string[] => (nameEn === null ? [name] : [name, nameEn])

/** Shared resources that are called what a need is about; the words are what both say. */
export function resourcesFor(
  need: Need,
  found: readonly ResourceCandidate[],
  { units: { statistics } }: Experience,
  lang: Language,
): SuggestedResource[] {
  const said = `${need.title}。${need.text}`
  const pairs = countGrams(said, PAIRS)
  const phrasesOf = phrasesSharedWith(said, statistics)
  const isMeant = (name: string) => shareInCommon(pairs, countGrams(name, PAIRS), statistics) >= ENOUGH
  const meant = new Map(found.filter((row) => namesOf(row).some(isMeant)).map((row) => [row.id, row]))
  const candidates = [...meant.values()].map((row) => ({
    id: row.id,
    text: [...namesOf(row), row.summary, ...row.measures].join('。'),
  }))
  return rankForNeed(gramsOfNeed(need), candidates, statistics)
    .slice(0, MOST_SUGGESTED)
    .flatMap(({ id, score }) => {
      const row = meant.get(id)
      return row ? [{ ...presentResource(row, lang), words: phrasesOf(namesOf(row).join('。')), score }] : []
    })
}

const presentResource = (row: ResourceCandidate, lang: Language) => ({
  id: row.id,
  number: row.number,
  name: (lang === 'en' ? row.nameEn : null) ?? row.name,
  unit: bodyOf('unit', row.unitId, { zh: row.unitName, en: row.unitNameEn ?? row.unitName }, lang),
  url: `/resources/${row.id}`,
})
