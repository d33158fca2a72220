// Somebody with every right over the database changes something, a hundred times at random. Each time it is found and named.
import assert from 'node:assert/strict'
import { generateKeyPairSync, randomUUID } from 'node:crypto'
import { test } from 'node:test'
import fc from 'fast-check'
import { type RawBuilder, sql } from 'kysely'
import { checkpointJobs } from '#modules/checkpoints/jobs.ts'
import { listKeptFiles, listWitnesses, rotateKey } from '#modules/checkpoints/public.ts'
import { aDataFolder, aFact, insertCity, ORIGIN, write } from '#modules/checkpoints/testing.ts'
import type { Db } from '#platform/db.ts'
import { hashOfSeal, NO_SEAL } from '#platform/seal.ts'
import { sealOnce } from '#platform/sealer.ts'
import { checkpointText, publicBytes, signNote } from '#platform/signed-note.ts'
import { openTestDb, sealNow } from '#platform/testing.ts'
import { type Fault, verify } from '#platform/verify.ts'

const { db, owner } = await openTestDb()
await insertCity(owner)
const data = aDataFolder()
const sign = checkpointJobs(db, data, {})['checkpoints.sign']
assert.ok(sign)

const SEALS = 8
/** Together they make a whole group of 256, for which the tree keeps a node. */
const FACTS_OF_SEAL = 33
const SIGNED_SEALS = [3, 5, 8]
for (let seal = 1; seal <= SEALS; seal++) {
  const day = `2030-01-${String(seal).padStart(2, '0')}`
  const [unitId, committeeId] = [randomUUID(), randomUUID()]
  const wrong = aFact({ day, unitId, committeeId, placeCode: '440311001' })
  await write(db, wrong, aFact({ day, quantity: seal }), aFact({ day, countedOnce: randomUUID() }))
  const { id: reverses } = await db
    .selectFrom('fact')
    .select('id')
    .where('subject_id', '=', wrong.subjectId)
    .executeTakeFirstOrThrow()
  const more = Array.from({ length: FACTS_OF_SEAL - 5 }, () => aFact({ day }))
  await write(db, { ...wrong, quantity: -1, reverses }, aFact({ day, committeeId }), ...more)
  await sealNow(db)
  if (SIGNED_SEALS.includes(seal)) await sign({})
  if (seal === 4) await rotateKey(db, data)
}

/** What a seal adds up to, beside the seals themselves: made anew with them. */
const SUMS = ['daily_sum', 'monthly_sum']
const DERIVED = [...SUMS, 'tree_node']
const TABLES = ['fact', 'seal', ...DERIVED, 'checkpoint', 'checkpoint_key']
for (const table of TABLES) await sql.raw(`create table kept_${table} as table ${table}`).execute(owner)
const counts = await Promise.all(
  TABLES.map((table) => sql<{ count: number }>`select count(*) from ${sql.table(table)}`.execute(owner)),
)
const countOf = Object.fromEntries(TABLES.map((table, i) => [table, counts[i]?.rows[0]?.count ?? 0]))
const columns = await sql<{ table: string; column: string; type: string }>`
  select table_name as table, column_name as column, data_type as type from information_schema.columns
  where table_name = any(${TABLES}) order by 1, 2`.execute(owner)
/** Nothing signs these two: when a row came, and what finds it again. Everything else is vouched for. */
const UNSIGNED = new Set([
  'checkpoint.id',
  'checkpoint.made_at',
  'checkpoint_key.began_at',
  'checkpoint_key.ended_at',
])
const vouchedFor = columns.rows.filter(({ table, column }) => !UNSIGNED.has(`${table}.${column}`))

// It would stop some changes before verify is asked; whoever owns the table can lift it as well.
await sql`alter table fact drop constraint fact_reversal_has_no_key`.execute(owner)

/** Without constraints and triggers that stand in the way, as a superuser may. */
function asSuperuser(work: (owner: Db) => Promise<void>): Promise<void> {
  return owner.connection().execute(async (connection) => {
    await sql`set session_replication_role = replica`.execute(connection)
    try {
      await work(connection)
    } finally {
      await sql`reset session_replication_role`.execute(connection)
    }
  })
}
const putBack = () =>
  asSuperuser(async (superuser) => {
    await sql.raw(`truncate ${TABLES.join()}, checkpoint_delivery`).execute(superuser)
    for (const table of TABLES) await sql.raw(`insert into ${table} table kept_${table}`).execute(superuser)
  })

const files = listKeptFiles(data)
const verifyAll = () => verify(db, undefined, (tx) => listWitnesses(tx, files))
const firstSignedFrom = (seal: number) => SIGNED_SEALS.find((number) => number >= seal)
const sealOf = (row: number) => Math.floor(row / FACTS_OF_SEAL) + 1

