// Node's own HTTP server and the driver, with the very statements that ours sends: no checks, no shapes, no names.
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import pg from 'pg'
import { newId } from '#platform/id.ts'
import { answerParent } from '../child.ts'
import { POOL_SIZE, type Statement } from '../statements.ts'

export interface BareWish {
  readonly appUrl: string
  /** By path, for reads. */
  readonly reads: ReadonlyMap<string, readonly Statement[]>
  /** One transaction, sent with other ids each time; the path names the id. */
  readonly write?: WriteRecorded
}

export interface WriteRecorded {
  readonly statements: readonly Statement[]
  /** The id of the record that was changed, in place of which each request's own is put. */
  readonly id: string
  /** Ids that were made; each transaction makes others. */
  readonly made: readonly string[]
  /** The strings of its body, in place of which each request's own are put; moments are moments in statements. */
  readonly body?: Readonly<Record<string, string>>
}

const UUID = /[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}/
const UUIDS = new RegExp(UUID, 'g')

answerParent(async ({ appUrl, reads, write }: BareWish) => {
  const pool = new pg.Pool({ connectionString: appUrl, max: POOL_SIZE })
  const answer = async (path: string, body: string) => {
    const statements =
      reads.get(path) ??
      (write && withOtherBody(write, withOtherIds(write, UUID.exec(path)?.[0] ?? ''), body))
    if (!statements) throw new Error(`Nobody said what to answer at ${path}`)
    const [only] = statements
    return statements.length === 1 && only
      ? (await pool.query(only.text, [...only.values])).rows
      : inOrder(pool, statements)
  }
  const http = createServer((request, response) => {
    void text(request).then((body) => {
      void answer(request.url ?? '', body).then(
        (rows) => response.setHeader('content-type', 'application/json').end(JSON.stringify(rows)),
        (error: unknown) => response.writeHead(500).end(String(error)),
      )
    })
  })
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve))
  return { url: `http://127.0.0.1:${(http.address() as AddressInfo).port}` }
})

/** On one connection, because begin and commit are among them. */
async function inOrder(pool: pg.Pool, statements: readonly Statement[]): Promise<unknown> {
  const client = await pool.connect()
  try {
    let rows: unknown
    for (const { text, values } of statements) {
      const answer = await client.query(text, [...values])
      if (answer.rows.length > 0) rows = answer.rows
    }
    client.release()
    return rows
  } catch (error) {
    client.release(true)
    throw error
  }
}

function withOtherIds({ statements, id, made }: WriteRecorded, ownId: string): Statement[] {
  const others = new Map([[id, ownId], ...made.map((one) => [one, newId()] as const)])
  const changed = (value: unknown) => {
    if (typeof value !== 'string' || value.length < 36) return value
    if (value.length === 36) return others.get(value) ?? value
    return value.replaceAll(UUIDS, (found) => others.get(found) ?? found)
  }
  return statements.map(({ text, values }) => ({ text, values: values.map(changed) }))
}

function withOtherBody({ body }: WriteRecorded, statements: Statement[], own: string): Statement[] {
  if (body === undefined) return statements
  const sent = JSON.parse(own) as Record<string, string>
  const others = new Map(Object.entries(body).map(([field, value]) => [value, sent[field] ?? value]))
  const changed = (value: unknown): unknown => {
    if (typeof value === 'string') {
      let whole = value
      for (const [recorded, other] of others) whole = whole.replaceAll(recorded, other)
      return whole
    }
    if (Array.isArray(value)) return value.map(changed)
    const other = value instanceof Date ? others.get(value.toISOString()) : undefined
    return other === undefined ? value : new Date(other)
  }
  return statements.map(({ text: words, values }) => ({ text: words, values: values.map(changed) }))
}
