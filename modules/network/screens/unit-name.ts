import type { Language } from '#ui/language.ts'

/** The name in the reader's language; what a unit calls itself in Chinese is never converted. */
export const unitName = (
  { name, nameEn }: { name: string; nameEn: string | null },
  language: Language,
): string => (language === 'en' ? (nameEn ?? name) : name)
