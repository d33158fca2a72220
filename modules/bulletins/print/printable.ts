const TURNING = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g
/** Joiners, variation selectors and their like, which only change how a neighbour looks. */
const SHAPELESS = /[\p{Cf}\p{Variation_Selector}]/gu

/**
 * Text as it can stand on paper: breaks become spaces, other control characters 〓. Marks that turn the order of
 * letters are left out, since a printed sentence must read as it was reviewed. A lone half of a character is 〓 too.
 */
export function printable(text: string): string {
  return text
    .toWellFormed()
    .replaceAll('\ufffd', '〓')
    .replaceAll(/[\t\n\f\r\u0085\u2028\u2029]+/g, ' ')
    .replaceAll(/\p{Cc}/gu, '〓')
    .replaceAll(TURNING, '')
}

/** The characters of a printable text that have a shape, with hyphens that fonts lack as the common one. */
export function shapesOf(text: string): string[] {
  return Array.from(
    printable(text)
      .replaceAll(SHAPELESS, '')
      .replaceAll(/[\u2010\u2011]/g, '-'),
  )
}
