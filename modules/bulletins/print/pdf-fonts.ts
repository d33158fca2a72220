import { readFile } from 'node:fs/promises'
import { create } from 'fontkit'
import subsetFont from 'subset-font'
import type { Face } from './break-lines.ts'

const PACKAGE = '@fontsource-variable/noto-serif-sc'
const WEIGHTS: Record<Face, number> = { plain: 400, bold: 700 }
/** Makes one stroke of the two characters of a dash. */
const DASHES = 'ccmp'
/** Noto Serif SC draws them a Han character wide. English takes them from the fonts that every PDF reader has. */
const WESTERN = '‘’“”…'
const WESTERN_FONTS: Record<Face, string> = { plain: 'Times-Roman', bold: 'Times-Bold' }
/** The mark of Chinese printers for a character that the type case lacks. */
export const GETA = '〓'

/** The name under which the document knows the font that has this mark; undefined where there is none. */
export type FontOf = (mark: string, face: Face) => string | undefined

/**
 * Registers Noto Serif SC (a Song face, SIL Open Font License 1.1) with the document, cut to these characters. It comes
 * in a hundred files by ranges of Unicode, and each of them that is needed stays a font of its own.
 */
export async function registerFonts(
  pdf: PDFKit.PDFDocument,
  letters: Readonly<Record<Face, string>>,
  isChinese: boolean,
): Promise<FontOf> {
  const pieces = await readPieces()
  const names: Record<Face, Map<string, string>> = { plain: new Map(), bold: new Map() }
  for (const face of ['plain', 'bold'] as const) {
    const wanted = [...new Set(letters[face] + GETA)]
    // One after the other: the library takes no two at once.
    for (const piece of pieces) {
      const missing = wanted.filter(
        (character) => !names[face].has(character) && isSaidToHave(piece, character),
      )
      if (missing.length === 0) continue
      const whole = await readFile(fileOf(`files/noto-serif-sc-${piece.name}-wght-normal.woff2`))
      const present = charactersIn(whole, missing)
      if (present.length === 0) continue
      const name = `${face} ${piece.name}`
      pdf.registerFont(name, await cut(whole, present, face))
      for (const character of present) names[face].set(character, name)
    }
  }
  return (mark, face) => {
    if (!isChinese && WESTERN.includes(mark)) return WESTERN_FONTS[face]
    return names[face].get(String.fromCodePoint(codePointOf(mark)))
  }
}

/** Those of the characters that the font has: the package's list names others, too, and some for two pieces. */
function charactersIn(font: Buffer, characters: readonly string[]): string[] {
  const glyphs = create(font)
  return characters.filter((character) => glyphs.hasGlyphForCodePoint(codePointOf(character)))
}

async function cut(font: Buffer, characters: readonly string[], face: Face): Promise<Buffer> {
  return subsetFont(font, characters.join(''), {
    targetFormat: 'truetype',
    keepFeatures: [DASHES],
    variationAxes: { wght: WEIGHTS[face] },
  })
}

function fileOf(path: string): URL {
  return new URL(import.meta.resolve(`${PACKAGE}/${path}`))
}

interface Piece {
  name: string
  ranges: [start: number, end: number][]
}

/** The package's list: `"[4]": "U+1f21a,U+1f234-1f237"`. */
async function readPieces(): Promise<Piece[]> {
  const list = await readFile(fileOf('unicode.json'), 'utf8')
  return Object.entries<string>(JSON.parse(list)).map(([key, ranges]) => ({
    name: key.replaceAll(/[[\]]/g, ''),
    ranges: ranges.split(',').map((range) => {
      const [start = 0, end = start] = range
        .replace('U+', '')
        .split('-')
        .map((code) => Number.parseInt(code, 16))
      return [start, end]
    }),
  }))
}

function isSaidToHave({ ranges }: Piece, character: string): boolean {
  const codePoint = codePointOf(character)
  return ranges.some(([start, end]) => codePoint >= start && codePoint <= end)
}

/** Of a dash of two characters, the one that both are. */
function codePointOf(mark: string): number {
  return mark.codePointAt(0) ?? 0
}
