import { ChildEnded, childProgram } from '../child-program.ts'
import { type FileRefusal, FileRefused } from './file-refused.ts'

export interface Picture {
  bytes: Buffer
  contentType: 'image/jpeg' | 'image/png'
  width: number
  height: number
}

export type PictureAnswer = Picture | { refused: FileRefusal }

const ask = childProgram<string, PictureAnswer>(new URL('./picture-child.ts', import.meta.url), {
  milliseconds: 20_000, // the worst that is taken needs five
  megabytes: 64,
})

/**
 * Makes a picture anew from its pixels: upright, at most 2,400 pixels long, with no place, camera or other hidden
 * thing. WebP comes out as JPEG, or PNG where it is transparent, since paper takes no other. Refuses what is no JPEG, PNG or still
 * WebP by its content (`not_allowed`), has more than 50 million pixels (`bomb`), or 24 million where it can be unpacked only as
 * a whole (`too_much_memory`), takes too long (`too_slow`) or cannot be read to its end (`damaged`).
 * Works in a process of its own; pictures wait for one another.
 */
export async function reencode(path: string): Promise<Picture> {
  const answer = await ask(path).catch((error: unknown) => {
    if (error instanceof ChildEnded && error.isLate) throw new FileRefused('too_slow')
    if (error instanceof ChildEnded && error.isOutOfMemory) throw new FileRefused('too_much_memory')
    throw error
  })
  if ('refused' in answer) throw new FileRefused(answer.refused)
  return answer
}
