import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { crc32, deflateSync } from 'node:zlib'
import sharp from 'sharp'
import type { FileRefusal } from './file-refused.ts'
import { reencode } from './picture.ts'

const folder = mkdtempSync(join(tmpdir(), 'juguang-picture-'))
after(() => rmSync(folder, { recursive: true }))

function kept(content: Buffer | string): string {
  const path = join(folder, 'picture')
  writeFileSync(path, content)
  return path
}

const refused = (content: Buffer | string, reason: FileRefusal) =>
  assert.rejects(reencode(kept(content)), { reason })

/** Left half red, right half blue. */
function twoColours(width: number, height: number) {
  const half = { create: { width: Math.ceil(width / 2), height, channels: 3, background: '#f00' } } as const
  return sharp({ create: { width, height, channels: 3, background: '#00f' } }).composite([
    { input: half, left: 0, top: 0 },
  ])
}

async function colourAt(bytes: Buffer, left: number, top: number) {
  const pixel = await sharp(bytes).extract({ left, top, width: 1, height: 1 }).raw().toBuffer()
  return [...pixel].map((value) => Math.round(value / 255))
}

/** A PNG whose head says this size, with one row of pixels (W3C PNG, 11.2). */
function pngOfSize(width: number, height: number): Buffer {
  const head = Buffer.alloc(13)
  head.writeUInt32BE(width, 0)
  head.writeUInt32BE(height, 4)
  head.set([8, 2], 8)
  const chunk = (type: string, data: Buffer) => {
    const body = Buffer.concat([Buffer.from(type), data])
    const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)]
    length.writeUInt32BE(data.length)
    sum.writeUInt32BE(crc32(body))
    return Buffer.concat([length, body, sum])
  }
  const pixels = deflateSync(Buffer.alloc(1000))
  const signature = Buffer.from('\x89PNG\r\n\x1a\n', 'latin1')
  return Buffer.concat([
    signature,
    chunk('IHDR', head),
    chunk('IDAT', pixels),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

test('a photograph comes out upright, at most 2,400 pixels long, without the place where it was taken', async () => {
  const place = {
    IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '22/1 46/1 12/1', GPSLongitude: '113/1 56/1 3/1' },
  }
  const photograph = await twoColours(3000, 2000)
    .jpeg()
    .withExif({ IFD0: { Model: 'Telephone', Artist: '张三' }, ...place })
    .withMetadata({ orientation: 6 })
    .toBuffer()
  const before = await sharp(photograph).metadata()
  assert.ok(
    before.exif?.includes('Telephone') && before.orientation === 6,
    'the test made no such photograph',
  )
  const { bytes, contentType, width, height } = await reencode(kept(photograph))
  const after = await sharp(bytes).metadata()
  assert.deepEqual([contentType, width, height], ['image/jpeg', 1600, 2400])
  assert.deepEqual(
    [after.exif, after.xmp, after.iptc, after.orientation],
    [undefined, undefined, undefined, undefined],
  )
  assert.ok(!bytes.includes('Telephone') && !bytes.includes('Exif'))
  // Turned to the right, what was left is above.
  assert.deepEqual(
    [await colourAt(bytes, 800, 100), await colourAt(bytes, 800, 2300)],
    [
      [1, 0, 0],
      [0, 0, 1],
    ],
  )
})

test('a small picture keeps its size, and what is transparent stays so', async () => {
  const clear = { create: { width: 40, height: 20, channels: 4, background: '#0000' } } as const
  for (const content of [await sharp(clear).png().toBuffer(), await sharp(clear).webp().toBuffer()]) {
    const { bytes, contentType, width, height } = await reencode(kept(content))
    assert.deepEqual([contentType, width, height], ['image/png', 40, 20])
    assert.deepEqual(await colourAt(bytes, 5, 5), [0, 0, 0, 0])
  }
  const opaque = await reencode(kept(await twoColours(40, 20).webp().toBuffer()))
  assert.equal(opaque.contentType, 'image/jpeg')
})

test('drawings, documents and moving pictures are refused, whatever they are called', async () => {
  await refused('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>', 'not_allowed')
  await refused('%PDF-1.7\n%%EOF', 'not_allowed')
  const frames = Buffer.alloc(2 * 4 * 4 * 3, 128)
  frames.fill(9, 48)
  const moving = sharp(frames, { raw: { width: 4, height: 8, channels: 3, pageHeight: 4 } })
  await refused(await moving.gif().toBuffer(), 'not_allowed')
  await refused(await moving.webp({ loop: 0, delay: [100, 100] }).toBuffer(), 'not_allowed')
})

test('a picture that ends early or was altered is refused as damaged', async () => {
  for (const whole of [
    await twoColours(400, 300).jpeg().toBuffer(),
    await twoColours(400, 300).png().toBuffer(),
  ]) {
    await refused(whole.subarray(0, whole.length * 0.6), 'damaged')
    await refused(whole.subarray(0, 20), 'damaged')
  }
  await refused(pngOfSize(300, 300), 'damaged')
})

test('a picture that would unpack to billions of pixels is refused, and costs no memory', async () => {
  const before = process.memoryUsage.rss()
  await refused(pngOfSize(60_000, 60_000), 'bomb')
  await refused(pngOfSize(10_000, 5_001), 'bomb')
  assert.ok(process.memoryUsage.rss() - before < 30_000_000)
})

test('a large picture that can be unpacked only as a whole is refused', async () => {
  const large = { create: { width: 6000, height: 4001, channels: 3, background: '#09f' } } as const
  await refused(await sharp(large).jpeg({ progressive: true }).toBuffer(), 'too_much_memory')
  await refused(await sharp(large).png({ progressive: true }).toBuffer(), 'too_much_memory')
  const small = await sharp(large).resize({ width: 300 }).jpeg({ progressive: true }).toBuffer()
  assert.equal((await reencode(kept(small))).width, 300)
})

test('of pictures that come at once only one is worked on at a time', async () => {
  const path = kept(await twoColours(2000, 1500).jpeg().toBuffer())
  const counts: number[] = []
  const watch = setInterval(() => {
    counts.push(process.getActiveResourcesInfo().filter((name) => name === 'ProcessWrap').length)
  }, 1)
  const made = await Promise.all(Array.from({ length: 4 }, () => reencode(path)))
  clearInterval(watch)
  assert.deepEqual([made.length, Math.max(...counts)], [4, 1])
})
