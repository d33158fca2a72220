// Server-sent events (WHATWG HTML 9.2): a page that shows what is true now is told when it changes.
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { Broadcast, type Parts } from './broadcast.ts'
import { API_ROOT, type RequestOf, type Route } from './contract.ts'
import { sendProblem } from './http.ts'
import { parseRequest } from './parse.ts'
import { asProblem, refused, Unavailable } from './problem.ts'
import type { Schema } from './schema.ts'

/** A thousand streams take some 30 MB; beyond, the server keeps its memory for those who are there. */
const MOST_STREAMS = 1000
/** A hall has a few screens, a school behind one address a few dozen; more is somebody who opens them by program. */
const MOST_FROM_ONE_SOURCE = 50
/** What may wait for one slow reader; a whole state has some 15 kB, so who is this far behind follows no more. */
const MOST_WAITING_BYTES = 256 * 1024
const EVERY_MS = 1000
/** Readers of a server that restarts come back spread over this time, not all in the same moment. */
const [RETRY_MS, RETRY_SPREAD_MS] = [1000, 3000]
const RETRY_AFTER_SECONDS = 30

/**
 * Serves what `read` gives as a stream of events at the address of `route`, for everybody: `state` with the whole, then
 * `change` with parts that differ, `beat` with the age of the last reading. One reading serves all who ask the same query,
 * so the query may allow few values only, and `read` must not depend on who asks. Ends with the server.
 */
export function mountEventStream<R extends Route<undefined, Schema, undefined>>(
  http: FastifyInstance,
  route: R,
  read: (query: RequestOf<R>['query']) => Promise<Parts>,
): void {
  const broadcasts = new Map<string, Broadcast>()
  const streams = openStreams()
  http.addHook('preClose', async () => streams.endAll())

  const broadcastOf = (query: RequestOf<R>['query']): Broadcast => {
    const topic = JSON.stringify(query)
    const known = broadcasts.get(topic)
    if (known) return known
    const onFault = (error: unknown) => http.log.error(error)
    const made = new Broadcast({ read: () => read(query), onFault, everyMs: EVERY_MS })
    broadcasts.set(topic, made)
    return made
  }

  http.route({
    method: 'GET',
    url: API_ROOT + route.path,
    exposeHeadRoute: false, // it would wait for an end that never comes
    handler: (request, reply) => {
      try {
        const { query } = parseRequest(route, request) as RequestOf<R>
        if (!streams.hasRoomFor(request.ip)) {
          reply.header('retry-after', RETRY_AFTER_SECONDS)
          return sendProblem(request, reply, refused(Unavailable))
        }
        const broadcast = broadcastOf(query)
        streams.open(request, reply, (tell) => broadcast.listen(tell, lastEventId(request)))
        return reply
      } catch (error) {
        const problem = asProblem(error)
        if (!problem) throw error
        return sendProblem(request, reply, problem)
      }
    },
  })
}

const lastEventId = ({ headers }: FastifyRequest): string | undefined =>
  typeof headers['last-event-id'] === 'string' ? headers['last-event-id'] : undefined

type Listen = (tell: (bytes: Buffer) => void) => () => void

/** The streams that are open, and how many come from where. */
function openStreams() {
  const fromSource = new Map<string, number>()
  const ends = new Set<() => void>()
  const count = (source: string, step: 1 | -1) => {
    const now = (fromSource.get(source) ?? 0) + step
    if (now === 0) fromSource.delete(source)
    else fromSource.set(source, now)
  }
  return {
    hasRoomFor: (source: string) =>
      ends.size < MOST_STREAMS && (fromSource.get(source) ?? 0) < MOST_FROM_ONE_SOURCE,

    open(request: FastifyRequest, reply: FastifyReply, listen: Listen): void {
      const { raw } = reply.hijack()
      const end = () => raw.end()
      ends.add(end)
      count(request.ip, 1)
      raw.on('error', () => undefined) // a reader that went away; `close` follows
      raw.writeHead(200, {
        ...(reply.getHeaders() as Record<string, string>),
        'content-type': 'text/event-stream; charset=utf-8',
        // A proxy that compressed or gathered it would keep back what is to be seen now.
        'cache-control': 'no-cache, no-transform',
        'x-accel-buffering': 'no',
      })
      raw.write(`retry: ${RETRY_MS + Math.floor(Math.random() * RETRY_SPREAD_MS)}\n\n`)
      const leave = listen((bytes) => {
        if (raw.writableLength > MOST_WAITING_BYTES) raw.destroy()
        else raw.write(bytes)
      })
      raw.once('close', () => {
        leave()
        ends.delete(end)
        count(request.ip, -1)
      })
    },

    endAll: () => {
      for (const end of ends) end()
    },
  }
}
