import { sql } from 'kysely'
import type { CityPack } from '#app/city-pack.ts'
import { publishBySystem } from '#modules/bulletins/public.ts'
import { type Db, inTransaction, openDb } from '#platform/db.ts'
import { contentOf } from './bulletin-texts.ts'
import { morningOf } from './days.ts'
import { DEMO_SOURCE } from './fact-row.ts'

/** Any number, so long as nothing else in this database takes the same advisory lock. */
const PUBLISHING_LOCK = 7_310_006
/** One connection holds the lock while another takes the numbers at one moment. */
const CONNECTIONS = 2

/**
 * Publishes the bulletins of the demo as of their days, unless anybody has published or written any yet. Their numbers
 * are counted from the demo's facts like those of any bulletin.
 */
export async function publishBulletins(ownerUrl: string, { city, demo }: CityPack): Promise<void> {
  const bulletins = demo?.bulletins ?? []
  if (bulletins.length === 0) return
  const db = openDb(ownerUrl, CONNECTIONS)
  try {
    await inTransaction(db, async (tx) => {
      await sql`select pg_advisory_xact_lock(${PUBLISHING_LOCK})`.execute(tx)
      if (!(await isUntouchedDemo(tx))) return
      for (const bulletin of bulletins) {
        const now = new Date(morningOf(city.zone, bulletin.on))
        const when = { today: bulletin.on, now }
        await publishBySystem({ pool: db, tx }, 'demo', contentOf(bulletin), when)
      }
    })
  } finally {
    await db.destroy()
  }
}

async function isUntouchedDemo(tx: Db): Promise<boolean> {
  const { rows } = await sql<{ isUntouched: boolean }>`
    select exists (select from unit where source = ${DEMO_SOURCE})
      and not exists (select from bulletin_draft) as "isUntouched"`.execute(tx)
  return rows[0]?.isUntouched ?? false
}
