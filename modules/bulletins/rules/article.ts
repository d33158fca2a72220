import type { TextPart } from '../contract.ts'

/** A text of the pack cut at its figures: `共{figure:stations}驿站。` → text, figure, text. */
export const partsOf = (text: string): TextPart[] =>
  text
    .split(/\{figure:([a-z0-9-]+)\}/)
    // `split` puts what the brackets matched between the pieces.
    .map((piece, i) => (i % 2 === 1 ? { figure: piece } : { text: piece }))
    .filter((part) => 'figure' in part || part.text !== '')
