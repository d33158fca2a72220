import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { desk, faultsOf, openSite, phone, signIn } from './site.ts'

const { owner, visit } = await openSite()

// The demo's keeper works for another unit than its liaison.
await sql`
  update post set body_id = (
    select body_id from post as liaison join account on account.person_id = liaison.person_id
    where account.username = 'liaison' and liaison.role = 'liaison')
  where role = 'keeper'
    and person_id = (select person_id from account where username = 'keeper')`.execute(owner)
// And its units have signed.
await owner.deleteFrom('covenant_signature').execute()

async function as(username: string, look: typeof desk = desk) {
  const visited = await visit('/sign-in', { ...look, locale: 'zh-CN' })
  await signIn(visited.page, username)
  return visited
}

test('a liaison makes a resource from a draft to an offer, with rules that say what they mean and a price', async () => {
  const { page, complaints } = await as('liaison')
  await page.getByRole('link', { name: '本单位资源' }).click()
  await page.getByRole('link', { name: '录入资源' }).click()
  await page.getByLabel('类别').selectOption({ label: '仪器设备' })
  await page.getByLabel('技术').selectOption({ label: '冷冻电镜' })
  await page.getByLabel('名称', { exact: true }).fill('晨曦三百千伏冷冻电镜')
  await page.getByRole('button', { name: '保存成草稿' }).click()
  await page.getByText('请修改以下1处').waitFor()
  assert.deepEqual(await faultsOf(page), [])
  await page.reload()
  assert.equal(await page.getByLabel('名称', { exact: true }).inputValue(), '晨曦三百千伏冷冻电镜')
  await page.getByLabel('介绍').fill('配直接电子探测器。')
  await page.getByRole('button', { name: '保存成草稿' }).click()
  await page.getByText('草稿', { exact: true }).waitFor()

  await page.getByRole('button', { name: '规则', exact: true }).click()
  const meaning = page.getByRole('region', { name: '这些规则的意思' })
  await meaning.getByText('加入任一产业链的单位可以预约。').waitFor()
  await page.getByLabel('任何登录的人').check()
  await page.getByLabel('每次最长', { exact: true }).fill('12')
  await meaning.getByText('任何登录的人都可以预约。').waitFor()
  await meaning.getByText('每次30分钟到12小时').waitFor()
  await page.getByLabel('每次最长', { exact: true }).fill('0.1')
  await page.getByRole('button', { name: '保存规则' }).click()
  await page.getByText('须是预约最小时段的整数倍').first().waitFor()
  assert.deepEqual(await faultsOf(page), [])
  await page.getByLabel('每次最长', { exact: true }).fill('12')
  await page.getByRole('button', { name: '保存规则' }).click()
  await page.getByText('草稿已更新').waitFor()

  await page.getByRole('button', { name: '价格', exact: true }).click()
  await page.getByRole('group', { name: '其他人' }).getByLabel('元/小时').fill('1,200')
  await page.getByRole('button', { name: '保存价格' }).click()
  await page.getByText('草稿已更新').waitFor()

  await page.getByRole('button', { name: '管理员', exact: true }).click()
  await page.getByLabel('首要管理员').selectOption({ label: '俞见微' })
  await page.getByRole('button', { name: '保存管理员' }).click()
  await page.getByText('草稿已更新').waitFor()
  await page.getByRole('button', { name: '开放', exact: true }).click()
  await page.getByText('已开放', { exact: true }).waitFor()
  assert.deepEqual(await faultsOf(page), [])
  assert.deepEqual(complaints, [])
})

test('a visitor finds it by pinyin on a phone, and reads its rules and price', async () => {
  const { page, complaints } = await visit('/resources', { ...phone, locale: 'zh-CN' })
  await page.getByLabel('名称、型号、厂家或拼音').fill('chenxi')
  await page.getByRole('link', { name: '晨曦三百千伏冷冻电镜' }).click()
  await page.getByText('任何登录的人都可以预约。').waitFor()
  await page.getByText('1,200元/小时').waitFor()
  await page.getByRole('link', { name: '登录后预约' }).waitFor()
  assert.deepEqual(await faultsOf(page), [])
  assert.deepEqual(complaints, [])
})

test('somebody asks to be trained, the keeper grants it and takes it back with a reason', async () => {
  const { page: asking } = await as('talent', phone)
  await asking.goto('/resources?q=chenxi')
  await asking.getByRole('link', { name: '晨曦三百千伏冷冻电镜' }).click()
  await asking.getByRole('button', { name: '申请上机资格' }).click()
  await asking.getByLabel('用途和经验').fill('膜蛋白结构，用过两百千伏的')
  await asking.getByRole('button', { name: '提交申请' }).click()
  await asking.getByText('申请已提交', { exact: true }).waitFor()

  const { page, complaints } = await as('keeper')
  await page.getByRole('link', { name: '上机资格' }).click()
  const request = page.getByRole('listitem').filter({ hasText: '膜蛋白结构，用过两百千伏的' })
  await request.getByRole('button', { name: '授予资格' }).click()
  await page.getByRole('dialog').getByRole('button', { name: '授予资格' }).click()
  await page.getByLabel('资源', { exact: true }).selectOption({ label: '晨曦三百千伏冷冻电镜' })
  await page.getByRole('cell', { name: '唐望舒', exact: true }).waitFor()
  assert.deepEqual(await faultsOf(page), [])
  await asking.goto('/work/qualifications')
  const own = asking.getByRole('row').filter({ hasText: '晨曦三百千伏冷冻电镜' })
  await own.getByText('有效', { exact: true }).waitFor()

  await page.getByRole('button', { name: '终止唐望舒的上机资格' }).click()
  await page.getByLabel('终止的理由').fill('多次没有按规程换气')
  await page.getByRole('dialog').getByRole('button', { name: '终止', exact: true }).click()
  await page.getByText('还没有人取得资格').waitFor()
  await asking.reload()
  await asking.getByText('理由：多次没有按规程换气').waitFor()
  assert.deepEqual(complaints, [])
})

test('a liaison reads the covenant and signs it for the unit, and everybody sees that', async () => {
  const { page, complaints } = await as('liaison', phone)
  await page.goto('/work/covenant')
  await page.getByRole('button', { name: '签署' }).click()
  await page.getByText('请修改以下1处').waitFor()
  await page.getByLabel('我已读过全文').check()
  await page.getByRole('button', { name: '签署' }).click()
  await page.getByText('已签署', { exact: true }).waitFor()
  assert.deepEqual(await faultsOf(page), [])
  const visitor = await visit('/covenant', { ...desk, locale: 'zh-CN' })
  await visitor.page.getByText('1个单位').waitFor()
  assert.deepEqual([...complaints, ...visitor.complaints], [])
})

test('a liaison withdraws it with a reason, and the list has it no more', async () => {
  const { page, complaints } = await as('liaison')
  await page.getByRole('link', { name: '本单位资源' }).click()
  await page.getByLabel('名称、型号或拼音').fill('chenxi')
  await page.getByRole('link', { name: '晨曦三百千伏冷冻电镜' }).click()
  await page.getByRole('button', { name: '停止开放' }).click()
  await page.getByLabel('停止开放的理由').fill('搬到新楼')
  await page.getByRole('dialog').getByRole('button', { name: '停止开放' }).click()
  await page.getByText('清单里已经没有它').waitFor()
  const visitor = await visit('/resources?q=chenxi', { ...phone, locale: 'zh-CN' })
  await visitor.page.getByText('没有找到符合条件的资源').waitFor()
  assert.deepEqual(complaints, [])
})