/** One change, and which faults name it. */
interface Tampering {
  readonly what: string
  readonly apply: (superuser: Db) => Promise<unknown>
  readonly isNamedBy: (fault: Fault) => boolean
}
type Chance = [row: number, more: number]

/** Another value of the same type, never the same. */
function changed(column: string, type: string, more: number): RawBuilder<unknown> {
  const [it, n] = [sql.ref(column), sql.lit(1 + (more % 5))]
  switch (type) {
    case 'uuid':
      return sql`gen_random_uuid()`
    case 'text':
      return more % 3 === 0 && column !== 'text'
        ? sql`'x' || coalesce(${it}, '')`
        : sql`coalesce(${it}, '') || 'x'`
    case 'smallint':
      return sql`${it} + ${n}`
    case 'date':
      // A sum of a month stands under its first day, which the table demands.
      return column === 'month' ? sql`(${it} + ${n} * interval '100 months')::date` : sql`${it} + 1000 * ${n}`
    case 'bigint':
      // Beyond those of other rows, since a key must stay one.
      return sql`${it} + 1000 * ${n}`
    case 'integer':
      return sql`case when ${it} + ${n} = 0 then ${it} - 1 else ${it} + ${n} end`
    case 'xid8':
      return sql`(${it}::text::bigint + ${n})::text::xid8`
    case 'timestamp with time zone':
      return sql`${it} + ${n} * interval '1 millisecond'`
    case 'bytea':
      return sql`set_byte(${it}, ${n} * 5, 255 - get_byte(${it}, ${n} * 5))`
    default:
      return assert.fail(`no way is known to change a ${type}`)
  }
}

const ORDER_OF: Record<string, string> = {
  fact: 'era, transaction_id, id',
  seal: 'number',
}
const oneRow = (table: string, index: number) =>
  sql`ctid = (select ctid from ${sql.table(table)} order by ${sql.raw(ORDER_OF[table] ?? 'ctid')} offset ${index} limit 1)`

function isNamed(table: string, column: string, index: number, fault: Fault): boolean {
  const seal = table === 'fact' ? sealOf(index) : index + 1
  if (SUMS.includes(table)) return fault.kind === 'sum'
  if (table === 'tree_node') return fault.kind === 'node'
  if (table.startsWith('checkpoint')) return fault.kind === 'checkpoint'
  if (fault.kind !== 'fact' && fault.kind !== 'seal') return false
  if (fault.kind === 'fact' && fault.problem === 'changed')
    assert.ok(
      column === 'id' || (fault.from <= index + 1 && index < fault.to),
      `${index} is not among its facts`,
    )
  // Moved to another place, a fact may be missed where it was, or be found too many where it went.
  return ['id', 'era', 'transaction_id'].includes(column) ? fault.seal <= seal : fault.seal === seal
}

function changeColumn([row, more]: Chance): Tampering {
  const { table, column, type } = vouchedFor[row % vouchedFor.length] ?? assert.fail()
  const index = more % (countOf[table] ?? 1)
  return {
    what: `${table}.${column} of row ${index}`,
    apply: (superuser) =>
      sql`update ${sql.table(table)} set ${sql.ref(column)} = ${changed(column, type, more)} where ${oneRow(table, index)}`.execute(
        superuser,
      ),
    isNamedBy: (fault) => isNamed(table, column, index, fault),
  }
}

function deleteRow([row, more]: Chance): Tampering {
  const table = TABLES[row % TABLES.length] ?? ''
  const index = more % (countOf[table] ?? 1)
  return {
    what: `row ${index} of ${table} deleted`,
    apply: (superuser) =>
      sql`delete from ${sql.table(table)} where ${oneRow(table, index)}`.execute(superuser),
    // The last seal is missed by its checkpoint.
    isNamedBy: (fault) =>
      isNamed(table, '', index, fault) ||
      (table === 'seal' && index === SEALS - 1 && fault.kind === 'checkpoint'),
  }
}

function insertFact([row]: Chance): Tampering {
  const index = row % (countOf.fact ?? 1)
  return {
    what: `a fact slipped in beside fact ${index}`,
    apply: (superuser) =>
      sql`insert into fact (id, era, transaction_id, event_id, measure, quantity, day, subject_id)
          select overlay(gen_random_uuid()::text placing '00000000' from 1)::uuid, era, transaction_id, event_id, measure, 1, day, subject_id
          from fact where ${oneRow('fact', index)}`.execute(superuser),
    isNamedBy: (fault) => fault.kind === 'fact' && fault.problem === 'count' && fault.seal === sealOf(index),
  }
}

