// Standard codes of units. Upper case, half-width and without blanks is their canonical form, except ROR ids.

/** GB 32100-2015, table 1: no I, O, S, V, Z, which look like digits or other letters. */
const CREDIT_ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY'
/** GB 11714-1997, 4.2.3. */
const ORGANISATION_WEIGHTS = [3, 7, 9, 10, 5, 8, 4, 2]

/** What people paste (full-width, lower case, in groups) in the form that is stored; says nothing about validity. */
export const normaliseCreditCode = (text: string): string =>
  text.normalize('NFKC').replace(/\s+/g, '').toUpperCase()

/**
 * Whether a canonical text is a unified social credit code: the shape, the check character of the whole (GB 32100-2015)
 * and that of the organisation code inside it (GB 11714-1997). Does not say that such a unit exists.
 */
export function isCreditCode(text: string): boolean {
  return (
    /^[0-9A-HJ-NPQRTUWXY]{2}\d{6}[0-9A-HJ-NPQRTUWXY]{10}$/.test(text) &&
    text[16] === organisationCheck(text.slice(8, 16)) &&
    text[17] === creditCheck(text.slice(0, 17))
  )
}

function organisationCheck(body: string): string {
  // Base 36 gives a letter its value in the standard: A is 10, Z is 35.
  const sum = ORGANISATION_WEIGHTS.reduce(
    (total, weight, i) => total + weight * parseInt(body.charAt(i), 36),
    0,
  )
  const check = 11 - (sum % 11)
  if (check === 10) return 'X'
  return check === 11 ? '0' : String(check)
}

function creditCheck(body: string): string {
  let sum = 0
  let weight = 1
  for (const character of body) {
    sum += weight * CREDIT_ALPHABET.indexOf(character)
    weight = (weight * 3) % 31
  }
  return CREDIT_ALPHABET.charAt((31 - (sum % 31)) % 31)
}

/** Crockford's base 32, as ROR uses it. */
const ROR_ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz'

/** `https://ror.org/0…` from any form in which people write it: bare, without scheme, with www, in capitals. */
export const normaliseRorId = (text: string): string =>
  text
    .normalize('NFKC')
    .trim()
    .toLowerCase()
    .replace(/^(?:(?:https?:\/\/)?(?:www\.)?ror\.org\/)?(0[0-9a-z]{8})\/?$/, 'https://ror.org/$1')

/** Whether a canonical text is a ROR id with the right check digits (ISO/IEC 7064, MOD 97-10, over Crockford's base 32). */
export function isRorId(text: string): boolean {
  const [, body, check] = /^https:\/\/ror\.org\/(0[0-9a-hjkmnp-tv-z]{6})(\d\d)$/.exec(text) ?? []
  if (!body) return false
  let number = 0
  for (const character of body) number = number * 32 + ROR_ALPHABET.indexOf(character)
  return Number(check) === 98 - ((number * 100) % 97)
}

/** Whether a text has the shape of a code of GB/T 4754-2017: section (A–T), division, group or class; not that it is listed. */
export const isIndustryCode = (text: string): boolean => /^(?:[A-T]|[A-T]?\d{2,4})$/.test(text)
