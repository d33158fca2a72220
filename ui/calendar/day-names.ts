import type { Language } from '../language.ts'

const locales = { 'zh-Hans': 'zh-CN', 'zh-Hant': 'zh-TW', en: 'en-GB' } as const

/** 周二, "Tue". */
export function weekdayName(day: string, language: Language): string {
  const name = new Intl.DateTimeFormat(locales[language], { weekday: 'short', timeZone: 'UTC' }).format(
    new Date(day),
  )
  return language === 'zh-Hans' ? name.replace('週', '周') : name
}
