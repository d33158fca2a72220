import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import type { Locator, Page } from 'playwright-core'
import { dayIn, daysAfter } from '#platform/clock.ts'
import { newId } from '#platform/id.ts'
import { desk, faultsOf, openSite, PASSWORD, phone, signIn } from './site.ts'

const { owner, visit } = await openSite()
const MICROSCOPE = '300千伏冷冻透射电子显微镜'
const tomorrow = daysAfter(dayIn('Asia/Shanghai', new Date()), 1)
const tomorrowAt = (hour: number) => new Date(Date.parse(`${tomorrow}T00:00:00+08:00`) + hour * 3_600_000)

/** The microscope that the demo's keeper keeps, and a student who is trained for it. */
async function trainStudent() {
  const { rows } = await sql<{ resource: string; student: string; keeper: string }>`
    select resource.id as resource, student.person_id as student, keeper.person_id as keeper
    from account keeper join resource_keeper on resource_keeper.person_id = keeper.person_id
    join resource on resource.id = resource_keeper.resource_id, account student
    where keeper.username = 'keeper' and student.username = 'talent' and resource.name = ${MICROSCOPE} limit 1`.execute(
    owner,
  )
  const [found] = rows
  if (!found) throw new Error('The keeper of the demo keeps the microscope')
  const { resource, student, keeper } = found
  await owner
    .insertInto('qualification')
    .values({
      id: newId(),
      resource_id: resource,
      person_id: student,
      granted_by: keeper,
      granted_at: new Date(),
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  // What the demo booked for tomorrow is not what this journey is about.
  await sql`
    update booking set state = 'cancelled', ended_at = now()
    where resource_id = ${resource} and state in ('held', 'pending', 'confirmed')
      and tstzrange(starts_at, ends_at) && tstzrange(${tomorrowAt(0)}, ${tomorrowAt(24)})`.execute(owner)
  return found
}
const { resource, keeper } = await trainStudent()

/** Where a column of the timetable shows so many hours of its day, brought into sight, and how high an hour is. */
async function pointAt(column: Locator, hour: number): Promise<{ x: number; y: number; anHour: number }> {
  return column.evaluate((element, at) => {
    const style = getComputedStyle(element)
    const [begin = 0, end = 0] = ['--begin', '--end'].map((name) => Number(style.getPropertyValue(name)) / 60)
    const box = element.getBoundingClientRect()
    const anHour = box.height / (end - begin)
    const y = box.top + (at - begin) * anHour + 4
    const before = scrollY
    scrollBy(0, y - 300)
    return { x: box.left + box.width / 2, y: y - (scrollY - before), anHour }
  }, hour)
}

async function tapAt(page: Page, hour: number): Promise<void> {
  const { x, y } = await pointAt(page.locator('[data-column="0"]'), hour)
  await page.touchscreen.tap(x, y)
}

test('a student finds the electron microscope with a phone, books it, the keeper approves, and it shows', async () => {
  const { page, complaints } = await visit('/resources', { ...phone, locale: 'zh-CN' })
  await page.getByLabel('名称、型号、厂家或拼音').fill('lengdongdianjing')
  await page.getByRole('link', { name: MICROSCOPE }).first().waitFor()
  assert.deepEqual(await faultsOf(page), [])
  await page.goto(`/resources/${resource}`)
  await page.getByRole('heading', { name: MICROSCOPE }).waitFor()
  assert.deepEqual(await faultsOf(page), [])

  await page.getByRole('link', { name: '登录后预约' }).click()
  await page.getByLabel('用户名').fill('talent')
  await page.getByLabel('密码').fill(PASSWORD)
  await page.getByRole('button', { name: '登录', exact: true }).click()
  await page.waitForURL(`**/resources/${resource}/book`)
  await page.getByRole('button', { name: '往后' }).click()
  await tapAt(page, 10)
  await page.getByRole('heading', { name: /10:00–11:00/ }).waitFor()
  await page.getByText('可以预约').waitFor()
  assert.deepEqual(await faultsOf(page), [])
  await page.getByRole('button', { name: '占住并填写' }).click()
  await page.getByLabel('用途').fill('测定膜蛋白复合物的结构，样品两份')
  assert.deepEqual(await faultsOf(page), [])
  await page.getByRole('button', { name: '提交预约' }).click()
  await page.getByText('已提交，等管理员审批').waitFor()
  const booking = new URL(page.url()).pathname
  assert.deepEqual(await faultsOf(page), [])

  const { page: keepers } = await visit('/sign-in', { ...desk, locale: 'zh-CN' })
  await signIn(keepers, 'keeper')
  await keepers.goto(`/work/keeper?day=${tomorrow}`)
  const waits = keepers.getByRole('listitem').filter({ hasText: '测定膜蛋白复合物的结构' })
  await waits.getByText('唐望舒').waitFor()
  assert.deepEqual(await faultsOf(keepers), [])
  await waits.getByRole('button', { name: '批准', exact: true }).click()
  await waits.waitFor({ state: 'detached' })
  const comes = keepers.getByRole('listitem').filter({ hasText: '10:00–11:00' }).filter({ hasText: '唐望舒' })
  await comes.getByText('已约定').waitFor()

  await page.goto(booking)
  await page.getByText('已约定').first().waitFor()
  await page.getByText('测定膜蛋白复合物的结构').waitFor()
  assert.deepEqual(complaints, [])
})

test('who draws over a taken time is told before letting go, and the keyboard chooses too', async () => {
  await owner
    .insertInto('booking')
    .values({
      id: newId(),
      resource_id: resource,
      person_id: keeper,
      booked_by: keeper,
      starts_at: tomorrowAt(14),
      ends_at: tomorrowAt(16),
      state: 'confirmed',
    })
    .execute()
  const { page, complaints } = await visit('/sign-in', { ...desk, locale: 'zh-CN' })
  await signIn(page, 'talent')
  await page.goto(`/resources/${resource}/book?day=${tomorrow}`)
  const column = page.locator('[data-column]').nth((new Date(tomorrow).getUTCDay() + 6) % 7)
  const { x, y, anHour } = await pointAt(column, 12)
  await page.mouse.move(x, y)
  await page.mouse.down()
  await page.mouse.move(x, y + 2.5 * anHour, { steps: 4 })
  await page.getByText('与已有预约重叠').first().waitFor()
  await page.mouse.move(x, y + 1.2 * anHour, { steps: 4 })
  await page.getByText('与已有预约重叠').first().waitFor({ state: 'detached' })
  await page.mouse.up()
  await page.getByRole('heading', { name: /12:00–13:30/ }).waitFor()
  await page.getByText('可以预约').waitFor()
  assert.deepEqual(await faultsOf(page), [])

  await page.getByRole('button', { name: '用键盘选时间' }).focus()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Shift+ArrowDown')
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: /12:30–13:30/ }).waitFor()
  assert.deepEqual(complaints, [])
})
