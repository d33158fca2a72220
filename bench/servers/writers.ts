// Sixteen who record facts as fast as they can, through `record` or through the bare driver.
import pg from 'pg'
import { asSystem } from '#platform/access.ts'
import { inTransaction, openDb } from '#platform/db.ts'
import { newId } from '#platform/id.ts'
import { record } from '#platform/record.ts'
import { startSealer } from '#platform/sealer.ts'
import { answerParent } from '../child.ts'
import { POOL_SIZE } from '../statements.ts'

export interface WritersWish {
  readonly appUrl: string
  readonly how: 'record' | 'bare'
  readonly isSealed: boolean
  readonly writers: number
  readonly seconds: number
}
export interface Written {
  readonly facts: number
  readonly seconds: number
  /** Seconds that the oldest unsealed fact had waited, each time one looked. */
  readonly lags: readonly number[]
}

const SEAL_MS = 1000 // as the server does
const LOOK_MS = 250

answerParent(async ({ appUrl, how, isSealed, writers, seconds }: WritersWish): Promise<Written> => {
  const db = openDb(appUrl, POOL_SIZE)
  const pool = new pg.Pool({ connectionString: appUrl, max: POOL_SIZE })
  const write = how === 'record' ? () => recordOne(db) : () => writeOne(pool)
  const sealer = isSealed ? startSealer(db, { everyMs: SEAL_MS }) : undefined
  const begun = performance.now()
  const isOver = () => performance.now() - begun > seconds * 1000
  let facts = 0
  const lags: number[] = []
  const look = setInterval(() => void lagOf(pool).then((lag) => lags.push(lag)), LOOK_MS)
  await Promise.all(
    Array.from({ length: writers }, async () => {
      while (!isOver()) {
        await write()
        facts++
      }
    }),
  )
  const taken = (performance.now() - begun) / 1000
  clearInterval(look)
  await sealer?.stop()
  if (sealer?.fault) throw new Error('The sealer failed', { cause: sealer.fault })
  return { facts, seconds: taken, lags: isSealed ? lags : [] }
})

const DAY = new Date().toISOString().slice(0, 10)

const recordOne = (db: ReturnType<typeof openDb>) =>
  inTransaction(db, (tx) =>
    record(tx, asSystem('bench', undefined), 'bench.person_served', { at: DAY }, [
      { measure: 'volunteering.people-served', quantity: 1, day: DAY, subjectId: newId() },
    ]),
  )

async function writeOne(pool: pg.Pool): Promise<void> {
  const client = await pool.connect()
  const eventId = newId()
  await client.query('begin')
  await client.query('insert into event (id, type, details) values ($1, $2, $3)', [
    eventId,
    'bench.person_served',
    JSON.stringify({ at: DAY, reason: 'bench' }),
  ])
  await client.query(
    'insert into fact (id, event_id, measure, quantity, day, subject_id) values ($1, $2, $3, $4, $5, $6)',
    [newId(), eventId, 'volunteering.people-served', 1, DAY, newId()],
  )
  await client.query('commit')
  client.release()
}

async function lagOf(pool: pg.Pool): Promise<number> {
  const { rows } = await pool.query<{ lag: number }>(
    `select coalesce(extract(epoch from clock_timestamp() - min(happened_at)), 0)::float as lag
     from unsealed_fact() fact join event on event.id = fact.event_id`,
  )
  return rows[0]?.lag ?? 0
}
