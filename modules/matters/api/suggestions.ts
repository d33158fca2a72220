import type { Language } from '#platform/contract.ts'
import { implement } from '#platform/http.ts'
import { indexTexts } from '#platform/ranking/find-texts.ts'
import { countGrams } from '#platform/ranking/grams.ts'
import { gramsOfNeed, type Need } from '#platform/ranking/rank-for-need.ts'
import { phrasesSharedWith } from '#platform/ranking/shared-phrases.ts'
import { shareInCommon, tellingGrams } from '#platform/ranking/telling-grams.ts'
import { textIn } from '#platform/texts.ts'
import { mattersAccess } from '../access.ts'
import { type SimilarMatter, suggestionContract } from '../contract.ts'
import { findClosedMatters, listOwnOpen, listUsualHelpers, type SimilarRow } from '../queries/candidates.ts'
import { listKinds } from '../queries/kinds.ts'
import { getMatter } from '../queries/matters.ts'
import { numberOf } from '../rules/matter-number.ts'
import { candidatesFor } from './candidates-for.ts'
import { type Experience, experienceOf } from './experience.ts'
import { handlersFor } from './handlers-for.ts'
import { findResources } from '../queries/resources.ts'
import { placesFor, surroundingsOf } from './places-for.ts'
import { subjectOf } from './present.ts'
import { resourcesFor } from './resources-for.ts'

const PAIRS = [2]
const MOST_READ = 200
const MOST_UNITS_READ = 300
const MOST_SIMILAR = 10
const MOST_KINDS = 5
/** What is said in a matter's text is said at its beginning. */
const READ_OF_TEXT = 1_000
/** One's own that share this much of what either says are probably the same need. */
const SAME = 0.4
const MOST_OWN_SHOWN = 3

export const suggestionApi = implement(suggestionContract, {
  suggestHandlers: async ({ params, query: { lang } }, { db, actor, now }) => {
    const matter = await getMatter(db, actor, params.id)
    mattersAccess.require('matters.suggest', actor, subjectOf(matter))
    const need = { title: matter.title, text: matter.description }
    const experience = await experienceOf(db, now)
    const { units, matters } = experience
    const pairs = countGrams(`${need.title} ${need.text}`, PAIRS)
    const inMatters = tellingGrams(pairs, matters.statistics, {
      population: matters.count,
      most: MOST_READ,
    })
    const inUnits = tellingGrams(gramsOfNeed(need), units.offered, {
      population: units.count,
      most: MOST_UNITS_READ,
    })
    // Each waits for the database, none for another: one after another they would take three times as long.
    const [closed, found, usual, kinds, surroundings, shared] = await Promise.all([
      findClosedMatters(db, actor, inMatters, matter.id),
      candidatesFor(db, inUnits),
      listUsualHelpers(db, matter.kind.key),
      listKinds(db),
      surroundingsOf(db, matter),
      findResources(db, inUnits),
    ])
    const similar = mostSimilar(need, closed)
    const past = similar.map((row) => ({ id: row.id, called: `${numberOf(row)} ${row.title}` }))
    const names = new Map(kinds.map(({ key, name }) => [key, name]))
    return {
      kinds: experience
        .kindsOf(need)
        .flatMap(({ label, share }) => {
          const name = names.get(label)
          return name === undefined ? [] : [{ key: label, name: textIn(name, lang), score: share }]
        })
        .slice(0, MOST_KINDS),
      handlers: await handlersFor(db, matter, need, { past, usual, found }, experience, lang),
      similar: presentSimilar(need, similar, experience, lang),
      places: placesFor(need, found, surroundings, lang),
      resources: resourcesFor(need, shared, experience, lang),
    }
  },

  listSimilarOwn: async ({ body: { text } }, { db, actor, now }) => {
    if (actor.personId === null) return { items: [] }
    const { statistics } = (await experienceOf(db, now)).matters
    const sought = countGrams(text, PAIRS)
    const phrasesOf = phrasesSharedWith(text, statistics)
    const items = (await listOwnOpen(db, actor.personId))
      .map((row) => ({ row, said: `${row.title} ${row.description}` }))
      .map(({ row, said }) => ({
        row,
        said,
        share: shareInCommon(sought, countGrams(said, PAIRS), statistics),
      }))
      .filter(({ share }) => share >= SAME)
      .toSorted((a, b) => b.share - a.share)
      .slice(0, MOST_OWN_SHOWN)
      .map(({ row, said }) => ({ ...shown(row), outcome: null, words: phrasesOf(said) }))
    return { items }
  },
})

const shown = (row: { id: string; number: number; title: string }) => ({
  id: row.id,
  number: numberOf(row),
  title: row.title,
  url: `/work/matters/${row.id}`,
})

/** What came of a matter is part of what it says: that is what helps the next one. */
const saidIn = ({ title, description, words }: SimilarRow): string =>
  `${title}。${description.slice(0, READ_OF_TEXT)}。${words ?? ''}`

function mostSimilar({ title, text }: Need, rows: readonly SimilarRow[]): SimilarRow[] {
  const find = indexTexts(rows.map((row) => ({ id: row.id, text: saidIn(row) })))
  const byId = new Map(rows.map((row) => [row.id, row]))
  return find(`${title}。${text.slice(0, READ_OF_TEXT)}`)
    .slice(0, MOST_SIMILAR)
    .flatMap(({ id }) => byId.get(id) ?? [])
}

function presentSimilar(
  { title, text }: Need,
  rows: readonly SimilarRow[],
  { matters }: Experience,
  lang: Language,
): SimilarMatter[] {
  const phrasesOf = phrasesSharedWith(`${title} ${text}`, matters.statistics)
  return rows.map((row) => {
    const outcome = row.kind.outcomes.find(({ key }) => key === row.outcome)
    return {
      ...shown(row),
      outcome: outcome ? textIn(outcome.name, lang) : null,
      words: phrasesOf(saidIn(row)),
    }
  })
}
