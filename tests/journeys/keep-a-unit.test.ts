import assert from 'node:assert/strict'
import { test } from 'node:test'
import { desk, faultsOf, openSite, phone, signIn } from './site.ts'

const { visit } = await openSite()

async function as(username: string, look: typeof desk = desk) {
  const visited = await visit('/sign-in', { ...look, locale: 'zh-CN' })
  await signIn(visited.page, username)
  return visited
}

test('a liaison mends the record on a phone, is told what an operator changed meanwhile, and loses nothing', async () => {
  const liaison = await as('liaison2', phone)
  const { page } = liaison
  await page.getByRole('link', { name: '本单位资料' }).click()
  await page.getByRole('link', { name: '修改资料' }).click()
  await page.waitForURL('**/work/units/*/edit')
  const address = new URL(page.url()).pathname
  await page.getByLabel('统一社会信用代码').fill('91350100M000100Y44')
  await page.getByRole('button', { name: '保存' }).click()
  await page.getByText('校验位与其余各位不符').first().waitFor()
  assert.deepEqual(await faultsOf(page), [])
  await page.reload()
  assert.equal(await page.getByLabel('统一社会信用代码').inputValue(), '91350100M000100Y44')

  const operator = await as('operator')
  await operator.page.goto(address)
  await operator.page.getByLabel('简介').fill('显示部件与检测')
  await operator.page.getByRole('button', { name: '保存' }).click()
  await operator.page.getByText('已保存').waitFor()

  await page.getByLabel('统一社会信用代码').fill('91350100M000100Y43')
  await page.getByLabel(/^地址/).fill('科学城大道1号')
  await page.getByRole('button', { name: '保存' }).click()
  await page.getByText('现在是：显示部件与检测').waitFor()
  assert.equal(await page.getByLabel('简介').inputValue(), '显示部件与检测')
  assert.deepEqual(await faultsOf(page), [])
  await page.getByRole('button', { name: '保存' }).click()
  await page.getByRole('link', { name: '查看单位页面' }).click()
  await page.getByText('科学城大道1号').waitFor()
  await page.getByText('91350100M000100Y43').waitFor()
  await page.getByText('显示部件与检测').waitFor()
  assert.deepEqual([...liaison.complaints, ...operator.complaints], [])
})

test('a party organisation is entered and dissolved, and a chain is left with a reason', async () => {
  const { page, complaints } = await as('liaison2')
  await page.getByRole('link', { name: '本单位资料' }).click()
  await page.getByRole('link', { name: '修改资料' }).click()
  await page.getByLabel('党组织名称').fill('第二党支部')
  await page.getByLabel('成立日期').fill('2024-05-01')
  await page.getByRole('button', { name: '登记党组织' }).click()
  await page.getByText('已登记第二党支部').waitFor()
  await page.getByRole('button', { name: '登记撤销：第二党支部' }).click()
  await page.getByRole('dialog').getByRole('button', { name: '登记撤销', exact: true }).click()
  await page.getByText('已登记撤销：第二党支部').waitFor()

  await page.getByRole('button', { name: /^退出/ }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('button', { name: '确认退出' }).click()
  await dialog.getByText('请填写这一项').first().waitFor()
  await dialog.getByLabel('退出的理由').fill('业务已转出')
  await dialog.getByRole('button', { name: '确认退出' }).click()
  await page.getByText(/^已退出/).waitFor()
  await page.getByText('还没有加入产业链').waitFor()
  assert.deepEqual(await faultsOf(page), [])
  assert.deepEqual(complaints, [])
})

test('an operator enters a unit, once', async () => {
  const { page, complaints } = await as('operator')
  const enter = async () => {
    await page.goto('/work/units/new')
    await page.getByLabel('单位名称').fill('海岸线计量研究院')
    await page.getByLabel('类别').selectOption({ index: 1 })
    await page.getByLabel('ROR编号').fill('03yrm5c26')
    await page.getByRole('button', { name: '登记', exact: true }).click()
  }
  await enter()
  await page.getByText('已登记：海岸线计量研究院').waitFor()
  await enter()
  await page.getByText('已经属于另一个单位').waitFor()
  await page.getByRole('link', { name: '查看那个单位' }).click()
  await page.getByRole('heading', { level: 1, name: '海岸线计量研究院' }).waitFor()
  assert.deepEqual(complaints, [])
})
