import { type FileHandle, open } from 'node:fs/promises'
import { FileRefused } from './file-refused.ts'
import { readZipDirectory } from './zip-directory.ts'

const OFFICE = 'application/vnd.openxmlformats-officedocument'

/** Every kind of file that is kept. Nothing here runs in a browser: no HTML, no SVG, no macros. */
export type ContentType =
  | 'application/pdf'
  | 'image/png'
  | 'image/jpeg'
  | 'image/webp'
  | `${typeof OFFICE}.${'wordprocessingml.document' | 'spreadsheetml.sheet' | 'presentationml.presentation'}`
  | `text/plain; charset=${'utf-8' | 'gb18030'}`

const HEAD_BYTES = 4096 // more than the 1445 in which browsers look for a type (WHATWG MIME Sniffing)
const PIECE_BYTES = 65_536 // of a text that is checked to its end
const DIRECTORY_BYTES = 1_000_000 // the end of an archive, which holds the list of its entries

/** The type of a file on the disk by what it holds; its name and what the sender said are never asked. */
export async function contentTypeOf(path: string): Promise<ContentType> {
  const file = await open(path)
  try {
    const head = await bytesAt(file, 0, HEAD_BYTES)
    const start = head.toString('latin1')
    if (start.startsWith('%PDF-')) return 'application/pdf'
    if (start.startsWith('\x89PNG\r\n\x1a\n')) return 'image/png'
    if (start.startsWith('\xff\xd8\xff')) return 'image/jpeg'
    if (start.startsWith('RIFF') && start.startsWith('WEBP', 8)) return 'image/webp'
    if (start.startsWith('PK\x03\x04')) return await officeType(file)
    return await textType(file, head)
  } finally {
    await file.close()
  }
}

async function bytesAt(file: FileHandle, position: number, length: number): Promise<Buffer> {
  const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, position)
  return buffer.subarray(0, bytesRead)
}

async function officeType(file: FileHandle): Promise<ContentType> {
  const { size } = await file.stat()
  const end = await bytesAt(file, Math.max(0, size - DIRECTORY_BYTES), DIRECTORY_BYTES)
  const names = readZipDirectory(end, size).map(({ name }) => name)
  const hasMacros = names.some((name) => /vbaProject|macrosheets/i.test(name))
  if (!names.includes('[Content_Types].xml') || hasMacros) throw new FileRefused('not_allowed')
  if (names.includes('word/document.xml')) return `${OFFICE}.wordprocessingml.document`
  if (names.includes('xl/workbook.xml')) return `${OFFICE}.spreadsheetml.sheet`
  if (names.includes('ppt/presentation.xml')) return `${OFFICE}.presentationml.presentation`
  throw new FileRefused('not_allowed')
}

async function textType(file: FileHandle, head: Buffer): Promise<ContentType> {
  const isMarkup = /^(\xef\xbb\xbf)?\s*<|<\s*(!doctype|html|svg|script|iframe|\?xml)/i.test(
    head.toString('latin1'),
  )
  if (head.length === 0) throw new FileRefused('empty')
  if (isMarkup) throw new FileRefused('not_allowed')
  if (await isText(file, 'utf-8')) return 'text/plain; charset=utf-8'
  if (await isText(file, 'gb18030')) return 'text/plain; charset=gb18030'
  throw new FileRefused('not_allowed')
}

/** Whether all of the file is text in this encoding, without the control characters that only binary files hold. */
async function isText(file: FileHandle, encoding: string): Promise<boolean> {
  const decoder = new TextDecoder(encoding, { fatal: true })
  try {
    for (let at = 0, isLast = false; !isLast; at += PIECE_BYTES) {
      const piece = await bytesAt(file, at, PIECE_BYTES)
      isLast = piece.length < PIECE_BYTES
      // Of the control characters, texts hold these four.
      if (/[^\P{Cc}\t\n\f\r]/u.test(decoder.decode(piece, { stream: !isLast }))) return false
    }
    return true
  } catch {
    return false
  }
}
