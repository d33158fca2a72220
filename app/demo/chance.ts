import { hash } from 'node:crypto'

/** Chance that comes out the same each time, so that two builds of the demo agree to the last id. */
export interface Chance {
  /** A whole number from 0 up to, not including, `end`. */
  below(end: number): number
  /** A whole number from `low` to `high`. */
  between(low: number, high: number): number
  pick<T>(list: readonly T[]): T
  /** One of the list, as often as its weight says. */
  weighted<T extends { readonly weight: number }>(list: readonly T[]): T
  shuffled<T>(list: readonly T[]): T[]
  /** A UUIDv7 of that moment, in milliseconds. */
  id(moment: number): string
}

/** Each part of the demo has a name of its own here, so that a change in one leaves the others as they were. */
export function chanceOf(seed: number, part: string): Chance {
  const bits = bitsOf(Buffer.from(hash('sha256', `${seed} ${part}`), 'hex'))
  const below = (end: number) => Math.floor((bits() / 2 ** 32) * end)
  const pick = <T>(list: readonly T[]): T => {
    const found = list[below(list.length)]
    if (found === undefined) throw new Error(`The demo needs something to choose from: ${part}`)
    return found
  }
  return {
    below,
    between: (low, high) => low + below(high - low + 1),
    pick,
    weighted: (list) => pick(list.flatMap((one) => Array.from({ length: one.weight }, () => one))),
    shuffled: (list) =>
      list
        .map((one) => ({ one, order: bits() }))
        .toSorted((left, right) => left.order - right.order)
        .map(({ one }) => one),
    id: (moment) => uuid(moment, bits(), bits(), bits()),
  }
}

/** Chris Doty-Humphrey's sfc32: 32 bits at a time; a million ids need it fast, and nothing secret hangs on it. */
function bitsOf(seed: Buffer): () => number {
  let [a, b, c, d] = [seed.readInt32LE(0), seed.readInt32LE(4), seed.readInt32LE(8), 1]
  return () => {
    const sum = (((a + b) | 0) + d) | 0
    d = (d + 1) | 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) | 0
    c = (((c << 21) | (c >>> 11)) + sum) | 0
    return sum >>> 0
  }
}

const hex = (number: number, digits: number) => number.toString(16).padStart(digits, '0')

/** RFC 9562, 5.7: 48 bits of milliseconds, the version, 12 bits, the variant, 62 bits. */
function uuid(moment: number, first: number, second: number, third: number): string {
  const time = hex(moment, 12)
  const version = hex(0x7000 | (first & 0xfff), 4)
  const variant = hex(0x8000 | ((first >>> 12) & 0x3fff), 4)
  return `${time.slice(0, 8)}-${time.slice(8)}-${version}-${variant}-${hex(second, 8)}${hex(third & 0xffff, 4)}`
}
