import { sql } from 'kysely'
import type { Db } from '#platform/db.ts'
import type { Answers, Contact } from '../contract.ts'

export interface PersonalPart {
  answers: Answers
  contact: Contact | null
}

/** Runs `work` as the one database role that may touch personal parts, then goes back. Needs an open transaction. */
async function asKeeper<T>(tx: Db, work: () => Promise<T>): Promise<T> {
  await sql`set local role juguang_matters`.execute(tx)
  const result = await work()
  await sql`reset role`.execute(tx)
  return result
}

export async function insertPersonalPart(tx: Db, matterId: string, part: PersonalPart): Promise<void> {
  await asKeeper(tx, () =>
    tx
      .insertInto('matter_private')
      .values({
        matter_id: matterId,
        answers: JSON.stringify(part.answers),
        contact: part.contact && JSON.stringify(part.contact),
      })
      .execute(),
  )
}

/** Undefined where there is none. Whoever calls has recorded the reading in the same transaction, before. */
export async function findPersonalPart(tx: Db, matterId: string): Promise<PersonalPart | undefined> {
  const row = await asKeeper(tx, () =>
    tx
      .selectFrom('matter_private')
      .select(['answers', 'contact'])
      .where('matter_id', '=', matterId)
      .executeTakeFirst(),
  )
  return row && { answers: row.answers as Answers, contact: row.contact as Contact | null }
}

/** What is personal is gone for good; that there was something stays. */
export async function wipePersonalParts(tx: Db, matterIds: readonly string[]): Promise<void> {
  await asKeeper(tx, () =>
    tx
      .updateTable('matter_private')
      .set({ answers: '{}', contact: null })
      .where('matter_id', 'in', matterIds)
      .execute(),
  )
}
