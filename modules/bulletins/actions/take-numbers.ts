import { atOneMoment, readFigures } from '#modules/figures/public.ts'
import type { Figure } from '#modules/figures/contract.ts'
import { visitor } from '#platform/access.ts'
import type { Db } from '#platform/db.ts'
import { InvalidInput, refused } from '#platform/problem.ts'
import type { Content } from '../contract.ts'
import { getMoment, type Moment } from '../queries/publish.ts'
import type { NumberRow, Said } from '../queries/published.ts'
import { exactWording } from '../rules/exact-wording.ts'
import { allPlacements, numbersOf } from '../rules/draft-text.ts'

export interface TakenNumbers {
  moment: Moment
  /** In the order of their footnotes. */
  numbers: Omit<NumberRow, 'note'>[]
}

/**
 * The numbers that a text places, all as they stand at one moment; those without a day of their own as of
 * `publishedOn`. Takes a pool, for the moment needs a transaction of its own. A figure that the city does not have is
 * refused by its place.
 */
export const takeNumbers = (db: Db, content: Content, publishedOn: string): Promise<TakenNumbers> =>
  atOneMoment(db, async (moment) => {
    const wanted = numbersOf(content, publishedOn)
    const days = new Map<string, FiguresOfDay>()
    for (const day of new Set(wanted.map((number) => number.day))) days.set(day, await readDay(moment, day))
    const numbers = wanted.flatMap(({ figure, day }) => {
      const { zh, en } = days.get(day)?.get(figure) ?? {}
      if (!zh || !en) return []
      const said = { zh: saidOf(zh, 'zh'), en: saidOf(en, 'en') }
      return [{ figure, day, kind: zh.kind, value: zh.value, said }]
    })
    refuseUnknown(content, new Set(numbers.map(({ figure }) => figure)))
    return { moment: await getMoment(moment), numbers }
  })

/** Refuses figures that the city does not count, each by its place in the text. */
export async function checkFigures(db: Db, content: Content, today: string): Promise<void> {
  if (allPlacements(content).length === 0) return
  const figures = await readFigures(db, { asOf: today, lang: 'zh-Hans', actor: visitor })
  refuseUnknown(content, new Set(figures.map(({ key }) => key)))
}

function refuseUnknown(content: Content, known: ReadonlySet<string>): void {
  const problems = allPlacements(content)
    .filter(({ placed }) => !known.has(placed.figure))
    .map(({ place }) => ({ field: `${place}.figure`, code: 'unknown_figure', in: 'body' as const }))
  if (problems.length > 0) throw refused(InvalidInput, { problems })
}

type FiguresOfDay = Map<string, { zh?: Figure; en?: Figure }>

async function readDay(db: Db, asOf: string): Promise<FiguresOfDay> {
  const chinese = await readFigures(db, { asOf, lang: 'zh-Hans', actor: visitor })
  const english = await readFigures(db, { asOf, lang: 'en', actor: visitor })
  const byKey = new Map(english.map((figure) => [figure.key, figure]))
  return new Map(chinese.map((zh) => [zh.key, { zh, en: byKey.get(zh.key) ?? zh }]))
}

const saidOf = ({ title, rule, wording, value, countingUnit }: Figure, lang: 'zh' | 'en'): Said => ({
  title,
  rule,
  worded: wording,
  exact: exactWording(value, countingUnit, lang),
})
