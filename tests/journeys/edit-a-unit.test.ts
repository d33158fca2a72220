import assert from 'node:assert/strict'
import { test } from 'node:test'
import { faultsOf, openSite, phone, signIn } from './site.ts'

const { visit } = await openSite()

test('a liaison keeps the record of the unit on a phone: codes, party organisations, leaving a chain', async () => {
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

  await page.getByRole('link', { name: '修改资料' }).click()
  await page.getByLabel('党组织名称').fill('合成组党支部')
  await page.getByLabel('成立日期').fill('2025-07-01')
  await page.getByRole('button', { name: '增加党组织' }).click()
  await page.getByRole('button', { name: '撤销合成组党支部' }).click()
  await page.getByRole('button', { name: '撤销合成组党支部' }).waitFor({ state: 'detached' })

  await page
    .getByRole('button', { name: /^退出光明科学城/ })
    .first()
    .click()
  await page.getByLabel('退出的理由').fill('研究方向调整')
  assert.deepEqual(await faultsOf(page), [])
  await page.getByRole('button', { name: '确认退出' }).click()
  await page.getByRole('button', { name: '确认退出' }).waitFor({ state: 'detached' })
  assert.deepEqual(complaints, [])
})
