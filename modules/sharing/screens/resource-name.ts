import type { Language } from '#ui/language.ts'

/** Its English name for who reads English, where it has one. */
export const resourceName = (
  { name, nameEn }: { name: string; nameEn: string | null },
  language: Language,
): string => (language === 'en' && nameEn) || name
