import assert from 'node:assert/strict'
import { test } from 'node:test'
import { desk, faultsOf, openSite, signIn } from './site.ts'

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
