import { Converter } from 'opencc-js/cn2t'
import { hantGlossary } from '#ui/hant-glossary.ts'

const convert = Converter({ from: 'cn', to: 'tw' })
// Longest first, so that a word inside a longer one does not win.
const glossary = Object.keys(hantGlossary).sort((a, b) => b.length - a.length)
const kept = new RegExp(`(\\{[^}]*\\}|${glossary.join('|')})`)

/** Traditional Chinese of one of our texts; what stands in braces is a name in the program and stays. */
export const toHant = (text: string): string =>
  text
    .split(kept)
    .map((piece) => hantGlossary[piece] ?? (piece.startsWith('{') ? piece : convert(piece)))
    .join('')

/** The same value with a `hant` beside every `zh` in it, however deep, where `textIn` looks for it. */
export function withTraditional<T>(value: T): T
export function withTraditional(value: unknown): unknown {
  if (Array.isArray(value)) return value.map((item: unknown) => withTraditional(item))
  if (typeof value !== 'object' || value === null) return value
  const fields = Object.entries(value).map(([name, field]) => [name, withTraditional<unknown>(field)])
  const zh: unknown = Reflect.get(value, 'zh')
  if (typeof zh === 'string') fields.push(['hant', toHant(zh)])
  return Object.fromEntries(fields)
}
