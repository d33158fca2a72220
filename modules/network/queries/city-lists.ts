import { sql } from 'kysely'
import type { Db } from '#platform/db.ts'
import type { CountsAs } from './units.ts'

export const listClusters = (db: Db) =>
  db.selectFrom('cluster').select(['id', 'key', 'name', 'since']).orderBy('position').execute()

export const listUnitKinds = (db: Db) =>
  db
    .selectFrom('unit_kind')
    .select(['key', 'name', sql<CountsAs>`counts_as`.as('countsAs')])
    .orderBy('position')
    .execute()

export const listChainPositions = (db: Db) =>
  db.selectFrom('chain_position').select(['key', 'name', 'summary']).orderBy('position').execute()

export const listPlaces = (db: Db) =>
  db
    .selectFrom('place')
    .select(['code', 'name', 'parent_code as parentCode'])
    .select(sql<'district' | 'subdistrict' | 'community'>`level`.as('level'))
    .orderBy('code')
    .execute()
