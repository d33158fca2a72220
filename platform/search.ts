// Chinese search without cutting words, which loses names across their edges: names are stored as pairs of characters
// and as their sounds. Han stands in the index as it is; `w:`, `p:` and `i:` keep words, pinyin and initials apart.
import { Converter } from 'opencc-js/t2cn'
import { pinyin } from 'pinyin-pro'

/** What a hostile or careless name may cost the index, in characters and lexemes. No real name comes near. */
const LONGEST_NAME = 200
const LONGEST_LEXEME = 60
const MOST_LEXEMES = 400
/** As long as people may write; a text of so many different pairs takes some 40 kB of the index. */
const LONGEST_TEXT = 5_000
const MOST_TERMS_OF_TEXT = 3_000
/** Each term is one more look into the index; more than these say nothing new about what is sought. */
const MOST_TERMS = 20

const SEGMENT = /\p{Script=Han}+|[[\p{L}\p{M}\p{N}]--\p{Script=Han}]+/gv
const isHan = (segment: string): boolean => /^\p{Script=Han}/v.test(segment)

let convert: ((text: string) => string) | undefined
/** Built at the first use, because that takes 10 ms, and not every process searches. */
const simplified = (text: string): string => (convert ??= Converter({ from: 't', to: 'cn' }))(text)

const simplifiedCharacters = new Map<string, string>()
function simplifiedCharacter(character: string): string {
  let found = simplifiedCharacters.get(character)
  if (found === undefined) simplifiedCharacters.set(character, (found = simplified(character)))
  return found
}

const plainText = (text: string): string => text.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim()

/**
 * The form in which texts are compared: NFKC, lower case, simplified, single blanks. Each character is simplified by
 * itself, so part of a name folds to part of the folded name (by words, 乾坤 would stay and 乾 become 干).
 */
export const foldText = (text: string): string =>
  plainText(text).replace(/\p{Script=Han}/gv, simplifiedCharacter)

/** The lexemes by which a record of these names is found: store `array_to_tsvector($1::text[])`. */
export function searchTerms(names: readonly string[]): string[] {
  const bounded = names.map((name) => name.slice(0, LONGEST_NAME))
  // What is written comes before how it sounds: if there is too much, sounds are left out.
  const terms = [...bounded.flatMap(writtenTerms), ...bounded.flatMap(spokenTerms)]
  return [...new Set(terms.map(boundedLexeme))].slice(0, MOST_LEXEMES)
}

/** The lexemes of a running text, found by any two characters or the beginning of a word; sounds are for names alone. */
export const textTerms = (text: string): string[] =>
  [...new Set(writtenTerms(text.slice(0, LONGEST_TEXT)).map(boundedLexeme))].slice(0, MOST_TERMS_OF_TEXT)

/**
 * What a person typed as the text of a `tsquery` for `$1::tsquery`, or undefined where nothing in it can be sought.
 * Every word must be met: Han anywhere in a name, others as the beginning of a word, of pinyin or of initials.
 */
export function searchQuery(text: string): string | undefined {
  const terms = new Set(segmentsOf(text.slice(0, LONGEST_NAME)).flatMap(queryTerms))
  return terms.size === 0 ? undefined : [...terms].slice(0, MOST_TERMS).join(' & ')
}

const segmentsOf = (text: string): string[] => foldText(text).match(SEGMENT) ?? []

// Cut by characters, since half of a surrogate pair is no text to PostgreSQL.
const boundedLexeme = (lexeme: string): string =>
  lexeme.length <= LONGEST_LEXEME ? lexeme : Array.from(lexeme).slice(0, LONGEST_LEXEME).join('')

function pairsOf(han: string): string[] {
  const characters = Array.from(han)
  return characters.slice(1).map((character, i) => `${characters[i]}${character}`)
}

// The last character stands alone too: so each one begins a lexeme, and a single one is found as a prefix.
const writtenTerms = (name: string): string[] =>
  segmentsOf(name).flatMap((segment) =>
    isHan(segment) ? [...pairsOf(segment), ...Array.from(segment).slice(-1)] : [`w:${segment}`],
  )

function spokenTerms(name: string): string[] {
  if (!/\p{Script=Han}/v.test(name)) return []
  // Simplified by words, since the reading depends on them.
  const text = simplified(plainText(name))
  // 单 is shan in a person's name and dan elsewhere; read as a person's name, 中国银行 would end in xing. So both count.
  return [...suffixesOf(readingOf(text, 'off')), ...suffixesOf(readingOf(text, 'head'))]
}

interface Sound {
  full: string
  initial: string
  isSyllable: boolean
}

function readingOf(text: string, surname: 'off' | 'head'): Sound[] {
  const parts = pinyin(text, { type: 'all', toneType: 'none', nonZh: 'consecutive', v: true, surname })
  return parts.flatMap<Sound>((part) =>
    part.isZh
      ? { full: part.result, initial: part.first, isSyllable: true }
      : (part.origin.match(SEGMENT) ?? []).map((word) => ({ full: word, initial: word, isSyllable: false })),
  )
}

/** The sound from every syllable on, so that 光明 is heard in 深圳光明; words in between count whole. */
function suffixesOf(sounds: readonly Sound[]): string[] {
  const lastSyllable = sounds.findLastIndex((sound) => sound.isSyllable)
  return sounds.slice(0, lastSyllable + 1).flatMap((_, start) => {
    const rest = sounds.slice(start, start + LONGEST_LEXEME)
    return [
      `p:${rest.map((sound) => sound.full).join('')}`,
      `i:${rest.map((sound) => sound.initial).join('')}`,
    ]
  })
}

// Safe inside quotes as they are: a segment holds nothing but letters, marks and digits.
function queryTerms(segment: string): string[] {
  if (isHan(segment)) {
    const pairs = pairsOf(segment)
    return pairs.length === 0 ? [`'${segment}':*`] : pairs.map((pair) => `'${pair}'`)
  }
  const sound = segment.replaceAll('ü', 'v')
  const either = [`w:${segment}`, `p:${sound}`, `i:${sound}`]
  return [`(${either.map((lexeme) => `'${boundedLexeme(lexeme)}':*`).join(' | ')})`]
}
