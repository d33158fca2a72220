import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'

/** Starts a file of this folder as a process of its own, hands it `wish`, and waits for its first word. */
export async function startChild<Told>(
  file: string,
  wish: unknown,
): Promise<{ told: Told; child: ChildProcess }> {
  const child = fork(new URL(file, import.meta.url), { serialization: 'advanced' })
  child.send(wish as object)
  const ended = once(child, 'exit').then(([code]) => Promise.reject(new Error(`${file} ended with ${code}`)))
  const [told] = await Promise.race([once(child, 'message'), ended])
  ended.catch(() => undefined) // its end is no fault any more
  return { told: told as Told, child }
}

/** For a child that has told what it had to tell: it holds nothing that a kill could harm. */
export async function endChild(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  child.kill('SIGKILL')
  await once(child, 'exit')
}

/** In a child: waits for the wish, does it, tells the answer. */
export function answerParent<Wish>(work: (wish: Wish) => Promise<unknown>): void {
  process.once('disconnect', () => process.exit()) // nobody is left to stop it
  process.once('message', (wish) => {
    void work(wish as Wish).then((answer) => process.send?.(answer))
  })
}
