import assert from 'node:assert/strict'
import { test } from 'node:test'
import { desk, faultsOf, openSite, phone, signIn } from './site.ts'

const { visit } = await openSite()

const csv = [
  '单位名称,统一社会信用代码,单位类别,网址',
  '海岸线分析仪器有限公司,91350100M000100Y43,enterprise,https://example.org',
  '海岸线计量研究院,,institute,',
  '号码写错的公司,91350100M000100Y44,enterprise,',
].join('\r\n')

test('an operator has a table read, leaves the wrong row out in so many words, and the units are found', async () => {
  const { page, complaints } = await visit('/sign-in', { ...desk, locale: 'zh-CN' })
  await signIn(page, 'operator')
  await page.getByRole('link', { name: '导入单位' }).first().click()
  const file = { name: '名录.csv', mimeType: 'text/csv', buffer: Buffer.from(csv) }
  await page.locator('input[type="file"]').setInputFiles(file)
  assert.deepEqual(await faultsOf(page), [])
  await page.getByRole('button', { name: '读取文件' }).click()
  await page.getByRole('heading', { level: 1, name: '名录.csv' }).waitFor()
  await page.getByText('信用代码的校验位不对').waitFor()
  assert.deepEqual(await faultsOf(page), [])

  const write = page.getByRole('button', { name: '写入2行' })
  assert.equal(await write.isDisabled(), true)
  await page.getByLabel('略过被拒的1行').check()
  await write.click()
  await page.getByText('已经写入').waitFor()

  await page.goto('/search?q=海岸')
  await page.getByRole('link', { name: '海岸线计量研究院' }).waitFor()
  assert.deepEqual(complaints, [])
})

test('what no longer holds is not written: the page says which row, reads again, and shows the new report', async () => {
  const { page, complaints } = await visit('/sign-in', { ...phone, locale: 'zh-CN' })
  await signIn(page, 'operator')
  const read = async (name: string, kind: string) => {
    await page.goto('/work/imports')
    const table = `单位名称,单位类别\n变迁研究所,${kind}\n`
    await page
      .locator('input[type="file"]')
      .setInputFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(table) })
    await page.getByRole('button', { name: '读取文件' }).click()
    await page.getByRole('button', { name: '写入1行' }).waitFor()
    return page.url()
  }
  const first = await read('甲.csv', 'institute')
  await read('乙.csv', 'university')
  await page.getByRole('button', { name: '写入1行' }).click()
  await page.getByText('已经写入').waitFor()

  await page.goto(first)
  await page.getByRole('button', { name: '写入1行' }).click()
  const refusal = page.getByRole('alert')
  await refusal.getByText('什么也没有写入').waitFor()
  await refusal.getByText('可能与已有单位重复').waitFor()
  assert.deepEqual(await faultsOf(page), [])
  await refusal.getByRole('button', { name: '重新读取' }).click()
  await page.getByText('没有可以写入的行：1行被拒').waitFor()
  await page.getByRole('table', { name: '逐行报告' }).getByText('可能与已有单位重复').waitFor()
  assert.deepEqual(await faultsOf(page), [])
  assert.deepEqual(complaints, [])
})

test('a file that cannot be read is refused in words, with the way on', async () => {
  const { page } = await visit('/sign-in', { ...desk, locale: 'zh-CN' })
  await signIn(page, 'operator')
  await page.goto('/work/imports')
  const file = { name: '断.json', mimeType: 'application/json', buffer: Buffer.from('[{"id": "https://ror') }
  await page.locator('input[type="file"]').setInputFiles(file)
  await page.getByRole('button', { name: '读取文件' }).click()
  await page.getByText('文件已损坏').waitFor()
  await page.getByRole('link', { name: '改好以后，选择文件重新导入' }).click()
  await page.waitForURL('**/work/imports')
  await page.getByRole('row', { name: /断\.json/ }).waitFor()
})
