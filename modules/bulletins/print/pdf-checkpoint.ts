import type { PrintedBulletin } from '../contract/printed.ts'
import { paragraph } from './pdf-paragraphs.ts'
import type { PdfPages } from './pdf-pages.ts'
import { type Settings, sheet } from './pdf-style.ts'
import type { Typesetter } from './pdf-typesetter.ts'
import { printable } from './printable.ts'
import { printedTexts } from './printed-texts.ts'

const LARGEST = 9
const SMALLEST = 5.5
const LEADING = 1.45 // of the size
const SPACE = 8
/** What every PDF reader's own Courier can draw. */
const COURIER = /[\x20-\x7e—]+|[^\x20-\x7e—]+/g

/**
 * The checkpoint after the text. Its lines are signed as they are, so they are made smaller rather than broken, down
 * to the size that is still read.
 */
export function drawCheckpoint(
  typesetter: Typesetter,
  pages: PdfPages,
  { lang, checkpoint }: PrintedBulletin,
  settings: Settings,
): void {
  if (checkpoint === null) return
  const texts = printedTexts[lang]
  const written = checkpoint.trimEnd().split('\n').map(printable)
  const widest = Math.max(1, ...written.map((line) => widthOf(typesetter, line, 1)))
  const size = Math.max(SMALLEST, Math.min(LARGEST, sheet.room / widest))
  const lines = written.flatMap((line) => wrapped(typesetter, line, size))
  const { heading, help } = settings
  pages.need(lines.length * LEADING * size + heading.before + heading.leading + 2 * help.leading + 3 * SPACE)
  pages.y += SPACE
  pages.addParagraph(paragraph('H2', [{ text: texts.checkpoint }], heading))
  pages.addParagraph(paragraph('P', [{ text: texts.checkpointHelp }], help))
  pages.y += SPACE
  for (const line of lines) {
    pages.need(LEADING * size)
    pages.drawAs('Code', () => drawMixed(typesetter, line, pages.y + size, size))
    pages.y += LEADING * size
  }
}

function faceOf(text: string): 'Courier' | 'plain' {
  return /^[\x20-\x7e—]/.test(text) ? 'Courier' : 'plain'
}

function widthOf(typesetter: Typesetter, line: string, size: number): number {
  const parts = line.match(COURIER) ?? []
  return parts.reduce((sum, part) => sum + typesetter.widthOf(part, { face: faceOf(part), size }), 0)
}

function wrapped(typesetter: Typesetter, line: string, size: number): string[] {
  const lines = ['']
  for (const character of line) {
    const longer = `${lines.at(-1)}${character}`
    if (widthOf(typesetter, longer, size) > sheet.room) lines.push(character)
    else lines.splice(-1, 1, longer)
  }
  return lines
}

function drawMixed(typesetter: Typesetter, line: string, y: number, size: number): void {
  let x = sheet.left
  for (const part of line.match(COURIER) ?? []) {
    const look = { face: faceOf(part), size }
    typesetter.draw(part, x, y, look)
    x += typesetter.widthOf(part, look)
  }
}
