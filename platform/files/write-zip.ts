import { crc32 } from 'node:zlib'

/** An archive of uncompressed entries with ASCII names (PKWARE APPNOTE.TXT, 4.3). */
export function storedZip(files: readonly { name: string; content: Buffer }[]): Buffer {
  const parts: Buffer[] = []
  const directory: Buffer[] = []
  let offset = 0
  for (const { name, content } of files) {
    const named = Buffer.from(name, 'latin1')
    const facts = Buffer.alloc(26) // what the local header and the directory both say
    facts.writeUInt16LE(20, 0) // version 2.0 unpacks it
    facts.writeUInt32LE(crc32(content), 10)
    facts.writeUInt32LE(content.length, 14)
    facts.writeUInt32LE(content.length, 18)
    facts.writeUInt16LE(named.length, 22)
    const place = Buffer.alloc(14)
    place.writeUInt32LE(offset, 10)
    parts.push(Buffer.from('PK\x03\x04'), facts, named, content)
    directory.push(Buffer.from('PK\x01\x02\x14\x00'), facts, place, named)
    offset += 30 + named.length + content.length
  }
  const list = Buffer.concat(directory)
  const end = Buffer.alloc(22)
  end.write('PK\x05\x06', 'latin1')
  end.writeUInt16LE(files.length, 8)
  end.writeUInt16LE(files.length, 10)
  end.writeUInt32LE(list.length, 12)
  end.writeUInt32LE(offset, 16)
  return Buffer.concat([...parts, list, end])
}
