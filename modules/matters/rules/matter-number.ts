/** `M` and the number, for the telephone. */
export const numberOf = ({ number }: { number: number }): string => `M${String(number).padStart(6, '0')}`

/** As many digits as a JavaScript number holds exactly. */
const NUMBER = /^m? ?0*(\d{1,15})$/i

/** The number that somebody typed to find a matter: `M000123`, `m123` or `123`, also in full width; else undefined. */
export function numberSought(typed: string): number | undefined {
  const digits = NUMBER.exec(typed.normalize('NFKC').trim())?.[1]
  return digits === undefined ? undefined : Number(digits)
}
