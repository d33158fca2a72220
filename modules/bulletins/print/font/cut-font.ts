import { readFile } from 'node:fs/promises'
import { readCharacterMap } from './read-character-map.ts'
import { type Outline, readOutlines } from './read-outlines.ts'
import { normalWeight, readDeltas } from './read-variations.ts'
import { setWeight } from './set-weight.ts'
import { unpackWoff2 } from './unpack-woff2.ts'
import { type CutGlyph, writeFont } from './write-font.ts'

const PACKAGE = '@fontsource-variable/noto-serif-sc'
/** The mark of Chinese printers for a character that the type case lacks. */
const GETA = 0x3013

type DrawnGlyph = Omit<CutGlyph, 'codePoint'>

/** What stays blank on either side of a character, in thousandths of a square, where the font's own is not wanted. */
export type Sides = Readonly<Record<string, number>>

/** One of the hundred files into which the font is cut by ranges of Unicode. */
interface Piece {
  tables: Map<string, Buffer>
  characters: Map<number, number>
  outlines: Outline[]
  weight: number
}

/**
 * Noto Serif SC (a Song face, SIL Open Font License 1.1) as a TrueType font of these characters alone, at a weight
 * from 200 to 900. A character that it lacks is shown as 〓, under its own code, so that copied text stays true.
 */
export async function cutFont(characters: string, weight: number, sides: Sides = {}): Promise<Buffer> {
  const wanted = [...new Set(characters)].map((character) => character.codePointAt(0) ?? GETA)
  const drawn = await drawGlyphs([...wanted, GETA], weight)
  const geta = drawn.get(GETA)
  if (!geta) throw new Error('The font has no mark for a character that it lacks')
  const cut = wanted.map((codePoint) => {
    const glyph = drawn.get(codePoint) ?? geta
    const side = sides[String.fromCodePoint(codePoint)]
    return { ...(side === undefined ? glyph : trimmed(glyph, side)), codePoint }
  })
  const name = `NotoSerifSC-${weight}`
  // What all pieces share, and the first glyph, which stands for no character, are taken from one of them.
  const latin = await openPiece('latin', weight)
  return writeFont([{ ...drawGlyph(latin, 0), codePoint: undefined }, ...cut], name, latin.tables)
}

async function drawGlyphs(codePoints: readonly number[], weight: number): Promise<Map<number, DrawnGlyph>> {
  const names = await namesOfPieces()
  const drawn = new Map<number, DrawnGlyph>()
  // One piece after the other: between two files the server answers others, and only one fills memory.
  for (const name of new Set(codePoints.flatMap((codePoint) => names.get(codePoint) ?? []))) {
    const piece = await openPiece(name, weight)
    for (const codePoint of codePoints) {
      const glyph = piece.characters.get(codePoint)
      if (glyph !== undefined && !drawn.has(codePoint)) drawn.set(codePoint, drawGlyph(piece, glyph))
    }
  }
  return drawn
}

async function openPiece(name: string, weight: number): Promise<Piece> {
  const file = new URL(import.meta.resolve(`${PACKAGE}/files/noto-serif-sc-${name}-wght-normal.woff2`))
  const tables = unpackWoff2(await readFile(file))
  const [cmap, glyf] = [tables.get('cmap'), tables.get('glyf')]
  if (!cmap || !glyf) throw new Error(`The font's piece ${name} has no glyphs`)
  return {
    tables,
    characters: readCharacterMap(cmap),
    outlines: readOutlines(glyf),
    weight: normalWeight(tables, weight),
  }
}

function drawGlyph({ tables, outlines, weight }: Piece, glyph: number): DrawnGlyph {
  const outline = outlines[glyph]
  const [hhea, hmtx, gvar] = [tables.get('hhea'), tables.get('hmtx'), tables.get('gvar')]
  if (!outline || !hhea || !hmtx || !gvar) throw new Error('The font lacks a table or a glyph that it names')
  // Glyphs after the last advance width in the table share it.
  const advance = hmtx.readUInt16BE(4 * Math.min(glyph, hhea.readUInt16BE(34) - 1))
  return setWeight(outline, advance, readDeltas(gvar, glyph, outline.points.length + 4, weight))
}

function trimmed({ outline }: DrawnGlyph, side: number): DrawnGlyph {
  const xs = outline.points.map(({ x }) => x)
  const [left, right] = [Math.min(...xs) - side, Math.max(...xs) + side]
  const points = outline.points.map((point) => ({ ...point, x: point.x - left }))
  return { outline: { ...outline, points }, advance: right - left }
}

let names: Promise<Map<number, string>> | undefined

/** Which piece is said to hold a character; kept, since reading the list takes as long as a page. */
async function namesOfPieces(): Promise<Map<number, string>> {
  names ??= readNames()
  return names
}

async function readNames(): Promise<Map<number, string>> {
  const list = await readFile(new URL(import.meta.resolve(`${PACKAGE}/unicode.json`)), 'utf8')
  const found = new Map<number, string>()
  for (const [, name = '', ranges = ''] of list.matchAll(/"\[?([\w-]+)\]?": *"([^"]*)"/g))
    for (const range of ranges.split(',')) {
      const [start = 0, end = start] = range
        .replace('U+', '')
        .split('-')
        .map((code) => Number.parseInt(code, 16))
      for (let codePoint = start; codePoint <= end; codePoint++) found.set(codePoint, name)
    }
  return found
}
