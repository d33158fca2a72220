import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Page } from 'playwright-core'
import { desk, faultsOf, openSite, phone, signIn } from './site.ts'

const { url, owner, visit } = await openSite()

async function as(username: string, look: typeof desk = desk) {
  const visited = await visit('/sign-in', { ...look, locale: 'zh-CN' })
  await signIn(visited.page, username)
  return visited
}

const TITLE = '冷冻电镜三天机时，蛋白复合物结构'

/** What is asked, not how: asking has a journey of its own. */
async function askFor(page: Page): Promise<string> {
  const answer = await page.request.post('/api/v1/matters', {
    headers: { origin: url, 'idempotency-key': crypto.randomUUID() },
    data: {
      kind: 'technology',
      title: TITLE,
      description: '负染已做，希望借用冷冻电镜收三天数据，需要有人带。',
      answers: { goal: '分辨率优于3.5埃' },
    },
  })
  return ((await answer.json()) as { id: string }).id
}

/** Names of the liaison’s own institute and of two others. */
async function threeInstitutes(page: Page): Promise<string[]> {
  const answer = await page.request.get('/api/v1/session')
  const { posts } = (await answer.json()) as { posts: { bodyId: string }[] }
  const own = posts[0]?.bodyId ?? ''
  const names = owner.selectFrom('unit').select('name')
  const { name } = await names.where('id', '=', own).executeTakeFirstOrThrow()
  const others = await names
    .where('kind', '=', 'institute')
    .where('id', '!=', own)
    .orderBy('id')
    .limit(2)
    .execute()
  return [name, ...others.map((other) => other.name)]
}

test('triage sends a technology need to three institutes, one helps, and the asker confirms', async () => {
  const talent = await as('talent', phone)
  const id = await askFor(talent.page)
  const liaison = await as('liaison')
  const names = await threeInstitutes(liaison.page)

  // By the keyboard alone: the newest matter is opened from the desk.
  const { page, complaints } = await as('operator')
  await page.goto('/work/desk')
  await page.getByRole('link', { name: TITLE }).waitFor()
  assert.deepEqual(await faultsOf(page), [])
  await page.keyboard.press('j')
  await page.keyboard.press('Enter')
  await page.waitForURL(`**/work/matters/${id}`)
  const slower = await as('operator2')
  await slower.page.goto(`/work/matters/${id}`)
  await slower.page.getByRole('heading', { name: '分送承办' }).waitFor()
  for (const name of names) {
    await page.getByLabel('承办单位', { exact: true }).fill(name)
    await page.getByRole('button', { name, exact: true }).waitFor()
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    await page.getByLabel(`由${name}牵头`).waitFor()
  }
  assert.deepEqual(await faultsOf(page), [])
  await page.keyboard.press('Control+Enter')
  await page.getByText('已分送', { exact: true }).waitFor()
  for (const name of names) await page.getByText(`交${name}`).first().waitFor()
  assert.deepEqual(await faultsOf(page), [])

  // Whoever was slower is told, keeps what was chosen, and reads anew.
  await slower.page.getByLabel('承办单位', { exact: true }).fill(names[1] ?? '')
  await slower.page.getByRole('button', { name: names[1] ?? '', exact: true }).click()
  await slower.page.getByRole('button', { name: '分送1个单位' }).click()
  await slower.page.getByText('别人刚刚修改过这条记录').waitFor()
  await slower.page.getByRole('button', { name: '重新读取' }).click()
  await slower.page.getByText(`交${names[0]}牵头承办`).waitFor()

  await liaison.page.goto('/work/desk')
  await liaison.page.getByRole('link', { name: TITLE }).click()
  await liaison.page.getByRole('button', { name: '接办', exact: true }).click()
  await liaison.page.getByText('已接办', { exact: true }).waitFor()
  await liaison.page.getByRole('button', { name: '写内部备注' }).click()
  await liaison.page.getByLabel('内部备注（提出人看不到）').fill('先排十二月的机时')
  assert.deepEqual(await faultsOf(liaison.page), [])
  await liaison.page.getByRole('button', { name: '记下备注' }).click()
  await liaison.page.getByText('“先排十二月的机时”').waitFor()
  await liaison.page.getByLabel('技术问题解决', { exact: true }).check()
  await liaison.page.getByLabel('结果说明').fill('十二月九日至十一日收数据，制样由平台带做')
  assert.deepEqual(await faultsOf(liaison.page), [])
  await liaison.page.getByRole('button', { name: '提出结果' }).click()
  await liaison.page.getByText('已提出结果', { exact: true }).waitFor()

  await talent.page.goto(`/work/matters/${id}`)
  await talent.page.getByText('十二月九日至十一日收数据').first().waitFor()
  assert.equal(await talent.page.getByText('先排十二月的机时').count(), 0)
  await talent.page.getByRole('button', { name: '确认解决' }).click()
  await talent.page.getByText('您已确认解决').waitFor()

  await liaison.page.goto('/work/desk/rates')
  await liaison.page.getByText(/^\d+个结果中\d+个得到提出人确认/).waitFor()
  assert.deepEqual(await faultsOf(liaison.page), [])
  assert.deepEqual([...complaints, ...slower.complaints, ...liaison.complaints, ...talent.complaints], [])
})
