import { refused, Unavailable } from './problem.ts'

/**
 * Does heavy work a few pieces at a time, so that a rush waits here and not for the connections of everybody else. Who asks
 * for the same before it has begun shares its answer, which is as fresh as their own would be: what had begun already might
 * not know what they did just before. Where more than `mostWaiting` different pieces wait, it is refused as unavailable.
 */
export function inTurn<T>({ atOnce, mostWaiting }: { atOnce: number; mostWaiting: number }) {
  const waiting = new Map<string, Promise<T>>()
  const line: (() => void)[] = []
  let running = 0

  const turn = async (): Promise<void> => {
    if (running === atOnce) return new Promise((begin) => line.push(begin))
    running += 1
  }
  /** The place passes to who is first in line, if anybody is. */
  const done = () => {
    const next = line.shift()
    if (next) next()
    else running -= 1
  }
  const work = async (key: string, piece: () => Promise<T>): Promise<T> => {
    await turn()
    waiting.delete(key)
    try {
      return await piece()
    } finally {
      done()
    }
  }

  return (key: string, piece: () => Promise<T>): Promise<T> => {
    const same = waiting.get(key)
    if (same) return same
    if (line.length >= mostWaiting) return Promise.reject(refused(Unavailable))
    const answer = work(key, piece)
    waiting.set(key, answer)
    return answer
  }
}
