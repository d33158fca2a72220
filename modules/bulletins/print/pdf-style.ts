import type { Language } from '#platform/contract.ts'

const MM = 72 / 25.4

/** GB/T 9704-2012, 5.2: A4, 156 mm × 225 mm for text; head 37 mm, left 28 mm. In points. */
export const sheet = {
  width: 210 * MM,
  height: 297 * MM,
  top: 37 * MM,
  left: 28 * MM,
  room: 156 * MM,
  bottom: (37 + 225) * MM,
  /** 7.5: page numbers stand 7 mm below the text. */
  pageNumber: (37 + 225 + 7) * MM,
}

/** 7.2: what stands at the head is red. */
export const RED = '#c00000'
export const INK = '#000000'

export interface Setting {
  size: number
  /** From line to line. */
  leading: number
  isBold: boolean
  align: 'start' | 'stretch' | 'centre'
  /** Before the first line, and before every line and after it. */
  indent: number
  inset: number
  before: number
  /** Lines that must stand on the same page after this one. */
  keeps: number
}

type Kind = 'title' | 'summary' | 'heading' | 'paragraph' | 'quote' | 'item' | 'caption' | 'note' | 'help'

/** 28 characters a line and 22 lines a page (5.2.3): 156 mm through 28, next to size 3 (三号). */
const BODY = sheet.room / 28
const plain = { isBold: false, align: 'stretch', indent: 0, inset: 0, before: 0, keeps: 0 } as const
const body: Setting = { ...plain, size: BODY, leading: 28, indent: 2 * BODY }
const small: Setting = { ...plain, size: 9, leading: 13, align: 'start' }

const chinese: Record<Kind, Setting> = {
  title: { ...body, size: 22, leading: 34, isBold: true, align: 'centre', indent: 0, before: 22, keeps: 3 },
  summary: { ...body, size: 14, leading: 24, indent: 28, before: 12 },
  heading: { ...body, isBold: true, before: 4, keeps: 2 },
  paragraph: body,
  quote: { ...body, size: 14, leading: 25, indent: 28, inset: 2 * BODY, before: 4 },
  item: body,
  caption: { ...small, size: 12, leading: 20, align: 'centre' },
  note: small,
  help: { ...small, size: 10.5, leading: 18, before: 2, keeps: 2 },
}

const left = { align: 'start', indent: 0 } as const
const western: Record<Kind, Setting> = {
  title: { ...chinese.title, size: 21, leading: 27 },
  summary: { ...plain, ...left, size: 11.5, leading: 17, before: 12 },
  heading: { ...plain, ...left, size: 13, leading: 18, isBold: true, before: 16, keeps: 2 },
  paragraph: { ...plain, ...left, size: 11.5, leading: 17, before: 8 },
  quote: { ...plain, ...left, size: 11, leading: 16, inset: 24, before: 8 },
  item: { ...plain, ...left, size: 11.5, leading: 17, inset: 14, indent: -9, before: 4 },
  caption: { ...small, size: 10, leading: 15, align: 'centre' },
  note: { ...small, size: 8.5, leading: 12 },
  help: { ...small, size: 9.5, leading: 14, before: 2, keeps: 2 },
}

export type Settings = Record<Kind, Setting>

export function settingsFor(lang: Language): Settings {
  return lang === 'en' ? western : chinese
}
