import type { PrintedBulletin } from '../contract/printed.ts'
import type { PdfPages } from './pdf-pages.ts'
import { INK, RED, sheet } from './pdf-style.ts'
import type { Look, Typesetter } from './pdf-typesetter.ts'
import { shapesOf } from './printable.ts'
import { writtenDay } from './printed-texts.ts'

const MASTHEAD_SIZE = 48
const UNDER_MASTHEAD = 34
const ISSUE_LEADING = 22

/** GB/T 9704-2012, 7.2: a red masthead, the issue, and a red rule as wide as the text. */
export function drawHead(
  pdf: PDFKit.PDFDocument,
  typesetter: Typesetter,
  pages: PdfPages,
  bulletin: PrintedBulletin,
): void {
  const masthead = shapesOf(bulletin.masthead).join('')
  const look = mastheadLook(typesetter, masthead, bulletin.lang === 'en')
  pages.drawAs('P', () => {
    pdf.fillColor(RED)
    const x = sheet.left + (sheet.room - typesetter.widthOf(masthead, look)) / 2
    typesetter.draw(masthead, x, pages.y + look.size, look)
    pdf.fillColor(INK)
  })
  pages.y += look.size + UNDER_MASTHEAD
  drawIssue(typesetter, pages, bulletin)
  pages.decorate(() => {
    pdf.moveTo(sheet.left, pages.y).lineTo(sheet.left + sheet.room, pages.y)
    pdf.lineWidth(2).stroke(RED)
  })
}

/** As large as fits; Chinese characters stand apart, the fewer the wider. */
function mastheadLook(typesetter: Typesetter, text: string, isWestern: boolean): Look {
  const gap = isWestern ? 0.02 : Math.max(0.05, 0.6 - 0.07 * text.length)
  const width = typesetter.widthOf(text, { face: 'bold', size: 1, gap })
  const size = Math.min(isWestern ? 0.75 * MASTHEAD_SIZE : MASTHEAD_SIZE, sheet.room / width)
  return { face: 'bold', size, gap: gap * size }
}

/** The issue on the left, publisher and day on the right; one above the other where they do not fit side by side. */
function drawIssue(typesetter: Typesetter, pages: PdfPages, bulletin: PrintedBulletin): void {
  const { lang, publisher, publishedOn } = bulletin
  const space = lang === 'en' ? ', ' : '　'
  const issue = shapesOf(bulletin.issue).join('')
  const source = shapesOf(`${publisher}${space}${writtenDay(publishedOn, lang)}`).join('')
  const look: Look = { face: 'plain', size: lang === 'en' ? 11 : 14 }
  const small = {
    ...look,
    size: Math.min(look.size, sheet.room / typesetter.widthOf(source, { ...look, size: 1 })),
  }
  pages.drawAs('P', () => {
    typesetter.draw(issue, sheet.left, pages.y + look.size, look)
    const isTooWide =
      typesetter.widthOf(issue, look) + typesetter.widthOf(source, small) + look.size > sheet.room
    if (isTooWide) pages.y += ISSUE_LEADING
    const x = sheet.left + sheet.room - typesetter.widthOf(source, small)
    typesetter.draw(source, x, pages.y + look.size, small)
  })
  pages.y += ISSUE_LEADING
}
