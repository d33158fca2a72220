// Runs as a process of its own: picture.ts starts it and stops it.
import sharp from 'sharp'
import { answerParent } from '../child-program.ts'
import { contentTypeOf } from './content-type.ts'
import { FileRefused } from './file-refused.ts'
import type { Picture, PictureAnswer } from './picture.ts'

const MOST_PIXELS = 50_000_000 // more than cameras of telephones take; row by row they need 100 MB
/** Progressive JPEG and interlaced PNG are unpacked as a whole: up to 8 bytes for each pixel, and 200 MB for these. */
const MOST_PIXELS_AT_ONCE = 24_000_000
const LONGEST_EDGE = 2400 // two columns on a fine screen, and a sheet of A4 at 290 dots an inch
const QUALITY = 82
const TAKEN = ['image/jpeg', 'image/png', 'image/webp']

// The server is small: one thread for one picture.
sharp.cache(false)
sharp.concurrency(1)

async function reencode(path: string): Promise<Picture> {
  if (!TAKEN.includes(await contentTypeOf(path))) throw new FileRefused('not_allowed')
  // The head alone is read here, whatever size it says.
  const head = await readable(sharp(path, { limitInputPixels: false }).metadata())
  if (head.width * head.height > MOST_PIXELS) throw new FileRefused('bomb')
  if (head.isProgressive && head.width * head.height > MOST_PIXELS_AT_ONCE)
    throw new FileRefused('too_much_memory')
  if ((head.pages ?? 1) > 1) throw new FileRefused('not_allowed')
  const upright = sharp(path, { limitInputPixels: MOST_PIXELS, failOn: 'warning' })
    .autoOrient()
    .resize({ width: LONGEST_EDGE, height: LONGEST_EDGE, fit: 'inside', withoutEnlargement: true })
  const isPng = head.format === 'png' || (head.format === 'webp' && head.hasAlpha)
  const made = isPng ? upright.png() : upright.jpeg({ quality: QUALITY })
  const { data, info } = await readable(made.toBuffer({ resolveWithObject: true }))
  return {
    bytes: data,
    contentType: isPng ? 'image/png' : 'image/jpeg',
    width: info.width,
    height: info.height,
  }
}

/** The library says of a picture that it cannot read only that something went wrong. */
async function readable<Result>(work: Promise<Result>): Promise<Result> {
  return work.catch(() => {
    throw new FileRefused('damaged')
  })
}

async function answer(path: string): Promise<PictureAnswer> {
  try {
    return await reencode(path)
  } catch (error) {
    if (error instanceof FileRefused) return { refused: error.reason }
    throw error
  }
}

answerParent(answer)
