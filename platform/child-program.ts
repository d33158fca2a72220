import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'

export interface ChildLimits {
  /** From its start to its answer. */
  milliseconds: number
  /** Of its heap of JavaScript; what libraries take outside of it they must bound themselves. */
  megabytes: number
}

/** A child that ended without an answer. */
export class ChildEnded extends Error {
  readonly isLate: boolean
  readonly isOutOfMemory: boolean

  constructor(program: URL, ending: string | number, isLate: boolean) {
    super(`${program.pathname} ended with ${ending}, its answer unfinished`)
    this.isLate = isLate
    // How V8, Node on Windows and the kernel end a process that needs too much.
    this.isOutOfMemory = !isLate && ['SIGABRT', 'SIGTRAP', 134, 'SIGKILL'].includes(ending)
  }
}

/**
 * A program of ours that answers one question in a process of its own, without our secrets: its libraries and what
 * they fill are gone with it. Questions wait for one another. Throws `ChildEnded`.
 */
export function childProgram<Question, Answer>(
  program: URL,
  limits: ChildLimits,
): (question: Question) => Promise<Answer> {
  let queue: Promise<unknown> = Promise.resolve()
  return async (question) => {
    const answer = queue.then(() => ask<Answer>(program, limits, question))
    queue = answer.catch(() => undefined)
    return answer
  }
}

async function ask<Answer>(program: URL, limits: ChildLimits, question: unknown): Promise<Answer> {
  const started = performance.now()
  const child = fork(fileURLToPath(program), {
    serialization: 'advanced',
    execArgv: [`--max-old-space-size=${limits.megabytes}`],
    env: { TZ: 'UTC' }, // nothing of ours
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    timeout: limits.milliseconds,
    killSignal: 'SIGKILL',
  })
  const answer = new Promise<Answer>((resolve, reject) => {
    child.once('message', (message) => resolve(message as Answer))
    child.once('error', reject)
    child.once('exit', (code, signal) => {
      const isLate = signal === 'SIGKILL' && performance.now() - started >= limits.milliseconds
      reject(new ChildEnded(program, signal ?? code ?? 'nothing', isLate))
    })
  })
  // Where it ends early the question cannot be sent: `exit` says why.
  child.send(question as object, () => undefined)
  try {
    return await answer
  } finally {
    await stop(child)
  }
}

/** Waits until it is gone, so that the next one does not fill memory beside it. */
async function stop(child: ChildProcess): Promise<void> {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return
  child.kill('SIGKILL')
  await once(child, 'exit')
}

/** For the program itself: it answers what it is asked, and lives until its parent stops it or is gone. */
export function answerParent<Question>(work: (question: Question) => Promise<unknown>): void {
  const answer = async (question: unknown) => process.send?.(await work(question as Question))
  // What goes wrong ends the program, as any error that nobody catches.
  process.on('message', (question) => void answer(question))
}
