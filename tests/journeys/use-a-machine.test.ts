import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { test } from 'node:test'
import { sql } from 'kysely'
import { newId } from '#platform/id.ts'
import { desk, faultsOf, openSite, PASSWORD, phone, signIn } from './site.ts'

const { owner, visit } = await openSite()
const MINUTE = 60_000

/** A machine of the demo keeper's unit that is lent at a price, booked by the demo talent from now on and once before. */
async function bookedMachine() {
  const { rows } = await sql<{ unit: string; person: string }>`
    select post.body_id as unit, talent.person_id as person
    from account keeper join post on post.person_id = keeper.person_id and post.role = 'keeper',
      account talent where keeper.username = 'keeper' and talent.username = 'talent'`.execute(owner)
  const [found] = rows
  if (!found) throw new Error('The demo has a keeper and a talent')
  const id = newId()
  const machine = {
    kind: 'instrument',
    name: '三号双束加工台',
    summary: '双束',
    status: 'offered',
    search: '',
  }
  const { number } = await owner
    .insertInto('resource')
    .values({ id, unit_id: found.unit, ...machine })
    .returning(sql<number>`number`.as('number'))
    .executeTakeFirstOrThrow()
  await owner
    .insertInto('resource_price')
    .values(
      (['network', 'other'] as const).map((audience) => ({
        resource_id: id,
        audience,
        per: 'hour',
        amount: '600.00',
      })),
    )
    .execute()
  const now = Math.floor(Date.now() / MINUTE) * MINUTE
  const spans = [
    [-5, 55],
    [-180, -120],
  ] as const
  const whose = { resource_id: id, person_id: found.person, booked_by: found.person, state: 'confirmed' }
  await owner
    .insertInto('booking')
    .values(
      spans.map(([from, to]) => ({
        id: newId(),
        ...whose,
        starts_at: new Date(now + from * MINUTE),
        ends_at: new Date(now + to * MINUTE),
      })),
    )
    .execute()
  return { id, number }
}
const { id, number } = await bookedMachine()
const minutesCounted = async () => {
  const { rows } = await sql<{ sum: number }>`
    select coalesce(sum(quantity), 0)::int as sum from fact join machine_use on machine_use.id = subject_id
    where measure = 'sharing.minutes' and resource_id = ${id}`.execute(owner)
  return rows[0]?.sum
}

test('who reads the label with a phone signs in, starts, and later stops', async () => {
  const { page, complaints } = await visit(`/use/${number}`, { ...phone, locale: 'zh-CN' })
  await page.getByLabel('用户名').fill('talent')
  await page.getByLabel('密码').fill(PASSWORD)
  await page.getByRole('button', { name: '登录' }).click()
  await page.waitForURL(`**/use/${number}`)
  await page.getByRole('heading', { name: '现在空闲' }).waitFor()
  assert.deepEqual(await faultsOf(page), [])
  await page.getByRole('button', { name: '开始使用' }).click()
  await page.getByRole('heading', { name: '您正在使用' }).waitFor()
  await page.reload()
  await sql`update machine_use set started_at = started_at - interval '30 minutes' where resource_id = ${id}`.execute(
    owner,
  )
  await page.getByRole('button', { name: '停止使用' }).click()
  await page.getByText('已停止').waitFor()
  assert.deepEqual(await faultsOf(page), [])
  const counted = (await minutesCounted()) ?? 0
  assert.ok(counted >= 30 && counted <= 32, String(counted))
  assert.deepEqual(complaints, [])
})

test('a keeper tells what nobody told, sets it right, sees the hours, and takes the costs and the label along', async () => {
  const { page, complaints } = await visit('/sign-in', { ...desk, locale: 'zh-CN' })
  await signIn(page, 'keeper')
  await page.goto('/work/keeper')
  const untold = page.getByRole('listitem').filter({ hasText: '三号双束加工台' })
  await untold.getByRole('button', { name: '补登' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('button', { name: '登记' }).click()
  await dialog.getByText('请修改以下1处').waitFor()
  await dialog.getByLabel('依据').fill('登记本第12页')
  assert.deepEqual(await faultsOf(page), [])
  await dialog.getByRole('button', { name: '登记' }).click()
  await untold.getByRole('button', { name: '补登' }).waitFor({ state: 'detached' })
  const before = (await minutesCounted()) ?? 0
  assert.ok(before >= 90, String(before))

  const told = page.getByRole('row').filter({ hasText: '三号双束加工台' }).filter({ hasText: '补登' })
  await told.getByRole('button', { name: '撤销' }).click()
  await dialog.getByLabel('原因').fill('登记错了')
  await dialog.getByRole('button', { name: '撤销' }).click()
  await untold.getByRole('button', { name: '补登' }).waitFor()
  assert.equal(await minutesCounted(), before - 60)
  await untold.getByRole('button', { name: '没有来' }).click()
  await untold.waitFor({ state: 'detached' })
  await page
    .getByRole('row')
    .filter({ hasText: '三号双束加工台' })
    .filter({ hasText: '扫标签' })
    .first()
    .waitFor()
  assert.deepEqual(await faultsOf(page), [])

  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: '下载表格（CSV）' }).click(),
  ])
  const table = await readFile((await download.path()) ?? '', 'utf8')
  assert.match(table, /三号双束加工台,.*扫码/)
  await page.goto(`/use/${number}/label`)
  await page.getByText(`/use/${number}`).waitFor()
  assert.deepEqual(await faultsOf(page), [])
  assert.deepEqual(complaints, [])
})
