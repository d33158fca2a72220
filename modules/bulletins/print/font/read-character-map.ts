/** The glyphs of a font by code point (OpenType, `cmap`, formats 4 and 12: the two that Unicode fonts of today use). */
export function readCharacterMap(cmap: Buffer): Map<number, number> {
  const glyphs = new Map<number, number>()
  for (let n = 0; n < cmap.readUInt16BE(2); n++) {
    const table = cmap.subarray(cmap.readUInt32BE(8 + 8 * n))
    const format = table.readUInt16BE(0)
    if (format === 4) addSegments(table, glyphs)
    if (format === 12) addGroups(table, glyphs)
  }
  return glyphs
}

function addSegments(table: Buffer, glyphs: Map<number, number>): void {
  const row = table.readUInt16BE(6)
  for (let at = 14; at < 14 + row; at += 2) {
    const [end, start, delta] = [at, at + 2 + row, at + 2 + 2 * row].map((place) => table.readUInt16BE(place))
    if (end === undefined || start === undefined || delta === undefined) continue
    const rangeAt = at + 2 + 3 * row
    const range = table.readUInt16BE(rangeAt)
    for (let code = start; code <= end && code < 0xffff; code++) {
      const plain = range === 0 ? code : table.readUInt16BE(rangeAt + range + 2 * (code - start))
      // In a list of glyphs 0 means that there is none; anywhere else it is a number like others.
      if (range === 0 || plain !== 0) glyphs.set(code, (plain + delta) & 0xffff)
    }
  }
}

function addGroups(table: Buffer, glyphs: Map<number, number>): void {
  for (let n = 0; n < table.readUInt32BE(12); n++) {
    const group = table.subarray(16 + 12 * n)
    const [start, end, glyph] = [group.readUInt32BE(0), group.readUInt32BE(4), group.readUInt32BE(8)]
    for (let code = start; code <= end; code++) glyphs.set(code, glyph + code - start)
  }
}
