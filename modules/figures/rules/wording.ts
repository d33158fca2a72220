export type WordingStyle = 'exact' | 'rounded' | 'hours'

/** The word that is counted: a Chinese measure word or noun, and the English noun for one and for many. */
export interface CountedUnit {
  readonly zh: string
  readonly en: readonly [singular: string, plural: string]
}

/**
 * A count as people speak: 353 → `350余名`, 496 → `近500支`, 13,024 → `1.3万人`, 1,003,482 → `百万余人次`.
 * A rounded wording names at most the value, never more, save that `近` and `nearly` name the next round number.
 * `hours` says minutes in hours, rounded; what is less than an hour, in minutes.
 */
export function wordingOf(
  value: number,
  style: WordingStyle,
  unit: CountedUnit,
  language: 'zh' | 'en',
): string {
  if (style === 'hours' && value >= MINUTES_PER_HOUR)
    return wordingOf(Math.floor(value / MINUTES_PER_HOUR), 'rounded', HOURS, language)
  const isExact = style === 'exact'
  if (language === 'zh') return (isExact ? String(value) : chinese(roundedAsSpoken(value))) + unit.zh
  const number = isExact ? grouped.format(value) : english(roundedAsSpoken(value))
  return `${number} ${value === 1 ? unit.en[0] : unit.en[1]}`
}

const MINUTES_PER_HOUR = 60
const HOURS: CountedUnit = { zh: '小时', en: ['hour', 'hours'] }

/** How the number that is said stands to the value: the value, just above it, below it, or a decimal's width below it. */
type Nearness = 'exactly' | 'nearly' | 'over' | 'about'
interface Spoken {
  nearness: Nearness
  number: number
}

/** Small counts are of people and things that one could name; rounding them would sound careless. */
const SMALLEST_ROUNDED = 100
/** Beyond one per cent below a round number, `近` would flatter. */
const NEARLY_PERCENT = 1

const WAN = 10_000
const YI = 100_000_000
/** The place that a Chinese number is told in: ones, 万 or 亿. */
const scaleOf = (number: number): number => (number >= YI ? YI : number >= WAN ? WAN : 1)
/** The place of the second digit, where the wording stops. */
const stepOf = (number: number): number => 10 ** (Math.floor(number).toString().length - 2)

function roundedAsSpoken(value: number): Spoken {
  if (value < SMALLEST_ROUNDED) return { nearness: 'exactly', number: value }
  const step = stepOf(value)
  const floor = Math.floor(value / step) * step
  if (floor === value) return { nearness: 'exactly', number: value }

  const firstPlace = step * 10
  const nextRound = (Math.floor(value / firstPlace) + 1) * firstPlace
  if ((nextRound - value) * 100 <= nextRound * NEARLY_PERCENT)
    return { nearness: 'nearly', number: nextRound }
  // A decimal already says that the number is cut: 1.3万, not 1.3万余.
  return { nearness: floor % scaleOf(floor) === 0 ? 'over' : 'about', number: floor }
}

/** Said without a one before them. */
const BARE = new Map([
  [1_000_000, '百万'],
  [10_000_000, '千万'],
])

function chinese({ nearness, number }: Spoken): string {
  const bare = BARE.get(number)
  const scale = scaleOf(number)
  const digits = bare ? '' : String(number / scale)
  const place = bare ?? (scale === YI ? '亿' : scale === WAN ? '万' : '')
  if (nearness === 'nearly') return `近${digits}${place}`
  if (nearness !== 'over') return digits + place
  // 余 stands before 万 where whole 万 are left out (120余万), after it where less than one 万 is (2万余).
  return digits && stepOf(number) > scale ? `${digits}余${place}` : `${digits}${place}余`
}

const ENGLISH_BEFORE: Record<Nearness, string> = {
  exactly: '',
  nearly: 'nearly ',
  over: 'more than ',
  about: 'about ',
}
const grouped = new Intl.NumberFormat('en')
const MILLION = 1_000_000
const BILLION = 1_000_000_000

function english({ nearness, number }: Spoken): string {
  const large = number >= BILLION ? 'billion' : 'million'
  const digits = number / (number >= BILLION ? BILLION : MILLION)
  const said =
    digits < 1 ? grouped.format(number) : digits === 1 ? `a ${large}` : `${grouped.format(digits)} ${large}`
  return ENGLISH_BEFORE[nearness] + said
}
