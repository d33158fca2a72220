import sharp from 'sharp'
import { contentTypeOf } from './content-type.ts'
import { FileRefused } from './file-refused.ts'

export interface Picture {
  bytes: Buffer
  contentType: 'image/jpeg' | 'image/png'
  width: number
  height: number
}

const MOST_PIXELS = 50_000_000 // more than cameras of telephones take; their raw pixels fill 150 MB
const LONGEST_EDGE = 2400 // two columns on a fine screen, and a sheet of A4 at 290 dots an inch
const QUALITY = 82
const TAKEN = ['image/jpeg', 'image/png', 'image/webp']

// The server is small: one thread for one picture, and nothing kept of it.
sharp.cache(false)
sharp.concurrency(1)
let queue: Promise<unknown> = Promise.resolve()

/**
 * Makes a picture anew from its pixels: upright, at most 2,400 pixels long, with no place, camera or other hidden
 * thing. WebP comes out as JPEG, or PNG where it is transparent, since paper takes no other. Refuses what is no JPEG, PNG or still
 * WebP by its content (`not_allowed`), has more than 50 million pixels (`bomb`) or cannot be read to its end (`damaged`).
 * Pictures wait for one another.
 */
export async function reencode(path: string): Promise<Picture> {
  const picture = queue.then(() => reencodeNow(path))
  queue = picture.catch(() => undefined)
  return picture
}

async function reencodeNow(path: string): Promise<Picture> {
  if (!TAKEN.includes(await contentTypeOf(path))) throw new FileRefused('not_allowed')
  // The head alone is read here, whatever size it says.
  const head = await readable(sharp(path, { limitInputPixels: false }).metadata())
  if (head.width * head.height > MOST_PIXELS) throw new FileRefused('bomb')
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