/** Every seal and sum made anew from the facts as they now are, with the times of the old seals. */
async function rehash(superuser: Db): Promise<void> {
  await sql.raw(`truncate seal, ${DERIVED.join()}`).execute(superuser)
  for (let seal = 1; seal <= SEALS; seal++) assert.equal(await sealOnce(db, FACTS_OF_SEAL), FACTS_OF_SEAL)
  const times = await sql<{ number: number; sealed_at: Date }>`
    select number, sealed_at from kept_seal order by number`.execute(superuser)
  let previous_hash: Buffer = NO_SEAL
  for (const { number, sealed_at } of times.rows) {
    const seal = await superuser
      .selectFrom('seal')
      .selectAll()
      .where('number', '=', number)
      .executeTakeFirstOrThrow()
    const hash = hashOfSeal({ ...seal, sealed_at, previous_hash })
    await superuser
      .updateTable('seal')
      .set({ sealed_at, previous_hash, hash })
      .where('number', '=', number)
      .execute()
    previous_hash = hash
  }
}

const changeAndRehash = (
  [row, more]: Chance,
  andThen?: (superuser: Db, seal: number) => Promise<void>,
): Tampering => {
  const index = row % (countOf.fact ?? 1)
  return {
    what: `fact ${index} changed, and every seal and sum after it made anew`,
    async apply(superuser) {
      await sql`update fact set quantity = ${changed('quantity', 'integer', more)} where ${oneRow('fact', index)}`.execute(
        superuser,
      )
      await rehash(superuser)
      assert.equal((await verify(db)).fault, undefined, 'among themselves, the facts and seals agree')
      await andThen?.(superuser, sealOf(index))
    },
    isNamedBy: (fault) =>
      fault.kind === 'checkpoint' &&
      fault.problem === 'root' &&
      fault.name.endsWith(`/${firstSignedFrom(sealOf(index))}.txt`),
  }
}

/** The rewriter's own key is added to the database, and what disagrees signed anew with that. */
async function signAnew(superuser: Db, from: number): Promise<void> {
  const { privateKey } = generateKeyPairSync('ed25519')
  const id = randomUUID()
  await superuser
    .insertInto('checkpoint_key')
    .values({ id, name: ORIGIN, public_key: publicBytes(privateKey) })
    .execute()
  for (const number of SIGNED_SEALS.filter((signed) => signed >= from)) {
    const seal = await superuser
      .selectFrom('seal')
      .selectAll()
      .where('number', '=', number)
      .executeTakeFirstOrThrow()
    const said = {
      origin: ORIGIN,
      treeSize: seal.tree_size,
      treeRoot: seal.tree_root,
      sealNumber: number,
      sealHash: seal.hash,
      sealedAt: seal.sealed_at,
    }
    const text = signNote(checkpointText(said), ORIGIN, privateKey)
    await superuser
      .updateTable('checkpoint')
      .set({ text, key_id: id })
      .where('seal_number', '=', number)
      .execute()
  }
}

test('whatever somebody with every right over the database changes, verify finds it and names it', async () => {
  assert.deepEqual(await verifyAll(), { seals: SEALS, facts: SEALS * FACTS_OF_SEAL, fault: undefined })
  const chance = fc.tuple(fc.nat(), fc.nat())
  const aTampering = fc.oneof(
    { weight: 6, arbitrary: chance.map(changeColumn) },
    { weight: 1, arbitrary: chance.map(deleteRow) },
    { weight: 1, arbitrary: chance.map(insertFact) },
    { weight: 1, arbitrary: chance.map((one) => changeAndRehash(one)) },
    { weight: 1, arbitrary: chance.map((one) => changeAndRehash(one, signAnew)) },
  )
  const isFound = async ({ what, apply, isNamedBy }: Tampering) => {
    await asSuperuser(async (superuser) => void (await apply(superuser)))
    const { fault } = await verifyAll()
    await putBack()
    assert.ok(fault && isNamedBy(fault), `${what}: ${JSON.stringify(fault)}`)
  }
  await fc.assert(fc.asyncProperty(aTampering, isFound), { numRuns: 100, endOnFailure: true })
  assert.equal((await verifyAll()).fault, undefined)
})

test('every column that vouches for something is found when it is changed', async () => {
  for (const [row, { table, column }] of vouchedFor.entries()) {
    const { apply } = changeColumn([row, 7])
    await asSuperuser(async (superuser) => void (await apply(superuser)))
    const { fault } = await verifyAll()
    await putBack()
    assert.ok(fault, `${table}.${column}`)
  }
})
