import type { Language } from '#platform/contract.ts'
import type { PrintedNumber } from '../contract/printed.ts'

interface PrintedTexts {
  summary: string
  checkpoint: string
  checkpointHelp: string
  /** Before a number's exact value. */
  colon: string
  asOf: (day: string) => string
  seal: (number: number, hash: string) => string
  notSealed: string
  separator: string
  /** Before an item of a list: the double dash of official documents, the dash of English ones. */
  item: string
}

const HASH_DIGITS = 16 // 64 bits: enough to look a seal up, short enough to be typed

export const printedTexts: Record<Language, PrintedTexts> = {
  'zh-Hans': {
    summary: '内容提要',
    checkpoint: '检查点',
    checkpointHelp: '请留存以下文字。日后可在“核验”页面与当时的封存逐字比对。',
    colon: '：',
    asOf: (day) => `（截至${day}）`,
    seal: (number, hash) => `封存第${number}号 ${hash}`,
    notSealed: '尚未封存',
    separator: '；',
    item: '——',
  },
  'zh-Hant': {
    summary: '內容提要',
    checkpoint: '檢查點',
    checkpointHelp: '請留存以下文字。日後可在“核驗”頁面與當時的封存逐字比對。',
    colon: '：',
    asOf: (day) => `（截至${day}）`,
    seal: (number, hash) => `封存第${number}號 ${hash}`,
    notSealed: '尚未封存',
    separator: '；',
    item: '——',
  },
  en: {
    summary: 'In brief',
    checkpoint: 'Checkpoint',
    checkpointHelp:
      'Keep the text below. Its every letter can be compared later with the seals of that day, on the page “Verify”.',
    colon: ': ',
    asOf: (day) => ` as of ${day}`,
    seal: (number, hash) => `seal No. ${number}, ${hash}`,
    notSealed: 'not sealed yet',
    separator: '; ',
    item: '– ',
  },
}

/** A day of the form YYYY-MM-DD as an official document writes it: 2026年11月24日, 24 November 2026. */
export function writtenDay(day: string, lang: Language): string {
  const locale = lang === 'en' ? 'en-GB' : 'zh-CN'
  return new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(day))
}

/** What a number in the text rests on, without its address: figure, exact value, day, seal. */
export function noteText(number: PrintedNumber, lang: Language): string {
  const { colon, asOf, seal, notSealed, separator } = printedTexts[lang]
  const value = new Intl.NumberFormat('en', { maximumFractionDigits: 20 }).format(number.value)
  const day = asOf(writtenDay(number.day, lang))
  const proof =
    number.seal === null ? notSealed : seal(number.seal, number.sealHash?.slice(0, HASH_DIGITS) ?? '')
  return `${number.title}${colon}${value}${day}${separator}${proof}${separator}`
}
