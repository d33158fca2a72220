import assert from 'node:assert/strict'
import { hash, randomUUID } from 'node:crypto'
import { test } from 'node:test'
import { sql } from 'kysely'
import { asSystem } from './access.ts'
import { consistencyRanges, decodeFrontier, inclusionRanges, type Range } from './merkle.ts'
import { record } from './record.ts'
import { beginning, leafOf, listFactsInOrder, positionOf, throughOf } from './seal.ts'
import { sealOnce } from './sealer.ts'
import { openTestDb, sealNow } from './testing.ts'
import { fillTree } from './tree-nodes.ts'
import { Tree } from './tree.ts'
import { verify } from './verify.ts'

/** One more than a node of the second level holds, and not a multiple of any batch below. */
const FACTS = 65_536 + 300
const { db, owner } = await openTestDb()
await sql`
  insert into fact (id, event_id, measure, quantity, day, subject_id)
  select gen_random_uuid(), gen_random_uuid(), 'test.visits', 1, '2030-01-01', gen_random_uuid()
  from generate_series(1, ${sql.lit(FACTS)})`.execute(db)
await sealNow(db, 100)
while ((await sealOnce(db, 20_011)) > 0);

const seals = await db.selectFrom('seal').selectAll().orderBy('number').execute()
const treeOf = (seal: (typeof seals)[number], isEdgeKnown = false) =>
  new Tree(db, {
    size: seal.tree_size,
    through: throughOf(seal),
    ...(isEdgeKnown ? { frontier: decodeFrontier(seal.frontier) } : {}),
  })
const facts = await listFactsInOrder(db, beginning, sql`true`, FACTS)
const leaves = facts.map(leafOf)

/** MTH as RFC 6962 writes it down. */
function rootOfRange({ start, end }: Range): string {
  if (end - start === 1) return leaves[start]?.toString('hex') ?? ''
  let k = 1
  while (k * 2 < end - start) k *= 2
  const both = rootOfRange({ start, end: start + k }) + rootOfRange({ start: start + k, end })
  return hash('sha256', Buffer.from(`01${both}`, 'hex'))
}
const hexes = (path: Buffer[]) => path.map((one) => one.toString('hex'))
const nodes = () => db.selectFrom('tree_node').selectAll().orderBy('level').orderBy('number').execute()
const written = await nodes()

// ── works ──

test('the sealer writes a node for every 256 facts, and for every 256 of those', () => {
  assert.equal(facts.length, FACTS)
  for (const level of [1, 2]) {
    const width = 256 ** level
    const own = written.filter((node) => node.level === level)
    assert.equal(own.length, Math.floor(FACTS / width))
    for (const { number, hash: found, through_fact } of own) {
      const end = (number + 1) * width
      assert.equal(found.toString('hex'), rootOfRange({ start: number * width, end }))
      assert.equal(through_fact, facts[end - 1]?.id)
    }
  }
  assert.ok(written.every(({ level }) => level <= 2))
})

test('the place and the path of a fact are right in every tree that holds it', async () => {
  const places = [0, 1, 99, 255, 256, 20_110, 65_279, 65_280, 65_535, 65_536, 65_800, FACTS - 1]
  for (const seal of seals)
    for (const index of places.filter((place) => place < seal.tree_size)) {
      const fact = facts[index]
      assert.ok(fact)
      const tree = treeOf(seal)
      assert.equal((await tree.find(positionOf(fact))).index, index)
      const path = inclusionRanges(index, seal.tree_size).map(rootOfRange)
      assert.deepEqual(hexes(await tree.inclusionPath(index)), path)
      assert.deepEqual(hexes(await treeOf(seal, true).inclusionPath(index)), path)
    }
})

test('the path between any two seals is that of the definition', async () => {
  for (const newer of seals)
    for (const older of seals.filter(({ number }) => number <= newer.number))
      assert.deepEqual(
        hexes(await treeOf(newer, true).consistencyPath(older.tree_size)),
        consistencyRanges(older.tree_size, newer.tree_size).map(rootOfRange),
      )
})

test('a database that was sealed without nodes gets the same ones, whatever the batches and wherever it broke off', async () => {
  for (const [left, groups] of [
    [0, 300],
    [0, 100],
    [3, 64],
    [255, 1],
  ] as const) {
    // Lower levels are written first within a batch, so what is left of a kill is always a beginning.
    await sql`delete from tree_node where (number + 1) * power(256, level) > ${left * 256}`.execute(owner)
    await fillTree(db, groups)
    assert.deepEqual(await nodes(), written)
  }
})

test('the sealer fills what an older server, which knew no nodes, has left out', async () => {
  const world = await openTestDb()
  const write = async (count: number) => {
    const aFact = () => ({ measure: 'test.visits', quantity: 1, day: '2030-01-01', subjectId: randomUUID() })
    await record(world.db, asSystem('test', null), 'test.visited', {}, Array.from({ length: count }, aFact))
    await sealNow(world.db)
  }
  await write(300)
  await sql`truncate tree_node`.execute(world.owner)
  await write(300)
  assert.deepEqual(await verify(world.db), { seals: 2, facts: 600, fault: undefined })
  const { count } = await world.db
    .selectFrom('tree_node')
    .select((node) => node.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()
  assert.equal(count, 2)
})

// ── refused ──

const spoilt: [what: string, statement: string, level: number, number: number][] = [
  ['was changed', `update tree_node set hash = sha256('x') where level = 1 and number = 200`, 1, 200],
  ['is gone', 'delete from tree_node where level = 2 and number = 0', 2, 0],
  [
    'ends elsewhere',
    `update tree_node set through_fact = gen_random_uuid() where level = 1 and number = 7`,
    1,
    7,
  ],
  [
    'stands under no facts',
    `insert into tree_node select 3, 0, hash, through_era, through_transaction, through_fact from tree_node where level = 2`,
    3,
    0,
  ],
]
for (const [what, statement, level, number] of spoilt)
  test(`a node that ${what} is found and named`, async () => {
    await sql.raw(`create table kept as table tree_node`).execute(owner)
    await sql.raw(statement).execute(owner)
    const { fault } = await verify(db)
    await sql.raw(`truncate tree_node; insert into tree_node table kept; drop table kept`).execute(owner)
    assert.deepEqual(fault, { kind: 'node', level, number })
  })

test('the application can neither change nor remove a node', async () => {
  const denied = { message: /permission denied/ }
  await assert.rejects(db.updateTable('tree_node').set({ level: 2 }).execute(), denied)
  await assert.rejects(db.deleteFrom('tree_node').execute(), denied)
})
