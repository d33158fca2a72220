import type { Outline } from './read-outlines.ts'

export interface CutGlyph {
  outline: Outline
  advance: number
  /** The character that it shows; undefined for the first glyph, which stands for none. */
  codePoint: number | undefined
}

/**
 * A TrueType font of these glyphs in this order (OpenType). `model` gives what they have in common: height of
 * lines, units, class. Checksums stay zero: the font goes into a PDF, where nobody reads them.
 */
export function writeFont(
  glyphs: readonly CutGlyph[],
  name: string,
  model: ReadonlyMap<string, Buffer>,
): Buffer {
  const outlines = glyphs.map(({ outline }) => writeOutline(outline))
  const tables: [tag: string, table: Buffer][] = [
    ['OS/2', copyOf(model, 'OS/2')],
    ['cmap', writeCharacterMap(glyphs)],
    ['glyf', Buffer.concat(outlines)],
    ['head', writeHead(glyphs, copyOf(model, 'head'))],
    ['hhea', written(copyOf(model, 'hhea'), [[34, glyphs.length]])],
    ['hmtx', Buffer.concat(glyphs.map(({ outline, advance }) => words(advance, leftOf(outline))))],
    ['loca', writePlaces(outlines)],
    ['maxp', writeMaxima(glyphs, copyOf(model, 'maxp'))],
    [
      'name',
      Buffer.concat([
        words(0, 1, 18, 3, 1, 0x409, 6, 2 * name.length, 0),
        Buffer.from(name, 'utf16le').swap16(),
      ]),
    ],
    ['post', written(Buffer.alloc(32), [[0, 3]])],
  ]
  return joinTables(tables)
}

/** A row of 16-bit numbers, as most of the format is. */
function words(...values: number[]): Buffer {
  const row = Buffer.alloc(2 * values.length)
  for (const [n, value] of values.entries()) row.writeUInt16BE(value & 0xffff, 2 * n)
  return row
}

function copyOf(model: ReadonlyMap<string, Buffer>, tag: string): Buffer {
  const table = model.get(tag)
  if (!table) throw new Error(`The font has no table ${tag}`)
  return Buffer.from(table)
}

function written(table: Buffer, values: [at: number, value: number][]): Buffer {
  for (const [at, value] of values) words(value).copy(table, at)
  return table
}

function leftOf({ points }: Outline): number {
  return points.length === 0 ? 0 : Math.min(...points.map(({ x }) => x))
}

/** xMin, yMin, xMax, yMax of all points, those off the curve too, as the format wants it. */
function boxOf(points: Outline['points']): number[] {
  const [xs, ys] = [points.map(({ x }) => x), points.map(({ y }) => y)]
  return [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)]
}

/** Two bytes for every distance, the plainest of the forms: a PDF packs its fonts anyway. */
function writeOutline({ ends, points }: Outline): Buffer {
  if (points.length === 0) return Buffer.alloc(0)
  const flags = Buffer.from(points.map(({ isOnCurve }) => (isOnCurve ? 1 : 0)))
  const distances = (axis: 'x' | 'y') => points.map((point, n) => point[axis] - (points[n - 1]?.[axis] ?? 0))
  const head = words(ends.length, ...boxOf(points), ...ends, 0)
  const glyph = [head, flags, words(...distances('x'), ...distances('y'))]
  // Glyphs begin at even places.
  return Buffer.concat(flags.length % 2 === 0 ? glyph : [...glyph, Buffer.alloc(1)])
}

function writePlaces(outlines: readonly Buffer[]): Buffer {
  const places = Buffer.alloc(4 * (outlines.length + 1))
  let place = 0
  for (const [n, { length }] of outlines.entries()) places.writeUInt32BE((place += length), 4 * (n + 1))
  return places
}

function writeHead(glyphs: readonly CutGlyph[], head: Buffer): Buffer {
  const box = boxOf(glyphs.flatMap(({ outline }) => boxCorners(outline)))
  const longPlaces = 1
  return written(head, [...box.map((value, n): [number, number] => [36 + 2 * n, value]), [50, longPlaces]])
}

/** Two points instead of all: a font holds a hundred thousand, too many for one call. */
function boxCorners({ points }: Outline): Outline['points'] {
  if (points.length === 0) return []
  const [xMin = 0, yMin = 0, xMax = 0, yMax = 0] = boxOf(points)
  return [
    { x: xMin, y: yMin, isOnCurve: true },
    { x: xMax, y: yMax, isOnCurve: true },
  ]
}

function writeMaxima(glyphs: readonly CutGlyph[], maxp: Buffer): Buffer {
  const most = (count: (outline: Outline) => number) =>
    Math.max(...glyphs.map(({ outline }) => count(outline)))
  return written(maxp, [
    [4, glyphs.length],
    [6, most(({ points }) => points.length)],
    [8, most(({ ends }) => ends.length)],
  ])
}

/** Format 12, one group for each character: the only format with room for all of Unicode. */
function writeCharacterMap(glyphs: readonly CutGlyph[]): Buffer {
  const groups = glyphs
    .flatMap(({ codePoint }, glyph) => (codePoint === undefined ? [] : { codePoint, glyph }))
    .toSorted((a, b) => a.codePoint - b.codePoint)
  const map = Buffer.alloc(28 + 12 * groups.length)
  words(0, 1, 3, 10, 0, 12, 12).copy(map)
  map.writeUInt32BE(map.length - 12, 16)
  map.writeUInt32BE(groups.length, 24)
  for (const [n, { codePoint, glyph }] of groups.entries())
    for (const [part, value] of [codePoint, codePoint, glyph].entries())
      map.writeUInt32BE(value, 28 + 12 * n + 4 * part)
  return map
}

function joinTables(tables: readonly [tag: string, table: Buffer][]): Buffer {
  const header = Buffer.alloc(12 + 16 * tables.length)
  words(1, 0, tables.length).copy(header)
  const parts: Buffer[] = [header]
  let place = header.length
  for (const [n, [tag, table]] of tables.entries()) {
    const entry = 12 + 16 * n
    header.write(tag, entry, 'latin1')
    header.writeUInt32BE(place, entry + 8)
    header.writeUInt32BE(table.length, entry + 12)
    const padding = Buffer.alloc(-table.length & 3)
    parts.push(table, padding)
    place += table.length + padding.length
  }
  return Buffer.concat(parts)
}
