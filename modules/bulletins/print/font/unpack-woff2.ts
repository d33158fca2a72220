import { brotliDecompressSync } from 'node:zlib'
import { ByteReader } from './byte-reader.ts'

// W3C WOFF File Format 2.0, 4.1: tables named by a number of six bits; 63 is followed by the name itself.
const TAGS =
  'cmap head hhea hmtx maxp name OS/2 post cvt_ fpgm glyf loca prep CFF_ VORG EBDT EBLC gasp hdmx kern LTSH PCLT ' +
  'VDMX vhea vmtx BASE GDEF GPOS GSUB EBSC JSTF MATH CBDT CBLC COLR CPAL SVG_ sbix acnt avar bdat bloc bsln cvar ' +
  'fdsc feat fmtx fvar gvar hsty just lcar mort morx opbd prop trak Zapf Silf Glat Gloc Feat Sill'
const KNOWN_TAGS = TAGS.split(' ').map((tag) => tag.replace('_', ' '))
const SIGNATURE = 0x774f4632 // wOF2

/**
 * The tables of a WOFF2 font by their tags; `glyf` still in the form of `readOutlines`. The PDF library opens
 * WOFF2, but can neither set the weight of such a font nor cut it to the characters used.
 */
export function unpackWoff2(file: Buffer): Map<string, Buffer> {
  const reader = new ByteReader(file)
  if (reader.uint32() !== SIGNATURE) throw new Error('This is no WOFF2 font')
  reader.take(8)
  const tableCount = reader.uint16()
  reader.take(6)
  const packedBytes = reader.uint32()
  reader.take(24)
  const directory = Array.from({ length: tableCount }, () => directoryEntry(reader))
  const unpacked = new ByteReader(brotliDecompressSync(reader.take(packedBytes)))
  return new Map(directory.map(({ tag, bytes }) => [tag, unpacked.take(bytes)]))
}

function directoryEntry(reader: ByteReader): { tag: string; bytes: number } {
  const flags = reader.uint8()
  const tag = KNOWN_TAGS[flags & 0x3f] ?? reader.take(4).toString('latin1')
  const plainBytes = reader.base128()
  const isOutlines = tag === 'glyf' || tag === 'loca'
  // Version 0 is the packed form of these two tables, and the plain form of all others.
  if (flags >> 6 !== 0) throw new Error(`The font packs its table ${tag} in a way that is not read here`)
  return { tag, bytes: isOutlines ? reader.base128() : plainBytes }
}
