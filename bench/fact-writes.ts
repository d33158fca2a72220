import { randomUUID } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import { asSystem } from '#platform/access.ts'
import { type Db, inTransaction, openDb } from '#platform/db.ts'
import { record } from '#platform/record.ts'
import { startSealer } from '#platform/sealer.ts'

const WRITERS = 16
const SECONDS = 5

/** Facts written by many at once while the sealer works, and how long until the last of them is sealed. */
export async function measureFactWrites(appUrl: string, say: (line: string) => void): Promise<void> {
  const db = openDb(appUrl, WRITERS + 2)
  const sealer = startSealer(db, { everyMs: 200 })
  const end = Date.now() + SECONDS * 1000
  let written = 0
  let longestLag = 0
  const watch = watchLag()
  async function watchLag() {
    while (Date.now() < end) {
      const begun = Date.now()
      const last = await newestFact(db)
      while (last !== undefined && !(await isSealed(db, last))) await wait(50)
      longestLag = Math.max(longestLag, (Date.now() - begun) / 1000)
    }
  }
  const writer = async () => {
    for (; Date.now() < end; written++) await inTransaction(db, (tx) => writeOne(tx))
  }
  await Promise.all([...Array.from({ length: WRITERS }, writer), watch])
  await sealer.stop()
  await db.destroy()
  say(
    `\nFacts with the sealer on: ${Math.round(written / SECONDS)}/s by ${WRITERS} writers, ` +
      `sealed at most ${longestLag.toFixed(1)} s later (${longestLag < 5 ? 'met' : 'NOT MET'} < 5 s)`,
  )
}

const writeOne = (tx: Db) =>
  record(tx, asSystem('bench', undefined), 'bench.written', {}, [
    { measure: 'volunteering.people-served', quantity: 1, day: '2026-01-01', subjectId: randomUUID() },
  ])

const newestFact = async (db: Db) =>
  (
    await db
      .selectFrom('fact')
      .select('id')
      .orderBy('era', 'desc')
      .orderBy('transaction_id', 'desc')
      .limit(1)
      .executeTakeFirst()
  )?.id

const isSealed = async (db: Db, id: string) =>
  (await db
    .selectFrom('fact')
    .innerJoin('seal', (join) => join.onTrue())
    .select('seal.number')
    .where('fact.id', '=', id)
    .whereRef('seal.through_transaction', '>=', 'fact.transaction_id')
    .orderBy('seal.number', 'desc')
    .limit(1)
    .executeTakeFirst()) !== undefined
