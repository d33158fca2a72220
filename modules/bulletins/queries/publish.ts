import { sql } from 'kysely'
import type { Db } from '#platform/db.ts'
import type { Content } from '../contract.ts'
import type { NumberRow } from './published.ts'

/** What had been committed at one moment, and the last fact among it in the order of sealing. */
export interface Moment {
  snapshot: string
  era: number | null
  transaction: string | null
  fact: string | null
}

/** Of the transaction's own moment; it must see one (repeatable read), as the numbers taken with it do. */
export async function getMoment(db: Db): Promise<Moment> {
  const { rows } = await sql<Moment>`
    select pg_current_snapshot()::text as snapshot, era, transaction_id::text as transaction, id as fact
    from (select) one
    left join (
      select era, transaction_id, id from fact order by era desc, transaction_id desc, id desc limit 1
    ) last on true`.execute(db)
  const [moment] = rows
  if (!moment) throw new Error('The database has no moment')
  return moment
}

/** The next issue of the year. The year's row stays locked until the transaction ends, so that no number is left out. */
export async function takeIssue(db: Db, year: number): Promise<number> {
  const { issues } = await db
    .insertInto('bulletin_year')
    .values({ year, issues: 1 })
    .onConflict((known) =>
      known.column('year').doUpdateSet({ issues: sql<number>`bulletin_year.issues + 1` }),
    )
    .returning('issues')
    .executeTakeFirstOrThrow()
  return issues
}

export interface BulletinToPublish {
  slug: string
  year: number
  issue: number
  draftId: string
  committeeId: string | null
  follows: string | null
  content: Content
  publishedOn: string
  publishedAt: Date
  publishedBy: string | null
  publishedUnder: string | null
  moment: Moment
  numbers: readonly Omit<NumberRow, 'note'>[]
}

export async function insertPublished(db: Db, bulletin: BulletinToPublish): Promise<void> {
  const { slug, moment, numbers } = bulletin
  await db
    .insertInto('published_bulletin')
    .values({
      slug,
      year: bulletin.year,
      issue: bulletin.issue,
      draft_id: bulletin.draftId,
      committee_id: bulletin.committeeId,
      follows: bulletin.follows,
      content: JSON.stringify(bulletin.content),
      published_on: bulletin.publishedOn,
      published_at: bulletin.publishedAt,
      published_by: bulletin.publishedBy,
      published_under: bulletin.publishedUnder,
      moment: moment.snapshot,
      last_era: moment.era,
      last_transaction: moment.transaction,
      last_fact: moment.fact,
    })
    .execute()
  if (numbers.length === 0) return
  await db
    .insertInto('published_number')
    .values(
      numbers.map(({ figure, day, kind, value, said }, i) => ({
        slug,
        note: i + 1,
        figure_key: figure,
        day,
        kind,
        value,
        said: JSON.stringify(said),
      })),
    )
    .execute()
}
