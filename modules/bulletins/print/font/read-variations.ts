import { ByteReader } from './byte-reader.ts'

/** How far a glyph's points move at a weight. */
export interface Deltas {
  /** Null where every point is named, in order. */
  points: number[] | null
  dx: number[]
  dy: number[]
  /** By how much of it the weight moves them. */
  factor: number
}

/**
 * A weight between -1 and 1 as the font's tables count it (OpenType, `fvar` and `avar`), for a font with the one axis `wght`.
 */
export function normalWeight(tables: ReadonlyMap<string, Buffer>, weight: number): number {
  const fvar = tables.get('fvar')
  if (!fvar || fvar.readUInt16BE(8) !== 1) throw new Error('The font has no weights, or more than those')
  const axis = fvar.readUInt16BE(4)
  const [least, usual, most] = [4, 8, 12].map((at) => fvar.readInt32BE(axis + at) / 65_536)
  if (least === undefined || usual === undefined || most === undefined)
    throw new Error('The font has no weights')
  const plain = weight < usual ? (weight - usual) / (usual - least) : (weight - usual) / (most - usual)
  return bent(tables.get('avar'), plain)
}

/** Between two stops of `avar` the way is straight. */
function bent(avar: Buffer | undefined, plain: number): number {
  if (!avar) return plain
  const stop = (n: number) =>
    [avar.readInt16BE(10 + 4 * n) / 16_384, avar.readInt16BE(12 + 4 * n) / 16_384] as const
  for (let n = 1; n < avar.readUInt16BE(8); n++) {
    const [fromBefore, toBefore] = stop(n - 1)
    const [from, to] = stop(n)
    if (plain <= from) return toBefore + ((plain - fromBefore) * (to - toBefore)) / (from - fromBefore)
  }
  return plain
}

/** The moves of one glyph at a normal weight (OpenType, `gvar`, one axis); `pointCount` includes the four phantom points. */
export function readDeltas(gvar: Buffer, glyph: number, pointCount: number, weight: number): Deltas[] {
  const data = glyphData(gvar, glyph)
  if (data.length === 0) return []
  const header = new ByteReader(data)
  const counts = header.uint16()
  const body = new ByteReader(data.subarray(header.uint16()))
  const shared = counts & 0x8000 ? readPointNumbers(body) : null
  return Array.from({ length: counts & 0x0fff }, () => {
    const bytes = header.uint16()
    const index = header.uint16()
    const factor = factorOf(header, index, weight, gvar)
    const tuple = new ByteReader(body.take(bytes))
    const points = index & 0x2000 ? readPointNumbers(tuple) : shared
    const length = points?.length ?? pointCount
    return { points, dx: readRun(tuple, length), dy: readRun(tuple, length), factor }
  }).filter(({ factor }) => factor !== 0)
}

function glyphData(gvar: Buffer, glyph: number): Buffer {
  const isLong = (gvar.readUInt16BE(14) & 1) === 1
  const start = gvar.readUInt32BE(16)
  const offset = (n: number) => (isLong ? gvar.readUInt32BE(20 + 4 * n) : 2 * gvar.readUInt16BE(20 + 2 * n))
  return gvar.subarray(start + offset(glyph), start + offset(glyph + 1))
}

function factorOf(header: ByteReader, index: number, weight: number, gvar: Buffer): number {
  const sharedAt = gvar.readUInt32BE(8) + 2 * (index & 0x0fff)
  const peak = (index & 0x8000 ? header.int16() : gvar.readInt16BE(sharedAt)) / 16_384
  const hasRange = (index & 0x4000) !== 0
  const start = hasRange ? header.int16() / 16_384 : Math.min(peak, 0)
  const end = hasRange ? header.int16() / 16_384 : Math.max(peak, 0)
  if (peak === 0 || weight === peak) return 1
  if (weight <= start || weight >= end) return 0
  return weight < peak ? (weight - start) / (peak - start) : (end - weight) / (end - peak)
}

/** Null where the list is left out, which means every point. */
function readPointNumbers(reader: ByteReader): number[] | null {
  const first = reader.uint8()
  const count = first & 0x80 ? ((first & 0x7f) << 8) | reader.uint8() : first
  if (count === 0) return null
  const points: number[] = []
  let point = 0
  while (points.length < count) {
    const control = reader.uint8()
    for (let n = 0; n <= (control & 0x7f); n++)
      points.push((point += control & 0x80 ? reader.uint16() : reader.uint8()))
  }
  return points
}

function readRun(reader: ByteReader, length: number): number[] {
  const deltas: number[] = []
  while (deltas.length < length) {
    const control = reader.uint8()
    for (let n = 0; n <= (control & 0x3f); n++) {
      if (control & 0x80) deltas.push(0)
      else deltas.push(control & 0x40 ? reader.int16() : (reader.uint8() << 24) >> 24)
    }
  }
  return deltas
}
