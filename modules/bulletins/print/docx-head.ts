import { AlignmentType, BorderStyle, HeadingLevel, Paragraph, Tab, TabStopType, TextRun } from 'docx'
import type { PrintedBulletin } from '../contract/printed.ts'
import { HEI, type Looks, RED, ROOM, SONG, looksFor, paragraphOf } from './docx-style.ts'
import { printable } from './printable.ts'
import { printedTexts, writtenDay } from './printed-texts.ts'

/** Masthead, issue and rule in red (GB/T 9704-2012, 7.2), title and summary. */
export function docxHead(bulletin: PrintedBulletin): Paragraph[] {
  const looks = looksFor(bulletin.lang)
  const title = {
    text: printable(bulletin.title),
    font: SONG,
    bold: true,
    color: '000000',
    size: looks.title.size,
  }
  return [
    mastheadOf(bulletin, looks),
    issueOf(bulletin, looks),
    new Paragraph({
      ...paragraphOf(looks.title),
      heading: HeadingLevel.HEADING_1,
      alignment: AlignmentType.CENTER,
      children: [new TextRun(title)],
    }),
    ...(bulletin.summary === '' ? [] : [summaryOf(bulletin, looks)]),
  ]
}

function mastheadOf({ lang, masthead }: PrintedBulletin, { masthead: size }: Looks): Paragraph {
  const run = { text: printable(masthead), font: SONG, bold: true, color: RED, size }
  // A few Chinese characters stand apart, by a third of their width.
  const spaced = lang === 'en' ? {} : { characterSpacing: Math.round((size * 10) / 3) }
  return new Paragraph({
    alignment: AlignmentType.CENTER,
    spacing: { after: 240 },
    children: [new TextRun({ ...run, ...spaced })],
  })
}

function issueOf(
  { lang, issue, publisher, publishedOn }: PrintedBulletin,
  { issue: size }: Looks,
): Paragraph {
  const day = writtenDay(publishedOn, lang)
  const source = printable(lang === 'en' ? `${publisher}, ${day}` : `${publisher}　${day}`)
  return new Paragraph({
    tabStops: [{ type: TabStopType.RIGHT, position: ROOM }],
    spacing: { before: 240 },
    border: { bottom: { style: BorderStyle.SINGLE, size: 18, space: 4, color: RED } },
    children: [
      new TextRun({ text: printable(issue), size, font: SONG }),
      new TextRun({ children: [new Tab(), source], size, font: SONG }),
    ],
  })
}

function summaryOf({ lang, summary }: PrintedBulletin, { quote }: Looks): Paragraph {
  const { colon, summary: label } = printedTexts[lang]
  return new Paragraph({
    ...paragraphOf({ ...quote, before: 12 }),
    children: [
      new TextRun({ text: `${label}${colon}`, bold: true, font: HEI, size: quote.size }),
      new TextRun({ text: printable(summary), size: quote.size }),
    ],
  })
}
