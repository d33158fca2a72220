import type { Language } from '#platform/contract.ts'

/** A published bulletin as it is put on paper: every text in one language, every number with what it rests on. */
export interface PrintedBulletin {
  lang: Language
  masthead: string
  issue: string
  publisher: string
  publishedOn: string
  title: string
  summary: string
  blocks: PrintedBlock[]
  numbers: PrintedNumber[]
  /** Signed text of the checkpoint, line by line; null where none has been made yet. */
  checkpoint: string | null
}

/** A piece of text; `note` is the number's place in `PrintedBulletin.numbers`, by their own `note`. */
export type Run = { text: string; bold?: true; note?: number }

export type PrintedBlock =
  | { kind: 'heading'; text: string }
  | { kind: 'paragraph'; runs: Run[] }
  | { kind: 'quote'; runs: Run[] }
  | { kind: 'list'; items: Run[][] }
  | {
      kind: 'picture'
      bytes: Buffer
      contentType: 'image/jpeg' | 'image/png'
      width: number
      height: number
      caption: string
    }

export interface PrintedNumber {
  /** From 1, in the order in which the text first names them: Word counts its footnotes so. */
  note: number
  figureKey: string
  title: string
  wording: string
  value: number
  day: string
  seal: number | null
  sealHash: string | null
  url: string
}
