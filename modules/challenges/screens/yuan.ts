/** A number as people type it, `800,000` or `８００`; undefined where it is none, so that the shape says what is wrong. */
export function numberIn(typed: string): number | undefined {
  const plain = typed.normalize('NFKC').replaceAll(/[,\s]/g, '')
  return /^\d{1,15}$/.test(plain) ? Number(plain) : undefined
}
