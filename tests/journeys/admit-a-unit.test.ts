import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Page } from 'playwright-core'
import { desk, faultsOf, openSite, phone, signIn } from './site.ts'

const { visit } = await openSite()

async function as(username: string, look: typeof desk = desk) {
  const visited = await visit('/sign-in', { ...look, locale: 'zh-CN' })
  await signIn(visited.page, username)
  return visited
}

async function valueOf(page: Page, key: string): Promise<number> {
  const answer = await page.request.get(`/api/v1/figures/${key}`)
  return ((await answer.json()) as { value: number }).value
}

test('a unit applies on a phone, two reviewers judge, the secretary admits, and the figure and its list have it', async () => {
  const liaison = await as('liaison2', phone)
  const { page } = liaison
  await page.goto('/work/apply?committee=synbio')
  await page.getByLabel('在链上的位置').selectOption('upstream')
  const areas = page.locator('form textarea')
  for (let i = 0; i < (await areas.count()); i++)
    await areas.nth(i).fill('生物制造所需的显示与检测部件，可开放两条中试线')
  const numbers = page.locator('form input[inputmode="numeric"]')
  for (let i = 0; i < (await numbers.count()); i++) await numbers.nth(i).fill('12')
  const groups = page.locator('form fieldset')
  for (let i = 0; i < (await groups.count()); i++) await groups.nth(i).locator('input').first().check()
  assert.deepEqual(await faultsOf(page), [])
  await page.getByRole('button', { name: '提交申请' }).click()
  await page.getByRole('link', { name: '查看申请' }).click()
  await page.waitForURL('**/work/applications/*')
  const address = new URL(page.url()).pathname
  const unit = (await page.getByRole('heading', { level: 1, name: '（演示）' }).textContent()) ?? ''
  assert.deepEqual(await faultsOf(page), [])

  const secretary = await as('chain')
  const before = await valueOf(secretary.page, 'synbio-members')
  for (const reviewer of ['袁修远', '鲁明澈']) {
    await secretary.page.goto(address)
    await secretary.page.getByLabel(reviewer, { exact: true }).check()
    await secretary.page.getByRole('button', { name: '请这位评审' }).click()
    await secretary.page.getByLabel(reviewer, { exact: true }).waitFor({ state: 'detached' })
  }

  for (const username of ['mentor', 'talent2']) {
    const reviewer = await as(username)
    await reviewer.page.goto(address)
    const meets = reviewer.page.getByLabel('符合', { exact: true })
    await meets.first().waitFor()
    for (const box of await meets.all()) await box.check()
    await reviewer.page.getByLabel('建议吸纳', { exact: true }).check()
    assert.deepEqual(await faultsOf(reviewer.page), [])
    await reviewer.page.getByRole('button', { name: '提交评审意见' }).click()
    await reviewer.page.getByRole('button', { name: '提交评审意见' }).waitFor({ state: 'detached' })
    assert.deepEqual(reviewer.complaints, [])
  }

  await secretary.page.goto(address)
  await secretary.page.getByLabel('吸纳为成员单位').check()
  await secretary.page.getByLabel('理由').fill('两位评审均建议吸纳，业务与本链上游相符')
  assert.deepEqual(await faultsOf(secretary.page), [])
  await secretary.page.getByRole('button', { name: '确认决定' }).click()
  await secretary.page.getByText(`合成生物成员单位 ${before} → ${before + 1}`).waitFor()
  assert.deepEqual(await faultsOf(secretary.page), [])
  assert.equal(await valueOf(secretary.page, 'synbio-members'), before + 1)
  await secretary.page.goto('/figures/synbio-members')
  await secretary.page.getByRole('main').getByRole('link', { name: unit }).first().waitFor()

  await page.goto('/work')
  await page.getByText('合成生物').first().waitFor()
  assert.deepEqual([...liaison.complaints, ...secretary.complaints], [])
})
