// What corrections and statements have in common as readers see them.
import type { Actor } from '#platform/access.ts'
import type { Language } from '#platform/contract.ts'
import { textIn } from '#platform/texts.ts'
import { correctionsAccess } from '../access.ts'
import type { FigureRef, WhoActed } from '../contract.ts'
import type { Proposal } from '../queries/corrections.ts'
import type { CountingUnit, FigureOfFact } from '../queries/facts.ts'
import type { ActedUnder } from '../queries/who-acted.ts'
import { isOpen } from '../rules.ts'

/** For whom, and in which language. */
export interface Reading {
  actor: Actor
  lang: Language
}

export const presentUnit = (id: string | null, name: string | null, nameEn: string | null, lang: Language) =>
  id === null || name === null
    ? null
    : { id, name: lang === 'en' ? (nameEn ?? name) : name, url: `/network/units/${id}` }

export const presentPlace = (code: string | null, name: unknown, lang: Language) =>
  code === null ? null : { code, name: textIn(name, lang) }

/** The counting unit agrees in English with the quantity that it follows. */
export const presentFigure = (
  { key, title, countingUnit }: Pick<FigureOfFact, 'key' | 'title' | 'countingUnit'>,
  quantity: number,
  lang: Language,
): FigureRef => ({
  key,
  title: textIn(title, lang),
  countingUnit: unitFor(countingUnit, quantity, lang),
  url: `/figures/${key}`,
})

const unitFor = (unit: CountingUnit, quantity: number, lang: Language): string =>
  lang === 'en' ? unit.en[Math.abs(quantity) === 1 ? 0 : 1] : textIn(unit, lang)

type Acted = Pick<WhoActed, 'at' | 'post' | 'person'>

/** Everybody reads under which post it was done; names are for colleagues. */
function presentWho(at: Date, by: string, under: ActedUnder, isColleague: boolean, lang: Language): Acted {
  return {
    at: at.toISOString(),
    post: { role: textIn(under.role, lang), body: under.body === null ? null : textIn(under.body, lang) },
    person: isColleague ? { id: by, name: under.name } : null,
  }
}

export function presentProposal(row: Proposal, isColleague: boolean, lang: Language) {
  const { decidedBy, decidedAt, decider } = row
  return {
    id: row.id,
    state: row.state,
    proposed: presentWho(row.proposedAt, row.proposedBy, row.proposer, isColleague, lang),
    decided:
      decidedBy !== null && decidedAt !== null && decider !== null
        ? { ...presentWho(decidedAt, decidedBy, decider, isColleague, lang), reason: row.decisionReason }
        : null,
    version: row.version,
  }
}

/** What this reader may do with a proposal that is still open. */
export function stepsFor(
  kind: 'corrections' | 'statements',
  row: Proposal & { committeeId: string | null },
  actor: Actor,
) {
  const may = (verb: 'decide' | 'withdraw') =>
    isOpen(row.state) && correctionsAccess.can(`${kind}.${verb}`, actor, row)
  return { confirm: may('decide'), refuse: may('decide'), withdraw: may('withdraw') }
}
