import { useSyncExternalStore } from 'react'

export const languages = ['zh-Hans', 'zh-Hant', 'en'] as const
export type Language = (typeof languages)[number]

const KEPT = 'juguang.language'
let current: Language = 'zh-Hans'
let traditional: Readonly<Record<string, string>> = {}
const listeners = new Set<() => void>()

/** The language that a code stands for: `zh-TW`, `zh-HK` and `zh-MO` read traditional, other Chinese simplified. */
export function languageOf(code: string | null | undefined): Language | undefined {
  if (!code) return undefined
  if (/^zh\b.*\b(Hant|TW|HK|MO)\b/i.test(code)) return 'zh-Hant'
  if (/^zh\b/i.test(code)) return 'zh-Hans'
  return /^en\b/i.test(code) ? 'en' : undefined
}

/** To be awaited before the first paint. The address wins over the kept choice, so that a link can carry a language. */
export async function startLanguage(): Promise<void> {
  const asked = new URLSearchParams(location.search).get('lang')
  const wished = [asked, kept(), ...navigator.languages].map(languageOf).find(Boolean)
  // Who reads neither gets English: the visitor from abroad.
  await change(wished ?? 'en')
}

/** Changes the language of the page that is open, and keeps the choice for the next visit. */
export async function chooseLanguage(language: Language): Promise<void> {
  await change(language)
  try {
    localStorage.setItem(KEPT, language)
  } catch {
    // A private window may refuse storage: the choice then lasts as long as the page.
  }
  const address = new URL(location.href)
  if (!address.searchParams.has('lang')) return
  address.searchParams.set('lang', language)
  history.replaceState(history.state, '', address)
}

export const useLanguage = (): Language => useSyncExternalStore(listen, currentLanguage, currentLanguage)

export const currentLanguage = (): Language => current

/** A text of ours in traditional Chinese; what people wrote must never pass through here. */
export const inTraditional = (text: string): string => traditional[text] ?? text

async function change(language: Language): Promise<void> {
  if (language === 'zh-Hant') {
    const loaded = await import('./hant.generated.json', { with: { type: 'json' } })
    traditional = loaded.default
  }
  current = language
  document.documentElement.lang = language
  for (const listener of listeners) listener()
}

function kept(): string | null {
  try {
    return localStorage.getItem(KEPT)
  } catch {
    return null
  }
}

function listen(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
