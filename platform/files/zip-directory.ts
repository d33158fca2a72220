import { crc32, inflateRawSync } from 'node:zlib'
import { FileRefused } from './file-refused.ts'

// Numbers and offsets in this file are those of PKWARE's APPNOTE.TXT, 4.3: headers of a zip archive.
const END = 0x06054b50
const ENTRY = 0x02014b50
const LOCAL = 0x04034b50
const END_BYTES = 22
const LONGEST_COMMENT = 0xffff

const MOST_ENTRIES = 1000
const MOST_BYTES = 100_000_000
/** Office files shrink to a tenth, sheets of one repeated value to a hundredth. */
const MOST_SHRUNK = 200
/** Below this nothing that unpacks is a danger, however far it was shrunk. */
const HARMLESS_BYTES = 10_000_000

export interface ZipEntry {
  name: string
  method: number
  crc: number
  packedBytes: number
  bytes: number
  offset: number
}

/**
 * The entries that an archive says it holds; refuses bombs, encrypted and damaged ones by what is said.
 * `end` is the last part of the file or all of it. Sizes may lie: only `unpack` makes sure of them.
 */
export function readZipDirectory(end: Buffer, fileBytes = end.length): ZipEntry[] {
  try {
    return directory(end, fileBytes)
  } catch (error) {
    if (error instanceof RangeError) throw new FileRefused('damaged') // an offset that leads out of the file
    throw error
  }
}

function directory(end: Buffer, fileBytes: number): ZipEntry[] {
  const at = endRecord(end)
  const count = end.readUInt16LE(at + 10)
  if (count > MOST_ENTRIES) throw new FileRefused('bomb')
  const entries: ZipEntry[] = []
  let position = end.readUInt32LE(at + 16) - (fileBytes - end.length)
  for (let n = 0; n < count; n++) {
    if (end.readUInt32LE(position) !== ENTRY) throw new FileRefused('damaged')
    const isEncrypted = (end.readUInt16LE(position + 8) & 1) === 1
    if (isEncrypted) throw new FileRefused('protected')
    const nameBytes = end.readUInt16LE(position + 28)
    entries.push({
      name: end.toString('utf8', position + 46, position + 46 + nameBytes),
      method: end.readUInt16LE(position + 10),
      crc: end.readUInt32LE(position + 16),
      packedBytes: end.readUInt32LE(position + 20),
      bytes: end.readUInt32LE(position + 24),
      offset: end.readUInt32LE(position + 42),
    })
    position += 46 + nameBytes + end.readUInt16LE(position + 30) + end.readUInt16LE(position + 32)
  }
  const unpacked = entries.reduce((sum, { bytes }) => sum + bytes, 0)
  const isShrunkTooFar = unpacked > HARMLESS_BYTES && unpacked > MOST_SHRUNK * fileBytes
  if (unpacked > MOST_BYTES || isShrunkTooFar) throw new FileRefused('bomb')
  return entries
}

function endRecord(end: Buffer): number {
  const earliest = Math.max(0, end.length - END_BYTES - LONGEST_COMMENT)
  for (let at = end.length - END_BYTES; at >= earliest; at--)
    if (end.readUInt32LE(at) === END && at + END_BYTES + end.readUInt16LE(at + 20) === end.length) return at
  throw new FileRefused('damaged')
}

/** The content of one entry; never larger than its directory said, and exactly what was packed. */
export function unpack(archive: Buffer, entry: ZipEntry): Buffer {
  const { offset, packedBytes, bytes, method } = entry
  if (offset + 30 > archive.length || archive.readUInt32LE(offset) !== LOCAL) throw new FileRefused('damaged')
  const start = offset + 30 + archive.readUInt16LE(offset + 26) + archive.readUInt16LE(offset + 28)
  const packed = archive.subarray(start, start + packedBytes)
  const content = method === 0 ? packed : inflated(packed, method, bytes)
  if (content.length !== bytes || crc32(content) !== entry.crc) throw new FileRefused('damaged')
  return content
}

function inflated(packed: Buffer, method: number, bytes: number): Buffer {
  if (method !== 8) throw new FileRefused('damaged')
  try {
    return inflateRawSync(packed, { maxOutputLength: Math.max(bytes, 1) })
  } catch (error) {
    const isLarger = error instanceof RangeError // ERR_BUFFER_TOO_LARGE
    throw new FileRefused(isLarger ? 'bomb' : 'damaged')
  }
}
