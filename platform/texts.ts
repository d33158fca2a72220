import type { Language } from './contract.ts'

// Chinese is the source language, so it stands in for whatever is not written yet.
const KEYS: Readonly<Record<Language, readonly string[]>> = {
  'zh-Hans': ['zh'],
  'zh-Hant': ['hant', 'zh'],
  en: ['en', 'zh'],
}

/** The text of a `{ zh, en, hant? }` value, as the city pack brings them into jsonb columns. Throws where it is none. */
export function textIn(texts: unknown, lang: Language): string {
  if (typeof texts === 'object' && texts !== null)
    for (const key of KEYS[lang]) {
      const text: unknown = Reflect.get(texts, key)
      if (typeof text === 'string') return text
    }
  throw new Error(`No text for ${lang} in ${JSON.stringify(texts)}`)
}
