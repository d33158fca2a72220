import type { CityPack } from '#app/city-pack.ts'
import type { Demo } from '#app/demo-pack.ts'
import { codeProblems } from '#modules/network/public.ts'
import type { Chance } from './chance.ts'

export type Sort = 'institutes' | 'enterprises'

export interface InventedUnit {
  readonly kind: string
  readonly name: string
  readonly nameEn: string
  readonly creditCode: string
  readonly industryCode: string | null
  readonly placeCode: string | null
  /** What its party organisation is called. */
  readonly organisation: string
}

/** A source of units that do not exist, no two of which share a brand or a code. */
export function unitsFrom(pack: CityPack, demo: Demo, chance: Chance) {
  const { names } = demo
  const brands = chance.shuffled(
    names.brandFirst.flatMap((first) => names.brandSecond.map((second) => [first, second] as const)),
  )
  const communities = pack.places.subdistricts.flatMap((subdistrict) => subdistrict.communities)
  const codes = new Set<string>()
  const patternsOf = (sort: Sort) =>
    names.units.filter(({ kind }) => {
      const { countsAs } = pack.unitKinds.find((own) => own.key === kind) ?? {}
      return countsAs === (sort === 'institutes' ? 'institute' : 'enterprise')
    })
  const patterns = { institutes: patternsOf('institutes'), enterprises: patternsOf('enterprises') }

  return (sort: Sort, committee: Demo['committees'][number]): InventedUnit => {
    const [first, second] = brands.pop() ?? []
    if (!first || !second) throw new Error('The demo has more units than its syllables make brands')
    const { kind, pattern, industry } = chance.weighted(patterns[sort])
    const trade = chance.pick(committee.trades)
    const zh = filled(pattern.zh, first.zh + second.zh, trade.zh)
    const en = filled(pattern.en, first.en + second.en, trade.en)
    const creditCode = newCreditCode(sort, pack.city.code, codes, chance)
    codes.add(creditCode)
    return {
      kind,
      name: `${zh}${names.mark.zh}`,
      nameEn: `${en} ${names.mark.en}`,
      creditCode,
      industryCode: industry ?? (sort === 'enterprises' ? committee.industry : null),
      placeCode: communities.length === 0 ? null : chance.pick(communities).code,
      organisation: names.organisation.replace('{unit}', zh) + names.mark.zh,
    }
  }
}

const filled = (pattern: string, brand: string, trade: string) =>
  pattern.replace('{brand}', brand).replace('{trade}', trade)

/** GB 32100, 4.2: who registered the unit, and as what. */
const REGISTERED = { institutes: '12', enterprises: '91' }
const DIGITS = '0123456789ABCDEFGHJKLMNPQRTUWXY'

/** Tries all pairs of check characters: which one is right is known in one place only, and that judges, not counts. */
function newCreditCode(sort: Sort, region: string, taken: ReadonlySet<string>, chance: Chance): string {
  for (;;) {
    const body = Array.from({ length: 6 }, () => DIGITS.charAt(chance.below(DIGITS.length))).join('')
    const stem = `${REGISTERED[sort]}${region}MA${body}`
    for (const inner of '0123456789X')
      for (const outer of DIGITS) {
        const code = stem + inner + outer
        const isRight = codeProblems({ creditCode: code, rorId: null, industryCode: null }).length === 0
        if (isRight && !taken.has(code)) return code
      }
  }
}
