import assert from 'node:assert/strict'
import { test } from 'node:test'
import readExcelFile from 'read-excel-file/node'
import { mattersApi } from '#modules/matters/api.ts'
import { openMattersWorld } from '#modules/matters/testing.ts'
import type { Actor } from '#platform/access.ts'
import { Problem } from '#platform/problem.ts'
import { TODAY } from '#platform/testing.ts'
import { matterExportsApi } from '#modules/matter-exports/api.ts'
import { matterExportsContract } from '#modules/matter-exports/contract.ts'

const world = await openMattersWorld(mattersApi, matterExportsApi)
const { db, owner, people, asked } = world
const exports = (actor: Actor) => world.asIn(actor, matterExportsContract)
const reason = '季度分析用'

async function waiting(filter = {}) {
  return exports(people.operator).requestMatterExport({ body: { filter, reason } })
}
async function approved(filter = {}) {
  const { id } = await waiting(filter)
  return exports(people.otherOperator).decideMatterExport({ params: { id }, body: { isApproved: true } })
}
const fetched = (id: string, as: 'csv' | 'xlsx' = 'csv', actor = people.operator) =>
  exports(actor).downloadMatterExport({ params: { id }, query: { as } })
const codeOf = (error: unknown) => (error instanceof Problem ? error.code : error)
const refusal = (work: Promise<unknown>) => work.then(() => 'done', codeOf)

// ── works ──

test('one operator asks, another approves, the first fetches a table without anything personal', async () => {
  await asked({ title: '=HYPERLINK("https://x")' })
  const made = await approved()
  assert.deepEqual(
    [made.isApproved, made.decidedBy, made.can],
    [true, '另一位经办人', { decide: false, download: false }],
  )
  const text = await (await fetched(made.id)).text()
  const [header = '', line = ''] = text.split('\r\n')
  assert.match(header, /^编号,类别,标题/)
  assert.match(line, /^M\d{6},子女入学,"'=HYPERLINK/)
  for (const secret of ['小明', '人才', '九月入学']) assert.ok(!text.includes(secret), secret)
  const [sheet] = await readExcelFile(Buffer.from(await (await fetched(made.id, 'xlsx')).arrayBuffer()))
  assert.deepEqual(sheet?.data[1]?.slice(1, 3), ['子女入学', '=HYPERLINK("https://x")'])
})

test('asking, approving and each fetching stand in the record', async () => {
  const { id } = await approved()
  await fetched(id)
  const rows = await db
    .selectFrom('event')
    .select(['type', 'details'])
    .where('type', 'like', 'matter_exports.%')
    .orderBy('id')
    .execute()
  const own = rows.filter(({ details }) => Object(details).exportId === id).map(({ type }) => type)
  assert.deepEqual(own, ['matter_exports.asked', 'matter_exports.approved', 'matter_exports.downloaded'])
  await fetched(id, 'xlsx')
  const [listed] = (await exports(people.otherOperator).listMatterExports({})).items
  assert.deepEqual(
    listed?.downloads.map(({ by, as }) => [by, as]),
    [
      ['经办人', 'xlsx'],
      ['经办人', 'csv'],
    ],
  )
})

test('the operators are told of an export that waits, and who asked of the answer with its reason', async () => {
  const { id } = await waiting()
  const body = { isApproved: false, reason: '范围太大' }
  const answer = await exports(people.otherOperator).decideMatterExport({ params: { id }, body })
  assert.equal(answer.refusalReason, '范围太大')
  const notices = await db.selectFrom('notice').selectAll().orderBy('id').execute()
  const own = notices.filter(({ details }) => Object(details).exportId === id)
  assert.deepEqual(
    own.map(({ code, role, body_id }) => [code, role, body_id === people.operator.personId]),
    [
      ['matter_exports.asked', 'operator', false],
      ['matter_exports.refused', null, true],
    ],
  )
})

test('a filter keeps to its kind and to days of the city', async () => {
  const id = await asked()
  // Half past eleven in the evening of the last day in the city.
  await owner
    .updateTable('matter')
    .set({ asked_at: new Date('2029-06-30T15:30:00Z') })
    .where('id', '=', id)
    .execute()
  const linesOf = async (filter: object) =>
    (await (await fetched((await approved(filter)).id)).text()).trimEnd().split('\r\n').length - 1
  assert.equal(await linesOf({ askedFrom: '2029-06-01', askedUntil: '2029-06-30' }), 1)
  assert.equal(await linesOf({ askedFrom: '2029-07-01', askedUntil: '2029-07-31' }), 0)
  assert.equal(await linesOf({ askedUntil: TODAY, kind: 'resident-request' }), 0)
})

// ── refused ──

test('nobody approves their own export, and nobody fetches another’s or one that was not approved', async () => {
  const { id, can } = await waiting()
  assert.deepEqual(can, { decide: false, download: false })
  const decide = (actor: Actor, isApproved = true, reason?: string) =>
    refusal(exports(actor).decideMatterExport({ params: { id }, body: { isApproved, reason } }))
  assert.equal(await decide(people.operator), 'forbidden')
  assert.equal(await decide(people.secretary), 'forbidden')
  assert.equal(await refusal(fetched(id)), 'matter_exports.not_approved')
  assert.equal(await decide(people.otherOperator, false), 'invalid_input')
  assert.equal(await decide(people.otherOperator, false, '范围太大'), 'done')
  assert.equal(await decide(people.otherOperator), 'matter_exports.decided')
  assert.equal(await refusal(fetched(id)), 'matter_exports.not_approved')
  assert.equal(await refusal(fetched((await approved()).id, 'csv', people.otherOperator)), 'forbidden')
})

test('after seven days an approved export is fetched no more', async () => {
  const { id } = await approved()
  const decided = (at: string) =>
    owner
      .updateTable('matter_export')
      .set({ decided_at: new Date(at) })
      .where('id', '=', id)
      .execute()
  await decided('2029-12-25T00:00:01Z')
  assert.equal(await refusal(fetched(id)), 'done')
  await decided('2029-12-25T00:00:00Z')
  assert.equal(await refusal(fetched(id)), 'matter_exports.expired')
})

// ── raced ──

test('of a yes and a no at once one decides, ten times over', async () => {
  for (let round = 0; round < 10; round++) {
    const { id } = await waiting()
    const codes = await Promise.all(
      [true, false].map((isApproved) =>
        refusal(
          exports(people.otherOperator).decideMatterExport({ params: { id }, body: { isApproved, reason } }),
        ),
      ),
    )
    assert.deepEqual(new Set(codes), new Set(['done', 'matter_exports.decided']))
  }
})
