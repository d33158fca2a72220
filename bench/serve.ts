// One of the three servers that are compared, in a process of its own: ours, bare Node and pg, or an empty Fastify.
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Fastify from 'fastify'
import pg from 'pg'
import { apis } from '#app/modules.ts'
import { actorOf } from '#modules/people/public.ts'
import { visitor } from '#platform/access.ts'
import { openDb } from '#platform/db.ts'
import { createFileStore } from '#platform/files/store.ts'
import { createHttp } from '#platform/http.ts'
import { freshIds, type Recording } from './recording.ts'

export interface ServerWish {
  readonly kind: 'ours' | 'bare' | 'empty'
  readonly appUrl: string
  /** What the bare server does, by address. */
  readonly recordings: Readonly<Record<string, Recording>>
}

/** As many connections as ours opens. */
const POOL = 20

async function serveOurs(appUrl: string): Promise<string> {
  const db = openDb(appUrl, POOL)
  const files = createFileStore(join(tmpdir(), 'juguang-bench-files'))
  const clock = () => new Date()
  const http = createHttp(apis, { db, files, visitor, actorOf, clock, zone: 'Asia/Shanghai' })
  return http.listen({ port: 0, host: '127.0.0.1' })
}

/** The same statements with the same parameters, and the rows as JSON: what no server on this stack can do without. */
function serveBare(appUrl: string, recordings: ServerWish['recordings']): Promise<string> {
  const pool = new pg.Pool({ connectionString: appUrl, max: POOL })
  const answer = async (request: IncomingMessage, response: ServerResponse) => {
    const recording = recordings[request.url ?? ''] ?? recordings[request.method ?? '']
    if (!recording) return void response.writeHead(404).end()
    const connection = await pool.connect()
    try {
      const rows: unknown[] = []
      const renew = recording.isWrite ? freshIds(recording) : (values: readonly unknown[]) => [...values]
      if (recording.isWrite) await connection.query('begin')
      for (const { sql, parameters } of recording.statements)
        rows.push((await connection.query(sql, renew(parameters))).rows)
      if (recording.isWrite) await connection.query('commit')
      response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(rows))
    } catch (error) {
      await connection.query('rollback')
      process.stderr.write(`bare: ${String(error)}\n`)
      response.writeHead(500).end()
    } finally {
      connection.release()
    }
  }
  const server = createServer((request, response) => void answer(request, response))
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number }
      resolve(`http://127.0.0.1:${port}`)
    })
  })
}

function serveEmpty(): Promise<string> {
  const http = Fastify()
  http.get('*', async () => ({ items: [] }))
  return http.listen({ port: 0, host: '127.0.0.1' })
}

async function serve({ kind, appUrl, recordings }: ServerWish): Promise<void> {
  const url =
    kind === 'ours' ? serveOurs(appUrl) : kind === 'bare' ? serveBare(appUrl, recordings) : serveEmpty()
  process.send?.({ url: await url })
}

process.once('message', (wish: ServerWish) => void serve(wish))
process.on('message', (asked) => {
  if (asked === 'memory') process.send?.({ bytes: process.memoryUsage().rss })
})
