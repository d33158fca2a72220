import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { apis } from '#app/modules.ts'
import { getCity } from '#modules/city/public.ts'
import { actorOf } from '#modules/people/public.ts'
import { visitor } from '#platform/access.ts'
import { openDb } from '#platform/db.ts'
import { createFileStore } from '#platform/files/store.ts'
import { createHttp } from '#platform/http.ts'
import type { Request } from './load.ts'

/** Connections of each server that is compared; as `openDb` takes by default. */
export const POOL_SIZE = 20

/** What the driver was asked. */
export interface Statement {
  readonly text: string
  readonly values: readonly unknown[]
}

/** The statements that our server sends for each request, in order, begin and commit included. It really does what is asked. */
export async function statementsOf(appUrl: string, requests: readonly Request[]): Promise<Statement[][]> {
  const db = openDb(appUrl, 1)
  const { zone } = await getCity(db)
  const files = createFileStore(join(tmpdir(), 'juguang-bench-files'))
  const http = createHttp(apis, { db, files, visitor, actorOf, clock: () => new Date(), zone })
  const all: Statement[][] = []
  for (const { method, path, headers = {}, body } of requests) {
    const [statements, answer] = await listening(() =>
      http.inject({ method, url: path, headers, ...(body === undefined ? {} : { payload: body }) }),
    )
    if (answer.statusCode >= 300) throw new Error(`${path}: ${answer.statusCode} ${answer.body}`)
    all.push(statements)
  }
  await http.close()
  await db.destroy()
  return all
}

type Query = (this: pg.Client, ...given: unknown[]) => unknown

/** Hears what passes through the driver itself, so that nothing is left out. */
async function listening<T>(work: () => Promise<T>): Promise<[Statement[], T]> {
  const heard: Statement[] = []
  const driver: { query: Query } = pg.Client.prototype
  const { query: send } = driver
  driver.query = function query(...given) {
    const [text, values] = given
    if (typeof text === 'string') heard.push({ text, values: Array.isArray(values) ? values : [] })
    return Reflect.apply(send, this, given)
  }
  try {
    return [heard, await work()]
  } finally {
    driver.query = send
  }
}
