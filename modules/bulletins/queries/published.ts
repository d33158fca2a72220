import { sql, type SqlBool } from 'kysely'
import * as z from 'zod'
import type { Db } from '#platform/db.ts'
import { notFound } from '#platform/problem.ts'
import type { Content } from '../contract.ts'

export const IssuePosition = z.strictObject({ year: z.int(), number: z.int() })
export type IssuePosition = z.infer<typeof IssuePosition>

/** A test may run without a city; then it has no name. */
export const cityName = sql<unknown>`coalesce((select content -> 'scienceCity' from city), '{"zh": ""}')`

const published = (db: Db) =>
  db
    .selectFrom('published_bulletin')
    .leftJoin('committee', 'committee.id', 'published_bulletin.committee_id')
    .select([
      'published_bulletin.slug',
      'published_bulletin.year',
      'published_bulletin.issue',
      'published_bulletin.draft_id as draftId',
      'published_bulletin.follows',
      sql<Content>`published_bulletin.content`.as('content'),
      'published_bulletin.published_on as publishedOn',
      sql<Date>`published_bulletin.published_at`.as('publishedAt'),
      'committee.name as committeeName',
      cityName.as('cityName'),
    ])
export type PublishedRow = Awaited<ReturnType<typeof getPublished>>

/** Newest first, those before `before` if it is given. */
export const listPublished = (db: Db, before: IssuePosition | undefined, limit: number) =>
  published(db)
    .$if(before !== undefined, (rows) =>
      rows.where(
        sql<SqlBool>`(published_bulletin.year, published_bulletin.issue) < (${before!.year}, ${before!.number})`,
      ),
    )
    .orderBy('published_bulletin.year', 'desc')
    .orderBy('published_bulletin.issue', 'desc')
    .limit(limit)
    .execute()

export const findPublished = (db: Db, slug: string) =>
  published(db).where('published_bulletin.slug', '=', slug).executeTakeFirst()

export const getPublished = (db: Db, slug: string) =>
  published(db)
    .where('published_bulletin.slug', '=', slug)
    .executeTakeFirstOrThrow(() => notFound('bulletin'))

/** In the order of their issues. */
export const listFollowing = (db: Db, slug: string) =>
  published(db)
    .where('published_bulletin.follows', '=', slug)
    .orderBy('published_bulletin.year')
    .orderBy('published_bulletin.issue')
    .execute()

/** What a number is called and how it is said, as it was on the day of publishing. */
export interface Said {
  title: string
  rule: string
  worded: string
  exact: string
}
export interface NumberRow {
  note: number
  figure: string
  day: string
  kind: 'stock' | 'flow' | 'constant'
  value: number
  said: { zh: Said; en: Said }
}

export const listNumbers = (db: Db, slug: string): Promise<NumberRow[]> =>
  db
    .selectFrom('published_number')
    .select(['note', 'figure_key as figure', 'day', 'value'])
    .select([sql<NumberRow['kind']>`kind`.as('kind'), sql<NumberRow['said']>`said`.as('said')])
    .where('slug', '=', slug)
    .orderBy('note')
    .execute()

/**
 * The first seal through the last fact that was visible when the numbers were taken: it and those before hold every
 * fact that was counted. Undefined until the sealer has come so far.
 */
export async function findSealOf(db: Db, slug: string) {
  const { rows } = await sql<{ number: number; sealedAt: Date; hash: Buffer }>`
    select seal.number, seal.sealed_at as "sealedAt", seal.hash
    from published_bulletin
    cross join lateral (
      select number, sealed_at, hash from seal
      where (through_era, through_transaction, through_fact) >= (last_era, last_transaction, last_fact)
      order by through_era, through_transaction, through_fact limit 1
    ) seal
    where slug = ${slug}`.execute(db)
  return rows[0]
}
