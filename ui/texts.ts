import { type Language, useLanguage } from './language.ts'

/** A text of the city in every language, as the server tells it where one record is read in several. */
export interface Texts {
  readonly zh: string
  readonly en: string
  readonly hant?: string | undefined
}

export const textsIn = (language: Language, { zh, en, hant }: Texts): string =>
  ({ 'zh-Hans': zh, 'zh-Hant': hant ?? zh, en })[language]

export function useTexts(): (texts: Texts) => string {
  const language = useLanguage()
  return (texts) => textsIn(language, texts)
}
