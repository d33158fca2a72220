import type { Language } from '#platform/contract.ts'
import { countGrams, rarityOf } from '#platform/ranking/grams.ts'
import { gramsOfNeed, type Need, rankForNeed } from '#platform/ranking/rank-for-need.ts'
import { phrasesSharedWith } from '#platform/ranking/shared-phrases.ts'
import type { SuggestedResource } from '../contract.ts'
import type { ResourceCandidate } from '../queries/resources.ts'
import type { Experience } from './experience.ts'
import { bodyOf } from './named-body.ts'

const PAIRS = [2]
const MOST_SUGGESTED = 3
/**
 * What the need says of a name, rare pairs of characters more than frequent ones: one that no unit says of itself is 1.
 * Less is a word that very many have, such as 系统. A share of the name would leave out all with long ones.
 */
const ENOUGH = 0.9

const namesOf = ({ name, nameEn }: ResourceCandidate): string[] => (nameEn === null ? [name] : [name, nameEn])

/** Shared resources that are called what a need is about; the words are what both say. */
export function resourcesFor(
  need: Need,
  found: readonly ResourceCandidate[],
  { units: { offered, statistics } }: Experience,
  lang: Language,
): SuggestedResource[] {
  const said = `${need.title}。${need.text}`
  const pairs = countGrams(said, PAIRS)
  const phrasesOf = phrasesSharedWith(said, statistics)
  const rarest = rarityOf('', offered)
  const isMeant = (name: string) => {
    const shared = [...countGrams(name, PAIRS).keys()].filter((pair) => pairs.has(pair))
    return shared.reduce((sum, pair) => sum + (rarityOf(pair, offered) / rarest) ** 2, 0) >= ENOUGH
  }
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
