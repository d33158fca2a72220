import PDFDocument from 'pdfkit'
import type { PrintedBulletin } from '../contract/printed.ts'
import { drawCheckpoint } from './pdf-checkpoint.ts'
import { registerFonts } from './pdf-fonts.ts'
import { drawHead } from './pdf-head.ts'
import { PdfPages } from './pdf-pages.ts'
import { type Paragraph, type Part, notesOf, partsOf } from './pdf-paragraphs.ts'
import { settingsFor, sheet } from './pdf-style.ts'
import { type Look, Typesetter } from './pdf-typesetter.ts'
import { printable, shapesOf } from './printable.ts'
import { printedTexts, writtenDay } from './printed-texts.ts'

const PAGE_NUMBER: Look = { face: 'plain', size: 14 }

/**
 * The bulletin as a PDF in the layout of GB/T 9704-2012 (format of official documents) in Chinese, by Western
 * conventions in English. Text can be copied and read aloud. The same bulletin gives the same bytes.
 */
export async function drawPdf(bulletin: PrintedBulletin): Promise<Buffer> {
  const { lang } = bulletin
  const settings = settingsFor(lang)
  const parts = partsOf(bulletin, settings)
  const notes = notesOf(bulletin, settings)
  const isChinese = lang !== 'en'
  const pdf = openDocument(bulletin)
  const fontOf = await registerFonts(pdf, lettersOf(bulletin, [...parts, ...notes.values()]), isChinese)
  const bytes = collected(pdf)
  const typesetter = new Typesetter(pdf, fontOf, isChinese)
  const pages = new PdfPages(pdf, typesetter, notes, (number) => drawPageNumber(typesetter, number, lang))
  drawHead(pdf, typesetter, pages, bulletin)
  for (const part of parts) {
    if (part.kind === 'picture') pages.addPicture(part)
    else pages.addParagraph(part)
  }
  drawCheckpoint(typesetter, pages, bulletin, settings)
  pages.finish()
  pdf.end()
  return bytes
}

function openDocument({ lang, title, publisher, publishedOn }: PrintedBulletin): PDFKit.PDFDocument {
  return new PDFDocument({
    size: [sheet.width, sheet.height],
    margin: 0,
    font: '',
    lang,
    tagged: true,
    displayTitle: true,
    pdfVersion: '1.7',
    info: { Title: printable(title), Author: printable(publisher), CreationDate: new Date(publishedOn) },
  })
}

/** Every character that may be drawn in either weight. */
function lettersOf(bulletin: PrintedBulletin, parts: readonly Part[]): { plain: string; bold: string } {
  const { lang, masthead, issue, publisher, publishedOn, checkpoint } = bulletin
  const { checkpoint: heading, checkpointHelp } = printedTexts[lang]
  const day = writtenDay(publishedOn, lang)
  const paragraphs: Paragraph[] = parts.map((part) => (part.kind === 'picture' ? part.under : part))
  const runs = paragraphs.flatMap(({ runs, setting }) =>
    runs.map(({ text, bold }) => ({ text, isBold: setting.isBold || bold === true })),
  )
  const textsOf = (isBold: boolean) => runs.filter((run) => run.isBold === isBold).map(({ text }) => text)
  const plain = [
    ...textsOf(false),
    issue,
    publisher,
    day,
    checkpoint ?? '',
    checkpointHelp,
    '0123456789—　, ',
  ]
  return { plain: join(plain), bold: join([...textsOf(true), masthead, heading]) }
}

const join = (texts: readonly string[]) => texts.flatMap(shapesOf).join('')

/** GB/T 9704-2012, 7.5: between dashes, one character in from the right on odd pages, from the left on even ones. */
function drawPageNumber(typesetter: Typesetter, number: number, lang: PrintedBulletin['lang']): void {
  const text = lang === 'en' ? String(number) : `— ${number} —`
  const spare = sheet.room - typesetter.widthOf(text, PAGE_NUMBER)
  const inset = number % 2 === 1 ? spare - PAGE_NUMBER.size : PAGE_NUMBER.size
  typesetter.draw(text, sheet.left + (lang === 'en' ? spare / 2 : inset), sheet.pageNumber, PAGE_NUMBER)
}

async function collected(pdf: PDFKit.PDFDocument): Promise<Buffer> {
  const pieces: Buffer[] = []
  for await (const piece of pdf) pieces.push(piece as Buffer)
  return Buffer.concat(pieces)
}
