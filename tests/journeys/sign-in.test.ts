import assert from 'node:assert/strict'
import { test } from 'node:test'
import { desk, faultsOf, openSite, phone, signIn } from './site.ts'

const { visit } = await openSite()

test('a secretary signs in on a phone, sees both posts, and leaves again', async () => {
  const { page, complaints } = await visit('/work', { ...phone, locale: 'zh-CN' })
  await page.waitForURL('**/sign-in**')
  assert.deepEqual(await faultsOf(page), [])
  await signIn(page, 'chain')
  assert.deepEqual(await faultsOf(page), [])
  await page.goto('/work/me')
  await page.getByRole('main').getByText('党委书记').first().waitFor()
  await page.getByRole('main').getByText('评审员').first().waitFor()
  assert.deepEqual(await faultsOf(page), [])
  await page.getByRole('button', { name: /沈知远/ }).click()
  await page.getByRole('button', { name: '退出登录' }).click()
  await page.waitForURL((address) => !address.pathname.startsWith('/work'))
  await page.goto('/work')
  await page.waitForURL('**/sign-in**')
  assert.deepEqual(complaints, [])
})

test('whoever mistypes is told so in plain words, in English too', async () => {
  const { page, complaints } = await visit('/sign-in', { ...desk, locale: 'en-GB' })
  await page.getByLabel('Username').fill('chain')
  await page.getByLabel('Password').fill('not the password')
  await page.getByRole('button', { name: 'Sign in' }).click()
  await page.getByRole('alert').waitFor()
  assert.deepEqual(await faultsOf(page), [])
  assert.deepEqual(complaints, [])
})
