import type { Run } from '../contract/printed.ts'
import { type Atom, type Face, type Line, breakLines, isSeam } from './break-lines.ts'
import type { Paragraph } from './pdf-paragraphs.ts'
import { type FontOf, GETA } from './pdf-fonts.ts'
import { sheet } from './pdf-style.ts'
import { marksOf, shapesOf } from './printable.ts'

const NOTE_SIZE = 0.6 // of the text that it belongs to
const NOTE_RISE = 0.38
const SEAM = 0.125 // an eighth of a character parts Han from Latin, as printers set it
const ASCENT = 0.88 // of a Han character's square lies above the base line

export interface Look {
  face: Face | 'Courier'
  size: number
  /** Between any two characters. */
  gap?: number
}

/** What is drawn at once, in one font of the document. */
interface Shown {
  font: string
  text: string
  /** For a text that no font has, and that is shown as 〓. */
  meant: string | undefined
  width: number
}

/** Breaks paragraphs into lines and draws them. */
export class Typesetter {
  readonly #pdf: PDFKit.PDFDocument
  readonly #fontOf: FontOf
  readonly #isChinese: boolean
  readonly #widths = new Map<string, number>()

  constructor(pdf: PDFKit.PDFDocument, fontOf: FontOf, isChinese: boolean) {
    this.#pdf = pdf
    this.#fontOf = fontOf
    this.#isChinese = isChinese
  }

  widthOf(text: string, { face, size, gap = 0 }: Look): number {
    return marksOf(text).reduce((sum, mark) => sum + this.#widthOf(mark, face) * size + gap, -gap)
  }

  linesOf({ runs, setting }: Paragraph): Line[] {
    const { size, isBold, inset, indent } = setting
    const atoms = this.#atomsOf(runs, size, isBold)
    return breakLines(atoms, sheet.room - 2 * inset, indent, this.#isChinese)
  }

  /** Draws a line of a paragraph with its top at `y`; only its first line is indented. */
  drawLine(line: Line, { setting }: Paragraph, y: number, isFirst: boolean): void {
    const { size, leading, align, inset } = setting
    const indent = isFirst ? setting.indent : 0
    const spare = sheet.room - 2 * inset - indent - line.width
    const share = spare / Math.max(line.atoms.length - 1, 1)
    // A line that holds one long word and little else looks better short than torn.
    const gap = align === 'stretch' && !line.isLast && share > 0 && share < size / 2 ? share : 0
    const base = y + (leading - size) / 2 + ASCENT * size
    let x = sheet.left + inset + indent + (align === 'centre' ? spare / 2 : 0)
    for (const { first, text, width, count } of stretchesOf(line.atoms)) {
      const isNote = first.note !== undefined
      const look = { face: first.face, size: isNote ? NOTE_SIZE * size : size, gap }
      this.draw(text, x + first.spaceBefore, isNote ? base - NOTE_RISE * size : base, look)
      x += width + count * gap
    }
  }

  /** Draws text on one line from `x` on, upon the base line `y`. */
  draw(text: string, x: number, y: number, { face, size, gap = 0 }: Look): void {
    let at = x
    for (const { font, text: shown, meant, width } of this.#shownOf(text, { face, size, gap })) {
      this.#pdf.font(font).fontSize(size)
      if (meant === undefined) this.#show(shown, at, y, gap)
      else this.#showInstead(shown, meant, at, y, size)
      at += width
    }
  }

  #show(text: string, x: number, y: number, gap: number): void {
    this.#pdf.text(text, x, y, { lineBreak: false, baseline: 'alphabetic', characterSpacing: gap })
  }

  /** Who copies or hears the 〓 gets what was written (ISO 32000-1, 14.9.4). */
  #showInstead(text: string, meant: string, x: number, y: number, size: number): void {
    // Poppler (the readers of Linux) places what was written by the scale and the font outside of the text: on the
    // middle line up and down do not matter, and any font of the page will do.
    const middle = sheet.height / 2
    this.#pdf.save().translate(0, y - middle)
    const [font] = Object.keys(this.#pdf.page.fonts)
    if (font !== undefined) this.#pdf.addContent(`BT /${font} ${size} Tf ET`)
    this.#pdf.markContent('Span', { actual: meant })
    this.#show(text, x, middle, 0)
    this.#pdf.endMarkedContent()
    this.#pdf.restore()
  }

  #shownOf(text: string, { face, size, gap = 0 }: Look): Shown[] {
    const all: Shown[] = []
    for (const mark of marksOf(text)) {
      const font = this.#fontFor(mark, face)
      const width = this.#widthOf(mark, face) * size + gap
      const open = all.at(-1)
      if (font !== undefined && open?.font === font && open.meant === undefined) {
        open.text += mark
        open.width += width
      } else if (font === undefined)
        all.push({ font: this.#fontFor(GETA, face) ?? '', text: GETA, meant: mark, width })
      else all.push({ font, text: mark, meant: undefined, width })
    }
    return all
  }

  #fontFor(mark: string, face: Look['face']): string | undefined {
    return face === 'Courier' ? face : this.#fontOf(mark, face)
  }

  #atomsOf(runs: readonly Run[], size: number, isBold: boolean): Atom[] {
    const atoms: Atom[] = []
    let before = ''
    for (const { text, bold, note } of runs) {
      const face = isBold || bold === true ? 'bold' : 'plain'
      for (const character of shapesOf(text)) {
        const spaceBefore = isSeam(before, character) ? SEAM * size : 0
        const width = this.#widthOf(character, face) * size + spaceBefore
        atoms.push({ character, face, note: undefined, width, spaceBefore })
        before = character
      }
      for (const digit of note === undefined ? '' : String(note)) {
        const width = this.#widthOf(digit, 'plain') * size * NOTE_SIZE
        atoms.push({ character: digit, face: 'plain', note, width, spaceBefore: 0 })
      }
    }
    return atoms
  }

  /** At size 1. */
  #widthOf(mark: string, face: Look['face']): number {
    const key = `${face} ${mark}`
    const known = this.#widths.get(key)
    if (known !== undefined) return known
    const font = this.#fontFor(mark, face)
    const [shown, name] = font === undefined ? [GETA, this.#fontFor(GETA, face) ?? ''] : [mark, font]
    const width = this.#pdf.font(name).fontSize(1000).widthOfString(shown) / 1000
    this.#widths.set(key, width)
    return width
  }
}

/** What can be drawn at once: of one look, and with no space within that parts Han from Latin. */
function stretchesOf(atoms: readonly Atom[]) {
  const stretches: { first: Atom; text: string; width: number; count: number }[] = []
  for (const atom of atoms) {
    const open = stretches.at(-1)
    const isAlike = atom.face === open?.first.face && atom.note === open.first.note && atom.spaceBefore === 0
    if (open && isAlike) {
      open.text += atom.character
      open.width += atom.width
      open.count += 1
    } else stretches.push({ first: atom, text: atom.character, width: atom.width, count: 1 })
  }
  return stretches
}
