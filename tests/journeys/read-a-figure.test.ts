import assert from 'node:assert/strict'
import { test } from 'node:test'
import { desk, faultsOf, openSite, phone } from './site.ts'

const { visit } = await openSite()

test('a reader doubts a number in the article, and opens its rule, its records and one of the units', async () => {
  const { page, complaints } = await visit('/', { ...desk, locale: 'zh-CN' })
  await page.getByRole('heading', { level: 1, name: '科学城里' }).waitFor()
  for (const wording of [
    '156平方公里',
    '11个',
    '377个',
    '350余名',
    '1200余人',
    '近500支',
    '1.3万人',
    '2242套',
    '120余件',
  ])
    await page.getByRole('link', { name: wording }).first().waitFor()
  assert.deepEqual(await faultsOf(page), [])

  await page.getByRole('link', { name: '138个' }).first().click()
  await page.waitForURL('**/figures/institutes-linked')
  await page.getByRole('heading', { name: '怎样计算' }).waitFor()
  await page.getByText('共138条').waitFor()
  assert.deepEqual(await faultsOf(page), [])

  const unit = page
    .getByRole('main')
    .getByRole('table')
    .last()
    .getByRole('link', { name: /（演示）/ })
    .first()
  const name = (await unit.textContent()) ?? ''
  await unit.click()
  await page.getByRole('heading', { level: 1, name }).waitFor()
  assert.deepEqual(await faultsOf(page), [])
  assert.deepEqual(complaints, [])
})

test('the same article reads in English on a phone, and each number opens there too', async () => {
  const { page, complaints } = await visit('/', { ...phone, locale: 'en-GB' })
  await page.getByRole('heading', { level: 1, name: /science city/i }).waitFor()
  assert.equal(await page.locator('html').getAttribute('lang'), 'en')
  assert.deepEqual(await faultsOf(page), [])
  const wide = await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth)
  assert.equal(wide, false)
  const number = page.getByRole('link', { name: '138 institutes' }).first()
  await number.tap()
  await page.getByText('Counts universities').first().waitFor()
  await number.tap()
  await page.waitForURL('**/figures/institutes-linked')
  await page.getByText('138 in all').waitFor()
  assert.deepEqual(await faultsOf(page), [])
  assert.deepEqual(complaints, [])
})

test('records that nobody may open are said to be there', async () => {
  const { page } = await visit('/figures/matters-resolved', { ...phone, locale: 'zh-CN' })
  await page.getByText('127条记录，不逐条公开').first().waitFor()
})

test('a chain is found by two characters, and shows who stands where', async () => {
  const { page, complaints } = await visit('/network', { ...desk, locale: 'zh-CN' })
  await page
    .getByRole('link', { name: /合成生物/ })
    .first()
    .click()
  await page.waitForURL('**/network/synbio')
  for (const position of ['科研', '上游', '中游', '下游', '服务'])
    await page.getByRole('heading', { name: position }).first().waitFor()
  assert.deepEqual(await faultsOf(page), [])
  await page.goto('/search?q=研究')
  await page
    .getByRole('link', { name: /研究院/ })
    .first()
    .waitFor()
  await page.goto('/search?q=yanjiu')
  await page
    .getByRole('link', { name: /研究院/ })
    .first()
    .waitFor()
  assert.deepEqual(await faultsOf(page), [])
  assert.deepEqual(complaints, [])
})
