import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Page } from 'playwright-core'
import { desk, faultsOf, openSite, phone, signIn } from './site.ts'

const { visit } = await openSite()

const part = (page: Page, id: string) => page.locator(`#${id}`)
/** The numbers in the last cell of each row: `+47`, `−2`, `1,003`. */
async function numbersIn(page: Page, id: string): Promise<number[]> {
  const cells = await part(page, id)
    .getByRole('table')
    .first()
    .locator('tbody td, tfoot td')
    .allTextContents()
  return cells.map((cell) => Number(cell.replace('−', '-').replaceAll(/[+,]/g, '')))
}
const sumOf = (numbers: readonly number[]) => numbers.reduce((sum, one) => sum + one, 0)

test('a reader doubts a number of the article, and follows it to its rule, its changes, a record and the proof of it', async () => {
  const { page, complaints } = await visit('/', { ...desk, locale: 'zh-CN' })
  await page.getByRole('link', { name: '138个' }).first().click()
  await page.waitForURL('**/figures/institutes-linked')
  await page.getByText('数在任一产业链党委或人才党委有成员关系的').first().waitFor()
  assert.deepEqual(await faultsOf(page), [])

  await part(page, 'trend').getByRole('button', { name: '按年' }).click()
  await page.waitForURL('**trend=year**')
  await page.getByText('逐年列出').click()
  await part(page, 'trend').getByRole('rowheader', { name: '2025年' }).waitFor()
  await part(page, 'trend').getByRole('slider').press('ArrowLeft')
  await page.getByText('2025年末：').waitFor()

  await part(page, 'parts').getByRole('button', { name: '街道' }).click()
  await part(page, 'parts').getByText('各行相加，合计138').waitFor()
  assert.equal(sumOf(await numbersIn(page, 'parts')), 138)

  await page.getByRole('link', { name: '增减' }).click()
  await page.getByLabel('从哪一天以后').fill('2026-01-31')
  await part(page, 'changes').getByText('截至2026年1月31日').waitFor()
  const reckoned = await numbersIn(page, 'changes')
  assert.equal(reckoned.at(-1), 138)
  assert.equal(sumOf(reckoned.slice(0, -1)), 138)
  assert.deepEqual(await faultsOf(page), [])

  const file = await page.request.get('/api/v1/figures/institutes-linked/export?as=csv')
  assert.match(await file.text(), /138/)
  await part(page, 'records').getByRole('link', { name: '核验' }).first().click()
  await page.waitForURL('**/verify?fact=*')
  await page.getByText('核验通过').first().waitFor()
  assert.deepEqual(await faultsOf(page), [])
  assert.deepEqual(complaints, [])
})

test('on a phone, another day shows another number, and records of people are counted but not shown', async () => {
  const { page, complaints } = await visit('/figures/matters-resolved', { ...phone, locale: 'en-GB' })
  await page.getByText('127 records, not shown one by one').waitFor()
  await part(page, 'parts').getByRole('button', { name: 'Unit' }).tap()
  await page.getByText('Not shown by unit').waitFor()
  await page.getByLabel('Show the day').fill('2025-12-31')
  await page.getByText(/^(?!127)\d+ records, not shown one by one/).waitFor()
  await page.getByText('As of Wed 31 December 2025').waitFor()
  assert.deepEqual(await faultsOf(page), [])
  const wide = await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth)
  assert.equal(wide, false)
  assert.deepEqual(complaints, [])
})

test('an operator reads a quarter beside the one before, and sets what the year is to reach', async () => {
  const { page, complaints } = await visit('/sign-in', { ...desk, locale: 'zh-CN' })
  await signIn(page, 'operator')
  await page.getByRole('link', { name: '报表' }).click()
  await page.getByRole('button', { name: '季度' }).click()
  await page.getByText('与2026年').first().waitFor()
  const row = page.getByRole('row', { name: /科技驿站/ })
  await row.getByText('落后').waitFor()
  assert.deepEqual(await faultsOf(page), [])
  await row.getByRole('button', { name: '修改' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('目标数量').fill('一打')
  await dialog.getByRole('button', { name: '保存目标' }).click()
  await dialog.getByRole('alert').waitFor()
  await dialog.getByLabel('目标数量').fill('10')
  await dialog.getByRole('button', { name: '保存目标' }).click()
  await row.getByText('已达到').waitFor()
  assert.deepEqual(await faultsOf(page), [])
  assert.deepEqual(complaints, [])
})
