import assert from 'node:assert/strict'
import { test } from 'node:test'
import { faultsOf, openSite, phone, signIn } from './site.ts'

const { visit } = await openSite()

test('a liaison mends the record of the unit on a phone, and is told which code is wrong', async () => {
  const { page, complaints } = await visit('/sign-in', { ...phone, locale: 'zh-CN' })
  await signIn(page, 'liaison')
  await page.getByRole('main').getByRole('link', { name: /单位/ }).first().click()
  await page.waitForURL('**/network/units/*')
  await page.getByRole('link', { name: '修改资料' }).click()
  await page.getByLabel(/^简介/).fill('做合成基因组设计，开放两台自动化平台')
  await page.getByLabel(/^统一社会信用代码/).fill('91350100M000100Y44')
  assert.deepEqual(await faultsOf(page), [])
  await page.getByRole('button', { name: '保存' }).click()
  await page.getByText('信用代码的校验位不对').first().waitFor()
  await page.getByLabel(/^统一社会信用代码/).fill('91350100M000100Y43')
  await page.getByRole('button', { name: '保存' }).click()
  await page.getByText('已经保存').waitFor()
  await page.getByRole('link', { name: '查看单位页面' }).click()
  await page.getByText('做合成基因组设计').first().waitFor()
  assert.deepEqual(complaints, [])
})
