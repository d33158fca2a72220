import type { Db } from '#platform/db.ts'

/** Kinds of unit in the city's order, with the types of the register that they stand for. */
export const listKinds = (db: Db) =>
  db
    .selectFrom('unit_kind')
    .select(['key', 'name', 'ror_types as rorTypes'])
    .orderBy('unit_kind.position')
    .execute()

export const listPlaces = (db: Db) =>
  db.selectFrom('place').select(['code', 'name']).orderBy('code').execute()
