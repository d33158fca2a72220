import type { Language } from '#platform/contract.ts'
import type { PrintedBlock, PrintedBulletin, Run } from '../contract/printed.ts'
import type { Setting, Settings } from './pdf-style.ts'
import { noteText, printedTexts } from './printed-texts.ts'

/** In the structure that screen readers follow (ISO 32000-1, 14.8.4). */
export type Role = 'H1' | 'H2' | 'P' | 'BlockQuote' | 'Caption' | 'Note' | 'Code'

export interface Paragraph {
  kind: 'paragraph'
  role: Role
  runs: Run[]
  setting: Setting
}

export type Picture = Extract<PrintedBlock, { kind: 'picture' }>
export type Part = Paragraph | (Picture & { under: Paragraph })

/** All that stands between the head and the checkpoint. */
export function partsOf({ lang, title, summary, blocks }: PrintedBulletin, settings: Settings): Part[] {
  const parts: Part[] = [paragraph('H1', [{ text: title }], settings.title)]
  if (summary !== '') {
    const { colon, summary: label } = printedTexts[lang]
    parts.push(
      paragraph('P', [{ text: `${label}${colon}`, bold: true }, { text: summary }], settings.summary),
    )
  }
  return [...parts, ...blocks.flatMap((block) => partsOfBlock(block, lang, settings))]
}

function partsOfBlock(block: PrintedBlock, lang: Language, settings: Settings): Part[] {
  switch (block.kind) {
    case 'heading':
      return [paragraph('H2', [{ text: block.text }], settings.heading)]
    case 'paragraph':
      return [paragraph('P', block.runs, settings.paragraph)]
    case 'quote':
      return [paragraph('BlockQuote', block.runs, settings.quote)]
    case 'list':
      return block.items.map((item) =>
        paragraph('P', [{ text: printedTexts[lang].item }, ...item], settings.item),
      )
    case 'picture':
      return [{ ...block, under: paragraph('Caption', [{ text: block.caption }], settings.caption) }]
  }
}

/** What stands at the foot of the page for every number, by its `note`. */
export function notesOf(
  { numbers, lang }: PrintedBulletin,
  { note: setting }: Settings,
): Map<number, Paragraph> {
  return new Map(
    numbers.map((number) => {
      const runs: Run[] = [
        { text: '', note: number.note },
        { text: ` ${noteText(number, lang)}${number.url}` },
      ]
      return [number.note, paragraph('Note', runs, setting)]
    }),
  )
}

export function paragraph(role: Role, runs: Run[], setting: Setting): Paragraph {
  return { kind: 'paragraph', role, runs, setting }
}
