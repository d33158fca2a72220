import { FileRefused } from './file-refused.ts'
import type { Encoding } from './table.ts'

const SAMPLE = 256 * 1024 // characters enough to tell a damaged UTF-8 text from one in GB 18030

/** The text without its byte order mark, judged by its bytes; guesses nothing that these encodings do not prove. */
export function decodeText(bytes: Uint8Array): { text: string; encoding: Encoding } {
  const [first, second, third] = bytes
  if (first === 0xff && second === 0xfe) return { text: decoded(bytes, 'utf-16le'), encoding: 'utf-16' }
  if (first === 0xfe && second === 0xff) return { text: decoded(bytes, 'utf-16be'), encoding: 'utf-16' }
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes), encoding: 'utf-8' }
  } catch {
    const isMarked = first === 0xef && second === 0xbb && third === 0xbf
    if (isMarked || isMostlyUtf8(bytes)) throw new FileRefused('damaged')
    return { text: decoded(bytes, 'gb18030'), encoding: 'gb18030' }
  }
}

function decoded(bytes: Uint8Array, label: string): string {
  try {
    return new TextDecoder(label, { fatal: true }).decode(bytes)
  } catch {
    throw new FileRefused('unknown_encoding')
  }
}

/**
 * UTF-8 with one broken byte is often valid GB 18030 as well, and would come in as nonsense without a word.
 * Only characters of three bytes or more count: GB 18030 names by chance hold many valid pairs.
 */
function isMostlyUtf8(bytes: Uint8Array): boolean {
  const sample = new TextDecoder('utf-8').decode(bytes.subarray(0, SAMPLE))
  const broken = sample.match(/\uFFFD/g)?.length ?? 0
  const whole = (sample.match(/[\u0800-\u{10FFFF}]/gu)?.length ?? 0) - broken
  return whole > 2 * broken
}
