import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { test } from 'node:test'
import { desk, faultsOf, openSite, signIn } from './site.ts'

const { visit } = await openSite()

async function as(username: string) {
  const visited = await visit('/sign-in', { ...desk, locale: 'zh-CN' })
  await signIn(visited.page, username)
  return visited
}

test('an operator asks for a table of matters, another agrees, and the first fetches it', async () => {
  const asker = await as('operator')
  const { page } = asker
  await page.getByRole('link', { name: '事项导出' }).click()
  await page.getByRole('link', { name: '申请导出' }).click()
  await page.getByRole('button', { name: '提交申请' }).click()
  await page.getByText('请填写这一项').first().waitFor()
  await page.getByLabel('状态').selectOption({ label: '已办结' })
  await page.getByLabel('用途').fill('二季度事项办理情况分析')
  assert.deepEqual(await faultsOf(page), [])
  await page.getByRole('button', { name: '提交申请' }).click()
  await page.getByText('申请已提交').waitFor()
  await page.getByRole('link', { name: '查看我的申请' }).click()
  const own = page.getByRole('listitem').filter({ hasText: '二季度事项办理情况分析' })
  await own.getByText('等待审批').waitFor()
  assert.equal(await own.getByRole('button', { name: '同意导出' }).count(), 0)

  const second = await as('operator2')
  await second.page.getByText('有一项事项导出等待另一位经办人审批。用途：二季度事项办理情况分析').waitFor()
  await second.page.getByRole('link', { name: /^事项导出/ }).click()
  await second.page.getByText('等您审批').first().waitFor()
  assert.deepEqual(await faultsOf(second.page), [])
  await second.page.getByRole('button', { name: '同意导出' }).click()
  await second.page.getByText('没有等您审批的导出').waitFor()
  assert.equal(await second.page.getByRole('button', { name: '下载CSV' }).count(), 0)

  await page.goto('/work')
  await page.getByText('您申请的事项导出已获同意，请在七天内下载').waitFor()
  await page.goto('/work/matters/exports')
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    own.getByRole('button', { name: '下载CSV' }).click(),
  ])
  assert.match(file.suggestedFilename(), /^事项-\d{4}-\d\d-\d\d\.csv$/)
  const [header = '', ...lines] = (await readFile(await file.path(), 'utf8')).trimEnd().split('\r\n')
  assert.match(header, /编号,类别,标题/)
  assert.ok(lines.length > 0 && lines.every((line) => line.includes('closed')))
  await own.getByText(/，CSV$/).waitFor()
  assert.deepEqual(await faultsOf(page), [])
  assert.deepEqual([...asker.complaints, ...second.complaints], [])
})
