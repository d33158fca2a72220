import * as z from 'zod'
import { mayOpenRecord } from '#modules/figures/public.ts'
import { pageOfRows, positionOf } from '#platform/cursor.ts'
import type { Db } from '#platform/db.ts'
import { implement } from '#platform/http.ts'
import { decodeFrontier } from '#platform/merkle.ts'
import { InvalidParameter, refused } from '#platform/problem.ts'
import { type FactRow, leafOf, throughOf } from '#platform/seal.ts'
import { Tree } from '#platform/tree.ts'
import { NotSealedYet, type Seal, SealedLater, type SealedFact, sealsContract } from './contract.ts'
import { getNewestSeal, getSeal, getSealedPosition, listSeals, type SealRow } from './queries.ts'

const SealPosition = z.int().min(1)

export const sealsApi = implement(sealsContract, {
  listSeals: async ({ query }, { db }) => {
    const rows = await listSeals(db, positionOf(query, SealPosition), query.limit + 1)
    return pageOfRows(rows, query.limit, presentSeal, ({ number }) => number)
  },

  getSeal: async ({ params }, { db }) => presentSeal(await getSeal(db, params.number)),

  getConsistencyProof: async ({ params, query }, { db }) => {
    if (query.from > params.number)
      throw refused(InvalidParameter, { problems: [{ field: 'from', code: 'too_big', in: 'query' }] })
    const newer = await getSeal(db, params.number)
    const older = await getSeal(db, query.from)
    const path = await treeOf(db, newer).consistencyPath(older.tree_size)
    return { older: presentSeal(older), newer: presentSeal(newer), path: path.map(hex) }
  },

  getFactProof: async ({ params, query }, { db, actor }) => {
    const { position, sealedIn } = await getSealedPosition(db, params.id)
    if (sealedIn === undefined) throw refused(NotSealedYet)
    const seal = query.seal === undefined ? await getNewestSeal(db) : await getSeal(db, query.seal)
    if (seal.number < sealedIn) throw refused(SealedLater, { seal: sealedIn })
    const tree = treeOf(db, seal)
    const { index, fact } = await tree.find(position)
    const path = await tree.inclusionPath(index)
    const counted = { measure: fact.measure, committeeId: fact.committee_id }
    return {
      fact: (await mayOpenRecord(db, actor, counted)) ? presentFact(fact) : null,
      leafHash: hex(leafOf(fact)),
      leafIndex: index,
      seal: presentSeal(seal),
      treeSize: seal.tree_size,
      treeRoot: hex(seal.tree_root),
      path: path.map(hex),
    }
  },
})

const hex = (bytes: Buffer): string => bytes.toString('hex')

const treeOf = (db: Db, seal: SealRow): Tree =>
  new Tree(db, {
    size: seal.tree_size,
    through: throughOf(seal),
    frontier: decodeFrontier(seal.frontier),
  })

const presentSeal = (row: SealRow): Seal => ({
  number: row.number,
  sealedAt: row.sealed_at.toISOString(),
  factCount: row.fact_count,
  treeSize: row.tree_size,
  treeRoot: hex(row.tree_root),
  previousHash: hex(row.previous_hash),
  hash: hex(row.hash),
  previous: row.number > 1 ? row.number - 1 : null,
  next: row.number < row.newest ? row.number + 1 : null,
  url: `/seals/${row.number}`,
})

const presentFact = (row: FactRow): SealedFact => ({
  id: row.id,
  eventId: row.event_id,
  measure: row.measure,
  quantity: row.quantity,
  day: row.day,
  subjectId: row.subject_id,
  unitId: row.unit_id,
  committeeId: row.committee_id,
  placeCode: row.place_code,
  countedOnce: row.counted_once,
  reverses: row.reverses,
  source: row.source,
})
