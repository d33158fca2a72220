import { AlignmentType, FootnoteReferenceRun, HeadingLevel, ImageRun, Paragraph, TextRun } from 'docx'
import type { Language } from '#platform/contract.ts'
import type { PrintedBlock, PrintedBulletin, PrintedNumber, Run } from '../contract/printed.ts'
import { HEI, type Looks, ROOM_IN_PIXELS, looksFor, paragraphOf } from './docx-style.ts'
import { printable } from './printable.ts'
import { noteText, printedTexts } from './printed-texts.ts'

/** Notes that the text has named so far. */
export type NamedNotes = Set<number>

type Picture = Extract<PrintedBlock, { kind: 'picture' }>

/** The blocks of the text as paragraphs; adds to `named` each note that it names. */
export function docxBlocks({ lang, blocks, numbers }: PrintedBulletin, named: NamedNotes): Paragraph[] {
  const known = new Set(numbers.map(({ note }) => note))
  const looks = looksFor(lang)
  const write = (runs: readonly Run[], size: number) =>
    runs.flatMap((run) => writeRun(run, size, known, named))
  return blocks.flatMap((block): Paragraph[] => {
    switch (block.kind) {
      case 'heading':
        return [headingOf(block.text, looks, lang)]
      case 'paragraph':
        return [new Paragraph({ ...paragraphOf(looks.body), children: write(block.runs, looks.body.size) })]
      case 'quote':
        return [quoteOf(write(block.runs, looks.quote.size), looks)]
      case 'list':
        return block.items.map((item) => {
          const runs = [{ text: printedTexts[lang].item }, ...item]
          return new Paragraph({ ...paragraphOf(looks.body), children: write(runs, looks.body.size) })
        })
      case 'picture':
        return pictureOf(block)
    }
  })
}

export function noteParagraph(number: PrintedNumber, lang: Language): Paragraph {
  return new Paragraph({
    style: 'FootnoteText',
    children: [new TextRun(printable(` ${noteText(number, lang)}${number.url}`))],
  })
}

/** Word counts a footnote anew at each reference, so a number that returns only repeats the mark. */
function writeRun({ text, bold, note }: Run, size: number, known: ReadonlySet<number>, named: NamedNotes) {
  const run = new TextRun({ text: printable(text), size, bold: bold === true })
  if (note === undefined || !known.has(note)) return [run]
  const isRepeated = named.has(note)
  named.add(note)
  return [
    run,
    isRepeated
      ? new TextRun({ text: String(note), superScript: true, size })
      : new FootnoteReferenceRun(note),
  ]
}

function headingOf(text: string, { heading }: Looks, lang: Language): Paragraph {
  const run = { text: printable(text), font: HEI, color: '000000', size: heading.size, bold: lang === 'en' }
  return new Paragraph({
    ...paragraphOf(heading),
    heading: HeadingLevel.HEADING_2,
    keepNext: true,
    children: [new TextRun(run)],
  })
}

function quoteOf(children: (TextRun | FootnoteReferenceRun)[], { quote }: Looks): Paragraph {
  const { indent, ...rest } = paragraphOf(quote)
  return new Paragraph({ ...rest, indent: { ...indent, left: 640, right: 640 }, children })
}

function pictureOf({ bytes, contentType, width, height, caption }: Picture): Paragraph[] {
  const scale = Math.min(1, ROOM_IN_PIXELS / width, (ROOM_IN_PIXELS * 0.75) / height)
  const text = printable(caption)
  const image = new ImageRun({
    type: contentType === 'image/png' ? 'png' : 'jpg',
    data: bytes,
    transformation: { width: Math.round(width * scale), height: Math.round(height * scale) },
    altText: { name: text, description: text },
  })
  const centred = { alignment: AlignmentType.CENTER }
  return [
    new Paragraph({ ...centred, keepNext: true, spacing: { before: 200 }, children: [image] }),
    new Paragraph({ ...centred, children: [new TextRun({ text, size: 24 })] }),
  ]
}
