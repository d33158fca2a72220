import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import autocannon from 'autocannon'
import type { ServerWish } from './serve.ts'

export interface Server {
  readonly url: string
  memory(): Promise<number>
  stop(): void
}

export async function startServer(wish: ServerWish): Promise<Server> {
  const child: ChildProcess = fork(new URL('serve.ts', import.meta.url))
  child.send(wish)
  const [{ url }] = (await once(child, 'message')) as [{ url: string }]
  return {
    url,
    memory: async () => {
      child.send('memory')
      const [{ bytes }] = (await once(child, 'message')) as [{ bytes: number }]
      return bytes
    },
    stop: () => void child.kill('SIGKILL'),
  }
}

export interface Request {
  method?: 'GET' | 'POST'
  path: string
  headers?: Record<string, string>
  body?: string
}

export interface Measured {
  perSecond: number
  medianMs: number
  p99Ms: number
}

/** Sends what `next` says over so many connections for so many seconds. An answer that is no success ends the run. */
export async function load(
  url: string,
  connections: number,
  seconds: number,
  next: () => Request,
): Promise<Measured> {
  const result = await autocannon({
    url,
    connections,
    duration: seconds,
    requests: [
      {
        setupRequest: (request) => {
          const { method = 'GET', path, headers = {}, body } = next()
          return {
            ...request,
            method,
            path,
            headers: { ...headers },
            ...(body === undefined ? {} : { body }),
          }
        },
      },
    ],
  })
  if (result.non2xx > 0 || result.errors > 0)
    throw new Error(`${url}: ${result.non2xx} answers were no success, ${result.errors} failed`)
  const { p50, p99 } = result.latency
  return { perSecond: result.requests.average, medianMs: p50, p99Ms: p99 }
}
