import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import type { Page } from 'playwright-core'
import { newId } from '#platform/id.ts'
import { insertResource } from '#modules/bookings/testing.ts'
import { desk, faultsOf, openSite, phone, signIn } from './site.ts'

const { owner, visit } = await openSite()
const HOUR = 3_600_000
/** The day after tomorrow in the city, whose midnight is 16:00 UTC. */
const midnight = Math.floor((Date.now() + 8 * HOUR) / (24 * HOUR)) * 24 * HOUR - 8 * HOUR + 48 * HOUR
const day = new Date(midnight + 12 * HOUR).toISOString().slice(0, 10)

const idOf = async (username: string) => {
  const { person_id } = await owner
    .selectFrom('account')
    .select('person_id')
    .where('username', '=', username)
    .executeTakeFirstOrThrow()
  return person_id
}

/** An electron microscope of the demo keeper's unit, booked by the demo talent on the day from ten to eleven. */
async function bookedMicroscope() {
  const { rows } = await sql<{ unit: string }>`
    select body_id as unit from post join account using (person_id)
    where username = 'keeper' and role = 'keeper'`.execute(owner)
  const id = await insertResource(owner, rows[0]?.unit ?? '')
  await owner
    .insertInto('booking')
    .values({
      id: newId(),
      resource_id: id,
      person_id: await idOf('talent'),
      booked_by: await idOf('talent'),
      starts_at: new Date(midnight + 10 * HOUR),
      ends_at: new Date(midnight + 11 * HOUR),
      state: 'confirmed',
      purpose: '看蛋白质',
    })
    .execute()
  return id
}
const microscope = await bookedMicroscope()

async function signedIn(username: string, device = desk): Promise<{ page: Page; complaints: string[] }> {
  const visited = await visit('/sign-in', { ...device, locale: 'zh-CN' })
  await signIn(visited.page, username)
  return visited
}

test('a time that is taken: somebody waits for it, beside the calendar', async () => {
  const { page, complaints } = await signedIn('talent2')
  await page.goto(`/resources/${microscope}/book?day=${day}`)
  await page.getByText('10:00–11:00').first().click()
  await page.getByText('调整时间、借用单位').click()
  await page.getByLabel('开始').fill(`${day}T10:00`)
  await page.getByLabel('结束').fill(`${day}T11:00`)
  await page.getByRole('button', { name: '候补这段时间' }).click()
  await page.getByRole('button', { name: '加入候补' }).click()
  await page.getByText('请修改以下1处').waitFor()
  await page.getByLabel('用途').fill('测晶体')
  assert.deepEqual(await faultsOf(page), [])
  await page.getByRole('button', { name: '加入候补' }).click()
  await page.getByText('已加入候补，排第1位').waitFor()
  await page.getByRole('link', { name: '看我的预约' }).last().click()
  await page.getByText('排第1位 · 测晶体').waitFor()
  assert.deepEqual(await faultsOf(page), [])
  assert.deepEqual(complaints, [])
})

test('a keeper plans an outage, sees whom it meets, and moves the booking to the next free time', async () => {
  const { page, complaints } = await signedIn('keeper')
  await page.goto('/work/keeper')
  await page.getByRole('link', { name: '登记停机' }).click()
  await page.getByLabel('哪项资源').selectOption(microscope)
  await page.getByLabel('开始').first().fill(`${day}T09:00`)
  await page.getByLabel('结束').first().fill(`${day}T12:00`)
  await page.getByText('看蛋白质').waitFor()
  assert.match(await page.getByLabel('怎么安排').locator('option:checked').innerText(), /改到.*12:00–13:00/)
  await page.getByRole('button', { name: '保存并通知' }).click()
  await page.getByText('请修改以下1处').waitFor()
  assert.deepEqual(await faultsOf(page), [])
  await page.getByLabel('说明').fill('更换离子泵，中午恢复')
  await page.getByRole('button', { name: '保存并通知' }).click()
  await page.getByText('停机已登记，受影响的人都已通知').waitFor()
  await page.getByText('改期1个，取消0个，提醒0个').waitFor()
  assert.deepEqual(await faultsOf(page), [])
  assert.deepEqual(complaints, [])
})

test('the person whose booking moved is told why, and reads its new time', async () => {
  const { page, complaints } = await signedIn('talent', phone)
  await page.getByText(/因停机，您的预约改了时间：冷冻电镜.*更换离子泵/).waitFor()
  await page.getByRole('link', { name: '查看' }).click()
  await page
    .getByText(/12:00–13:00/)
    .first()
    .waitFor()
  assert.deepEqual(await faultsOf(page), [])
  assert.deepEqual(complaints, [])
})

test('lifted early, the outage gives its time to who waits for it, loudly and until a deadline', async () => {
  const keeper = await signedIn('keeper')
  await keeper.page.goto('/work/keeper')
  await keeper.page.getByRole('button', { name: '提前恢复' }).click()
  await keeper.page.getByRole('button', { name: '确认恢复' }).click()
  await keeper.page.getByText('没有登记的停机').waitFor()

  const { page, complaints } = await signedIn('talent2', phone)
  await page.getByText(/您候补的时间空出来了/).waitFor()
  await page.getByRole('link', { name: '查看' }).first().click()
  await page.getByText(/为您留到/).waitFor()
  assert.deepEqual(await faultsOf(page), [])
  await page.getByRole('button', { name: '接受', exact: true }).click()
  await page.getByText('约好了').waitFor()
  assert.deepEqual([...keeper.complaints, ...complaints], [])
})
