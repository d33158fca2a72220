import {
  AlignmentType,
  type IFontAttributesProperties,
  type IParagraphOptions,
  type IStylesOptions,
  LineRuleType,
} from 'docx'
import type { Language } from '#platform/contract.ts'

// Lengths in twentieths of a point, sizes of letters in halves, as the format counts them.
const POINT = 20
const MM = (72 * POINT) / 25.4

/** GB/T 9704-2012, 5.2: A4, 156 mm × 225 mm for text; page numbers 7 mm under it (7.5). */
export const page = {
  size: { width: Math.round(210 * MM), height: Math.round(297 * MM) },
  margin: {
    top: Math.round(37 * MM),
    bottom: Math.round(35 * MM),
    left: Math.round(28 * MM),
    right: Math.round(26 * MM),
    footer: Math.round(25 * MM),
  },
}
export const ROOM = Math.round(156 * MM)
/** At 96 an inch, as pictures are measured. */
export const ROOM_IN_PIXELS = Math.round((156 / 25.4) * 96)
export const RED = 'C00000'

/** Fonts that Word and WPS have on every machine that writes Chinese: FangSong for text, Song and Hei for heads (5.2.2). */
const western = 'Times New Roman'
const fontOf = (eastAsia: string): IFontAttributesProperties => ({
  ascii: western,
  hAnsi: western,
  cs: western,
  eastAsia,
})
export const SONG = fontOf('SimSun')
export const HEI = fontOf('SimHei')
export const COURIER: IFontAttributesProperties = {
  ascii: 'Courier New',
  hAnsi: 'Courier New',
  eastAsia: 'SimSun',
}

interface Look {
  size: number
  line: number
  /** In characters; English paragraphs are parted by space instead. */
  indent: number
  before: number
}

export interface Looks {
  body: Look
  heading: Look
  quote: Look
  masthead: number
  title: Look
  issue: number
}

const body: Look = { size: 32, line: 28, indent: 2, before: 0 }
const chinese: Looks = {
  body,
  heading: body,
  quote: { size: 28, line: 25, indent: 2, before: 4 },
  masthead: 104,
  title: { size: 44, line: 34, indent: 0, before: 22 },
  issue: 28,
}
const englishBody: Look = { size: 23, line: 16, indent: 0, before: 8 }
const english: Looks = {
  body: englishBody,
  heading: { ...englishBody, size: 26, before: 14 },
  quote: { ...englishBody, size: 22 },
  masthead: 72,
  title: { size: 42, line: 27, indent: 0, before: 18 },
  issue: 22,
}

export function looksFor(lang: Language): Looks {
  return lang === 'en' ? english : chinese
}

/** Spacing and first line of a paragraph with this look. */
export function paragraphOf({ size, line, indent, before }: Look): IParagraphOptions {
  return {
    spacing: { line: line * POINT, lineRule: LineRuleType.EXACT, before: before * POINT },
    ...(indent > 0 && {
      alignment: AlignmentType.BOTH,
      // Characters are what Word goes by; the length stands in for programs that do not know them.
      indent: { firstLine: indent * size * (POINT / 2), firstLineChars: indent * 100 },
    }),
  }
}

export function stylesFor(lang: Language): IStylesOptions {
  const { size } = looksFor(lang).body
  const note = { size: 18, line: 13, indent: 0, before: 0 }
  return {
    default: {
      document: {
        run: {
          font: fontOf('FangSong'),
          size,
          language: { value: 'en-GB', eastAsia: lang === 'zh-Hant' ? 'zh-TW' : 'zh-CN' },
        },
      },
      footnoteText: { run: { size: note.size, font: SONG }, paragraph: paragraphOf(note) },
    },
  }
}
