import type { PrintedBulletin } from '../contract/printed.ts'
import type { PdfPages } from './pdf-pages.ts'
import { INK, RED, sheet } from './pdf-style.ts'
import type { Look, Typesetter } from './pdf-typesetter.ts'
import { shapesOf } from './printable.ts'
import { writtenDay } from './printed-texts.ts'

const MASTHEAD_SIZE = 48
const ISSUE: Look = { face: 'plain', size: 14 }
const ISSUE_LEADING = 22

/** GB/T 9704-2012, 7.2: a red masthead, the issue, and a red rule as wide as the text. */
export function drawHead(
  pdf: PDFKit.PDFDocument,
  typesetter: Typesetter,
  pages: PdfPages,
  bulletin: PrintedBulletin,
): void {
  const { lang, issue, publisher, publishedOn } = bulletin
  const masthead = shapesOf(bulletin.masthead).join('')
  const look = mastheadLook(typesetter, masthead, lang === 'en')
  pages.drawAs('P', () => {
    pdf.fillColor(RED)
    const x = sheet.left + (sheet.room - typesetter.widthOf(masthead, look)) / 2
    typesetter.draw(masthead, x, pages.y + look.size, look)
    pdf.fillColor(INK)
  })
  pages.y += look.size + 34
  const left = shapesOf(issue).join('')
  const day = writtenDay(publishedOn, lang)
  const right = shapesOf(lang === 'en' ? `${publisher}, ${day}` : `${publisher}　${day}`).join('')
  const isTooWide = typesetter.widthOf(left + right, ISSUE) + ISSUE.size > sheet.room
  pages.drawAs('P', () => {
    typesetter.draw(left, sheet.left, pages.y + ISSUE.size, ISSUE)
    if (isTooWide) pages.y += ISSUE_LEADING
    const x = Math.max(sheet.left, sheet.left + sheet.room - typesetter.widthOf(right, ISSUE))
    typesetter.draw(right, x, pages.y + ISSUE.size, ISSUE)
  })
  pages.y += ISSUE_LEADING
  pages.decorate(() => {
    pdf.moveTo(sheet.left, pages.y).lineTo(sheet.left + sheet.room, pages.y)
    pdf.lineWidth(2).stroke(RED)
  })
}

/** As large as fits; Chinese characters stand apart, the fewer the wider. */
function mastheadLook(typesetter: Typesetter, text: string, isWestern: boolean): Look {
  const gap = isWestern ? 0.02 : Math.max(0.05, 0.6 - 0.07 * text.length)
  const wide = typesetter.widthOf(text, { face: 'bold', size: 1, gap })
  const size = Math.min(isWestern ? MASTHEAD_SIZE * 0.75 : MASTHEAD_SIZE, sheet.room / wide)
  return { face: 'bold', size, gap: gap * size }
}
