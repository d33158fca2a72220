import {
  AlignmentType,
  Document,
  Footer,
  HeadingLevel,
  type IParagraphOptions,
  Packer,
  PageNumber,
  Paragraph,
  TextRun,
} from 'docx'
import type { PrintedBulletin } from '../contract/printed.ts'
import { docxHead } from './docx-head.ts'
import { docxBlocks, noteParagraph, type NamedNotes } from './docx-blocks.ts'
import { COURIER, HEI, ROOM, SONG, looksFor, page, paragraphOf, stylesFor } from './docx-style.ts'
import { printable } from './printable.ts'
import { printedTexts } from './printed-texts.ts'

/**
 * The bulletin as a Word file that looks like an official briefing (GB/T 9704-2012, format of official documents),
 * with real footnotes for its numbers. Fonts are named, not enclosed.
 */
export async function writeDocx(bulletin: PrintedBulletin): Promise<Buffer> {
  const { lang, numbers, title, publisher } = bulletin
  const named: NamedNotes = new Set()
  const children = [...docxHead(bulletin), ...docxBlocks(bulletin, named)]
  const footnotes = numbers.filter(({ note }) => named.has(note))
  // Numbers that no text names, such as those of a picture, follow the text.
  const others = numbers.filter(({ note }) => !named.has(note))
  const document = new Document({
    title: printable(title),
    creator: printable(publisher),
    styles: stylesFor(lang),
    evenAndOddHeaderAndFooters: lang !== 'en',
    footnotes: Object.fromEntries(
      footnotes.map((number) => [number.note, { children: [noteParagraph(number, lang)] }]),
    ),
    sections: [
      {
        properties: { page },
        footers: footersFor(lang),
        children: [
          ...children,
          ...others.map((number) => noteParagraph(number, lang)),
          ...checkpoint(bulletin),
        ],
      },
    ],
  })
  return Packer.toBuffer(document)
}

function checkpoint({ lang, checkpoint: text }: PrintedBulletin): Paragraph[] {
  if (text === null) return []
  const { heading } = looksFor(lang)
  const { checkpoint: title, checkpointHelp } = printedTexts[lang]
  const lines = text.trimEnd().split('\n').map(printable)
  // Signed lines stay whole where letters of 5 to 9 points allow it; Courier is 0.6 of its size wide.
  const longest = Math.max(1, ...lines.map(({ length }) => length))
  const size = Math.max(10, Math.min(18, Math.floor(ROOM / 10 / (0.6 * longest))))
  return [
    new Paragraph({
      ...paragraphOf(heading),
      keepNext: true,
      heading: HeadingLevel.HEADING_2,
      children: [
        new TextRun({ text: title, font: HEI, color: '000000', size: heading.size, bold: lang === 'en' }),
      ],
    }),
    new Paragraph({
      keepNext: true,
      spacing: { before: 80, after: 120 },
      children: [new TextRun({ text: checkpointHelp, size: 20 })],
    }),
    ...lines.map(
      (line) =>
        new Paragraph({ keepLines: true, children: [new TextRun({ text: line, font: COURIER, size })] }),
    ),
  ]
}

/** GB/T 9704-2012, 7.5: between dashes, one character in from the right on odd pages, from the left on even ones. */
function footersFor(lang: PrintedBulletin['lang']): { default: Footer; even?: Footer } {
  const dashed = lang === 'en' ? [PageNumber.CURRENT] : ['— ', PageNumber.CURRENT, ' —']
  const footer = (options: IParagraphOptions) =>
    new Footer({
      children: [
        new Paragraph({ ...options, children: [new TextRun({ children: dashed, font: SONG, size: 28 })] }),
      ],
    })
  if (lang === 'en') return { default: footer({ alignment: AlignmentType.CENTER }) }
  return {
    default: footer({ alignment: AlignmentType.RIGHT, indent: { right: 280 } }),
    even: footer({ alignment: AlignmentType.LEFT, indent: { left: 280 } }),
  }
}
