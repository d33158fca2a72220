import { createElement, Fragment, type ReactNode } from 'react'
import { formatNumber } from './format.ts'
import { inTraditional, type Language, useLanguage } from './language.ts'

/** Names in `{name}` and `{name|one|many}`; the second is for English plurals. */
type NamesIn<Text> = Text extends `${string}{${infer Inner}}${infer Rest}`
  ? (Inner extends `${infer Name}|${string}` ? Name : Inner) | NamesIn<Rest>
  : never

type Texts = Readonly<Record<string, string>>

/** The English text of each Chinese one, with the same names in it; anything else does not compile. */
type Agreeing<Zh extends Texts, En extends Texts> = {
  [Key in keyof En]: Key extends keyof Zh
    ? [NamesIn<Zh[Key]>, NamesIn<En[Key]>] extends [NamesIn<En[Key]>, NamesIn<Zh[Key]>]
      ? En[Key]
      : 'the names in braces differ from the Chinese text'
    : never
}

export interface Words<Zh extends Texts = Texts> {
  readonly zh: Zh
  readonly en: { readonly [Key in keyof Zh]: string }
}

type Values<Text, Value> = { [Name in NamesIn<Text>]: Value }
type Given<Text, Value> = [NamesIn<Text>] extends [never] ? [] : [values: Values<Text, Value>]

export interface Say<Zh extends Texts> {
  <Key extends keyof Zh & string>(key: Key, ...values: Given<Zh[Key], string | number>): string
  /** The same with elements in the places of names: a link or a number set apart inside a sentence. */
  nodes<Key extends keyof Zh & string>(key: Key, ...values: Given<Zh[Key], ReactNode>): ReactNode
}

/** The words of some screens. Chinese comes first; traditional Chinese is derived from it by tools/hant.ts. */
export function defineWords<
  const Zh extends Texts,
  const En extends { readonly [K in keyof Zh]: string },
>(words: { zh: Zh; en: En & Agreeing<Zh, En> }): Words<Zh> {
  return words
}

export function useWords<Zh extends Texts>(words: Words<Zh>): Say<Zh> {
  return sayIn(useLanguage(), words)
}

/** For code that is not a component. */
export function sayIn<Zh extends Texts>(language: Language, words: Words<Zh>): Say<Zh> {
  const text = (key: keyof Zh & string) => textIn(language, words, key) ?? key
  const say = (key: keyof Zh & string, values: Readonly<Record<string, string | number>> = {}) =>
    fill(text(key), values, language)
  const nodes = (key: keyof Zh & string, values: Readonly<Record<string, ReactNode>> = {}) =>
    pieces(text(key)).map((piece, at) =>
      createElement(Fragment, { key: at }, nodeOf(piece, values, language)),
    )
  return Object.assign(say, { nodes }) as Say<Zh>
}

/** The text of a key known only at run time, such as a code from the server. */
export function textIn(language: Language, words: Words, key: string): string | undefined {
  const texts = language === 'en' ? words.en : words.zh
  const text = Object.hasOwn(texts, key) ? texts[key] : undefined
  return text !== undefined && language === 'zh-Hant' ? inTraditional(text) : text
}

/** Puts values into `{name}` and chooses in `{name|one|many}`; a name without a value stays, so that it is noticed. */
export function fill(text: string, values: Readonly<Record<string, unknown>>, language: Language): string {
  return pieces(text)
    .map((piece) => {
      const node = nodeOf(piece, values as Record<string, ReactNode>, language)
      return typeof node === 'string' ? node : piece
    })
    .join('')
}

const pieces = (text: string): string[] => text.split(/(\{[^{}]+\})/).filter((piece) => piece !== '')

function nodeOf(piece: string, values: Readonly<Record<string, ReactNode>>, language: Language): ReactNode {
  if (!/^\{.+\}$/.test(piece)) return piece
  const [name = '', one, many] = piece.slice(1, -1).split('|')
  const value = values[name]
  if (one !== undefined && many !== undefined) return value === 1 ? one : many
  if (typeof value === 'number') return formatNumber(value, language)
  return value ?? piece
}
