import { ByteReader } from './byte-reader.ts'

export interface Point {
  x: number
  y: number
  isOnCurve: boolean
}

/** A glyph's contours, one after the other; `ends` are the places of their last points. */
export interface Outline {
  ends: number[]
  points: Point[]
}

const COMPOSITE = 0xffff // as a number of contours

/**
 * Every glyph of a `glyf` table as WOFF2 takes it apart (W3C WOFF 2.0, 5.1), without hinting.
 * Throws for glyphs made of other glyphs: the Han fonts for which this is made have none.
 */
export function readOutlines(packed: Buffer): Outline[] {
  const reader = new ByteReader(packed)
  reader.take(4)
  const glyphCount = reader.uint16()
  reader.take(2)
  const lengths = Array.from({ length: 7 }, () => reader.uint32())
  const [contours, ends, flags, points] = lengths.map((length) => new ByteReader(reader.take(length)))
  if (!contours || !ends || !flags || !points) throw new Error('The font has no outlines')
  return Array.from({ length: glyphCount }, () => {
    const count = contours.uint16()
    if (count === COMPOSITE) throw new Error('The font has glyphs that are made of others')
    return count === 0 ? { ends: [], points: [] } : readOutline(count, ends, flags, points)
  })
}

function readOutline(contours: number, ends: ByteReader, flags: ByteReader, distances: ByteReader): Outline {
  let last = -1
  const contourEnds = Array.from({ length: contours }, () => (last += ends.packed16()))
  let [x, y] = [0, 0]
  const points = Array.from({ length: last + 1 }, () => {
    const flag = flags.uint8()
    const { dx, dy } = readDistance(flag & 0x7f, distances)
    return { x: (x += dx), y: (y += dy), isOnCurve: flag < 0x80 }
  })
  distances.packed16() // the length of hinting instructions, which stand in a stream of their own
  return { ends: contourEnds, points }
}

/** W3C WOFF 2.0, 5.2: how far a point lies from the one before, in one of 128 forms. */
function readDistance(form: number, bytes: ByteReader): { dx: number; dy: number } {
  const signed = (bit: number, distance: number) => ((form >> bit) & 1 ? distance : -distance)
  if (form < 10) return { dx: 0, dy: signed(0, ((form & 14) << 7) + bytes.uint8()) }
  if (form < 20) return { dx: signed(0, (((form - 10) & 14) << 7) + bytes.uint8()), dy: 0 }
  if (form < 84) {
    const base = form - 20
    const both = bytes.uint8()
    const dx = signed(0, 1 + (base & 0x30) + (both >> 4))
    return { dx, dy: signed(1, 1 + ((base & 0x0c) << 2) + (both & 0x0f)) }
  }
  if (form < 120) {
    const base = form - 84
    const dx = signed(0, 1 + (Math.floor(base / 12) << 8) + bytes.uint8())
    return { dx, dy: signed(1, 1 + (((base % 12) >> 2) << 8) + bytes.uint8()) }
  }
  if (form < 124) {
    const [first, second, third] = [bytes.uint8(), bytes.uint8(), bytes.uint8()]
    const dx = signed(0, (first << 4) + (second >> 4))
    return { dx, dy: signed(1, ((second & 0x0f) << 8) + third) }
  }
  const dx = signed(0, bytes.uint16())
  return { dx, dy: signed(1, bytes.uint16()) }
}
