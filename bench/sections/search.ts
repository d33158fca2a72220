import type { Bench } from '../bench-run.ts'
import { compareReads } from '../compare.ts'
import { openCityOfUnits } from '../data/units.ts'
import { readPack } from '../data/city.ts'
import { heading } from '../report.ts'

const RARE_WORDS = 20

/** Two characters among 200,000 units: words that many names have, and brands that 64 of them have. */
export async function benchSearch({ server, pace }: Bench): Promise<void> {
  heading('Search for two characters in 200,000 units')
  const { appUrl } = await openCityOfUnits(server)
  const { demo } = await readPack()
  const first = demo?.names.brandFirst ?? []
  const second = demo?.names.brandSecond ?? []
  const brands = Array.from(
    { length: RARE_WORDS },
    (_, n) => `${first[n]?.zh}${second[(n * 7) % second.length]?.zh}`,
  )
  const pathOf = (word: string) => `/units?q=${encodeURIComponent(word)}`
  await compareReads('search frequent', appUrl, ['科技', '有限', '公司', '生物'].map(pathOf), pace)
  await compareReads('search rare', appUrl, brands.map(pathOf), pace)
}
