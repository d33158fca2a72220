/** Reads big-endian numbers from the front of a stream of bytes. */
export class ByteReader {
  readonly #bytes: Buffer
  #at = 0

  constructor(bytes: Buffer) {
    this.#bytes = bytes
  }

  take(length: number): Buffer {
    const end = this.#at + length
    if (end > this.#bytes.length) throw new RangeError('The font ends too early')
    const taken = this.#bytes.subarray(this.#at, end)
    this.#at = end
    return taken
  }

  uint8(): number {
    return this.take(1).readUInt8()
  }

  uint16(): number {
    return this.take(2).readUInt16BE()
  }

  int16(): number {
    return this.take(2).readInt16BE()
  }

  uint32(): number {
    return this.take(4).readUInt32BE()
  }

  /** WOFF2, 4.1: seven bits a byte, the highest first. */
  base128(): number {
    let value = 0
    for (let n = 0; n < 5; n++) {
      const byte = this.uint8()
      value = value * 128 + (byte & 0x7f)
      if (byte < 0x80) return value
    }
    throw new RangeError('A number in the font does not end')
  }

  /** WOFF2, 4.1: 255UInt16, one byte below 253. */
  packed16(): number {
    const code = this.uint8()
    if (code === 253) return this.uint16()
    if (code === 254) return this.uint8() + 506
    if (code === 255) return this.uint8() + 253
    return code
  }
}
