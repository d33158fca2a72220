import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { newId } from '#platform/id.ts'
import { desk, faultsOf, openSite, phone, signIn } from './site.ts'

const { owner, visit } = await openSite()

/** A room of the demo host's station, booked from a minute ago on, so that it is still to come or under way. */
async function bookedRoom() {
  const { rows } = await sql<{ space: string; unit: string; person: string; kind: string }>`
    select space.id as space, unit.id as unit, person.id as person, resource_kind.key as kind
    from space, unit, person, resource_kind
    where space.key = 'dongzhou-crossing' and resource_kind.key = 'room' order by unit.id, person.id limit 1`.execute(
    owner,
  )
  const [found] = rows
  if (!found) throw new Error('The demo has a station, a unit, a person and a kind of rooms')
  const room = { id: newId(), unit_id: found.unit, space_id: found.space, kind: found.kind, name: '小会议室' }
  await owner
    .insertInto('resource')
    .values({ ...room, summary: '十二人，有屏幕', seats: 12, status: 'offered', search: '' })
    .execute()
  const minute = Math.floor(Date.now() / 60_000) * 60_000
  await owner
    .insertInto('booking')
    .values({
      id: newId(),
      resource_id: room.id,
      person_id: found.person,
      booked_by: found.person,
      starts_at: new Date(minute - 60_000),
      ends_at: new Date(minute + 3_600_000),
      state: 'confirmed',
      public_title: '合成生物读书会',
      attendees: 8,
    })
    .execute()
}

test('somebody finds a station on the map with a phone and reads what is on there', async () => {
  await bookedRoom()
  const { page, complaints } = await visit('/spaces', { ...phone, locale: 'zh-CN' })
  await page.getByRole('heading', { name: '阵地' }).waitFor()
  await page.locator('svg a').first().waitFor()
  assert.equal(await page.locator('svg a').count(), 16)
  assert.deepEqual(await faultsOf(page), [])
  await page.getByRole('listitem').getByRole('link', { name: '东周科技驿站' }).click()
  await page.getByRole('heading', { name: '东周科技驿站' }).waitFor()
  await page.getByText('合成生物读书会').waitFor()
  assert.deepEqual(await faultsOf(page), [])
  assert.deepEqual(complaints, [])
})

test('the records of the figure are the stations, and each opens its page', async () => {
  const { page } = await visit('/figures/stations', { ...desk, locale: 'zh-CN' })
  await page.getByRole('link', { name: '东周科技驿站' }).first().click()
  await page.waitForURL('**/spaces/dongzhou-crossing')
})

test('a host on a phone sees who comes, taps three, takes one back, and goes to the counter', async () => {
  const { page, complaints } = await visit('/sign-in', { ...phone, locale: 'zh-CN' })
  await signIn(page, 'host')
  await page
    .getByRole('link', { name: /驿站今天/ })
    .first()
    .click()
  await page.getByRole('heading', { name: '东周科技驿站' }).waitFor()
  await page.getByText(/合成生物读书会 · .* · 8人/).waitFor()
  const tap = page.getByRole('button', { name: '来了1人' })
  for (const count of [1, 2, 3]) {
    await tap.click()
    await page.getByText(`今天到访 ${count} 人`).waitFor()
  }
  await page.getByRole('button', { name: /撤回上一次/ }).click()
  await page.getByText('今天到访 2 人').waitFor()
  assert.deepEqual(await faultsOf(page), [])
  await page.reload()
  await page.getByText('今天到访 2 人').waitFor()
  const { rows } = await sql<{ sum: number }>`
    select sum(quantity)::int as sum from fact where measure = 'spaces.visits'`.execute(owner)
  assert.equal(rows[0]?.sum, 2)

  await page.getByRole('link', { name: '登记一件事' }).click()
  await page.getByLabel('哪一类').selectOption({ label: '政策咨询' })
  await page.getByLabel('什么事').fill('博士后进站补贴怎样申报')
  await page.getByLabel('姓名').fill('王建国')
  await page.getByLabel('电话').fill('0755-88888888')
  await page.getByRole('button', { name: '登记', exact: true }).click()
  await page.getByText(/^M\d{6}$/).waitFor()
  assert.deepEqual(complaints, [])
})

test('an operator enters a space, opens it, and everybody finds it', async () => {
  const { page, complaints } = await visit('/sign-in', { ...desk, locale: 'zh-CN' })
  await signIn(page, 'operator')
  await page.goto('/work/spaces/new')
  await page.getByLabel('科技驿站').check()
  await page.getByLabel('名称', { exact: true }).fill('圳美科技驿站')
  await page.getByLabel('一句话介绍').fill('公园门口的小站。')
  await page.getByLabel('社区', { exact: true }).selectOption({ label: '新湖街道 · 圳美社区' })
  await page.getByLabel('地址').fill('圳美路1号')
  await page.getByRole('button', { name: '保存' }).click()
  await page.getByText('请修改以下1处').waitFor()
  assert.deepEqual(await faultsOf(page), [])
  await page.getByLabel('怎么来').fill('公交圳美站下车')
  await page.getByRole('button', { name: '保存' }).click()
  await page.getByText('已登记“圳美科技驿站”').waitFor()
  await page.getByRole('link', { name: '开放', exact: true }).click()
  await page.getByRole('button', { name: '开放', exact: true }).click()
  await page.getByRole('button', { name: '关闭' }).waitFor()
  assert.deepEqual(await faultsOf(page), [])
  await page.goto('/spaces')
  await page.getByRole('listitem').getByRole('link', { name: '圳美科技驿站' }).waitFor()
  await page.goto('/figures/stations')
  await page.getByText('11个').first().waitFor()
  assert.deepEqual(complaints, [])
})
