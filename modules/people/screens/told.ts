// Events and notices carry codes and details; each module has the sentences for its own.
import { type Language, useLanguage } from '#ui/language.ts'
import { type Texts, textsIn } from '#ui/texts.ts'
import { fill, textIn, type Words } from '#ui/words.ts'

type Details = Readonly<Record<string, unknown>>

/** The sentence for a code by the words of whichever module has it, filled from the details; undefined where none has. */
export function useTold(wordsOfModules: readonly Words[]) {
  const language = useLanguage()
  return (code: string, details: Details): string | undefined => {
    const text = wordsOfModules.map((words) => textIn(language, words, code)).find(Boolean)
    return text && fill(text, valuesIn(details, language), language)
  }
}

/** What a sentence can name: plain values, and texts in the reader's language. */
function valuesIn(details: Details, language: Language): Record<string, string | number> {
  const values: Record<string, string | number> = {}
  for (const [name, value] of Object.entries(details))
    if (typeof value === 'string' || typeof value === 'number') values[name] = value
    else if (isTexts(value)) values[name] = textsIn(language, value)
  return values
}

const isTexts = (value: unknown): value is Texts =>
  typeof value === 'object' && value !== null && 'zh' in value && 'en' in value
