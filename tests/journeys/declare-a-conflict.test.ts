import assert from 'node:assert/strict'
import { test } from 'node:test'
import { desk, faultsOf, openSite, signIn } from './site.ts'

const { visit } = await openSite()

test('a reviewer declares a conflict of interest, and the reason never stands in an address', async () => {
  const { page: liaison } = await visit('/sign-in', { ...desk, locale: 'zh-CN' })
  await signIn(liaison, 'liaison2')
  await liaison.goto('/work/apply?committee=synbio')
  await liaison.getByLabel('在链上的位置').selectOption('upstream')
  for (const area of await liaison.locator('form textarea').all()) await area.fill('可开放两条中试线')
  for (const number of await liaison.locator('form input[inputmode="numeric"]').all()) await number.fill('12')
  for (const group of await liaison.locator('form fieldset').all())
    await group.locator('input').first().check()
  await liaison.getByRole('button', { name: '提交申请' }).click()
  await liaison.getByRole('link', { name: '查看申请' }).click()
  await liaison.waitForURL('**/work/applications/*')
  const address = new URL(liaison.url()).pathname

  const { page: secretary } = await visit('/sign-in', { ...desk, locale: 'zh-CN' })
  await signIn(secretary, 'chain')
  await secretary.goto(address)
  await secretary.getByLabel('袁修远', { exact: true }).check()
  await secretary.getByRole('button', { name: '请这位评审' }).click()
  await secretary.getByLabel('袁修远', { exact: true }).waitFor({ state: 'detached' })

  const { page: reviewer, complaints } = await visit('/sign-in', { ...desk, locale: 'zh-CN' })
  await signIn(reviewer, 'mentor')
  const addresses: string[] = []
  reviewer.on('request', (request) => addresses.push(decodeURIComponent(request.url())))
  await reviewer.goto(address)
  await reviewer.getByRole('button', { name: '我与申请单位有利害关系' }).click()
  await reviewer.getByLabel('是什么关系').fill('配偶在该单位任职')
  assert.deepEqual(await faultsOf(reviewer), [])
  await reviewer.getByRole('button', { name: '声明并退出评审' }).click()
  await reviewer.getByText('您不再评审这份申请').waitFor()
  await reviewer.getByRole('button', { name: '提交评审意见' }).waitFor({ state: 'detached' })
  assert.deepEqual(
    addresses.filter((url) => url.includes('配偶')),
    [],
  )
  assert.deepEqual(complaints, [])
})
