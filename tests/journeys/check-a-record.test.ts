import assert from 'node:assert/strict'
import { test } from 'node:test'
import { desk, faultsOf, openSite, phone } from './site.ts'

const { visit } = await openSite()

test('a reader doubts a record, and the browser proves that it stands as it was sealed', async () => {
  const { page, complaints } = await visit('/figures/institutes-linked', { ...desk, locale: 'zh-CN' })
  await page.getByRole('link', { name: '核验', exact: true }).nth(1).click()
  await page.waitForURL('**/verify?fact=*')
  await page.getByText('核验通过').waitFor()
  assert.equal(await page.getByText('相符', { exact: true }).count(), 4)
  assert.deepEqual(await faultsOf(page), [])

  await page.getByRole('link', { name: /查看第.*号封存/ }).click()
  await page.getByRole('heading', { level: 1, name: /第.*号封存/ }).waitFor()
  assert.deepEqual(await faultsOf(page), [])
  await page.getByRole('link', { name: '核验这一号' }).click()
  await page.getByText('核验通过').waitFor()
  assert.deepEqual(complaints, [])
})

test('a record that was changed on its way is found by the very step that it breaks', async () => {
  const { page } = await visit('/figures/institutes-linked', { ...phone, locale: 'en-GB' })
  await page.route('**/api/v1/facts/**', async (route) => {
    const response = await route.fetch()
    const proof = (await response.json()) as { fact: { quantity: number } }
    proof.fact.quantity += 1
    await route.fulfill({ response, json: proof })
  })
  await page.getByRole('link', { name: 'Check', exact: true }).first().tap()
  await page.getByText('It does not hold').waitFor()
  const first = page.getByRole('listitem').filter({ hasText: 'Hash the record again' })
  await first.getByText('differs', { exact: true }).waitFor()
  assert.equal(await page.getByText('agrees', { exact: true }).count(), 3)
  assert.deepEqual(await faultsOf(page), [])
})

test('what is typed is judged before it is asked for, and an unknown record is said to be unknown', async () => {
  const { page } = await visit('/verify', { ...desk, locale: 'en-GB' })
  await page.getByLabel('Id of the record').fill('no id')
  await page.keyboard.press('Enter')
  await page.getByRole('alert').waitFor()
  await page.getByLabel('Id of the record').fill('019fc57d-4b8d-7dbe-bfb6-bd46652fd4fc')
  await page.keyboard.press('Enter')
  await page.getByText('There is no such record').waitFor()
  assert.deepEqual(await faultsOf(page), [])
})
