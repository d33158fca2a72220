import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { APIRequestContext } from 'playwright-core'
import type { Matter } from '#modules/matters/contract.ts'
import { desk, faultsOf, openSite, signIn } from './site.ts'

const { url, owner, visit } = await openSite()

async function as(username: string) {
  const visited = await visit('/sign-in', { ...desk, locale: 'zh-CN' })
  await signIn(visited.page, username)
  return visited
}

/** The first body for which somebody signed in holds a post. */
async function bodyOf(request: APIRequestContext): Promise<{ kind: string; id: string }> {
  const answer = await request.get('/api/v1/session')
  const { posts } = (await answer.json()) as { posts: { bodyKind: string; bodyId: string }[] }
  return { kind: posts[0]?.bodyKind ?? '', id: posts[0]?.bodyId ?? '' }
}

/** What triage does, which has a journey of its own. */
async function sendTo(body: object, id: string): Promise<void> {
  const { request } = (await as('operator')).page
  const path = `/api/v1/matters/${id}`
  const { version } = (await (await request.get(path)).json()) as Matter
  const answer = await request.post(`${path}/parts`, {
    data: { parts: [{ body, isLead: true }] },
    headers: { origin: url, 'idempotency-key': crypto.randomUUID(), 'if-match': `"${version}"` },
  })
  assert.ok(answer.ok(), await answer.text())
}

const TITLE = '面板封装胶黄变，找能做老化分析的平台'

test('a liaison asks for their unit, the committee calls an institute in, which answers, and the liaison confirms', async () => {
  const asker = await as('liaison2')
  const own = await bodyOf(asker.page.request)
  const names = owner.selectFrom('unit').select('name')
  const unit = await names.where('id', '=', own.id).executeTakeFirstOrThrow()
  await asker.page.goto('/work/ask')
  await asker.page.getByLabel(unit.name).check()
  await asker.page.getByRole('link', { name: /技术需求/ }).click()
  await asker.page.getByLabel('一句话说说是什么事').fill(TITLE)
  await asker.page.getByLabel('具体情况').fill('高温高湿两百小时后胶层发黄，想知道是哪种成分在变。')
  await asker.page.getByLabel('希望达到什么指标').fill('一千小时内不黄变')
  assert.deepEqual(await faultsOf(asker.page), [])
  await asker.page.getByRole('button', { name: '提交', exact: true }).click()
  const number = (await asker.page.getByText(/^M\d{6}$/).textContent()) ?? ''
  await asker.page.getByRole('link', { name: '看进展' }).click()
  await asker.page.getByRole('heading', { name: TITLE }).waitFor()
  await asker.page.getByText(unit.name).first().waitFor()
  const lead = await as('chain2')
  await sendTo(await bodyOf(lead.page.request), new URL(asker.page.url()).pathname.split('/').at(-1) ?? '')

  // Found at the desk by its number, taken, and shared with an institute.
  await lead.page.goto('/work/desk')
  await lead.page.getByRole('searchbox').first().fill(number.toLowerCase())
  await lead.page.keyboard.press('Enter')
  await lead.page.getByRole('link', { name: TITLE }).click()
  await lead.page.getByRole('button', { name: '接办', exact: true }).click()
  await lead.page.getByText('已接办', { exact: true }).waitFor()
  await lead.page.getByRole('button', { name: '吹哨', exact: true }).click()
  const helper = await as('liaison')
  const institute = await names
    .where('id', '=', (await bodyOf(helper.page.request)).id)
    .executeTakeFirstOrThrow()
  await lead.page.getByLabel('承办单位', { exact: true }).fill(institute.name)
  await lead.page.getByRole('button', { name: institute.name, exact: true }).click()
  await lead.page.getByRole('button', { name: `去掉${institute.name}` }).waitFor()
  await lead.page.getByLabel('请他们做什么').fill('请做一次老化前后的成分比对')
  assert.deepEqual(await faultsOf(lead.page), [])
  await lead.page.locator('form').getByRole('button', { name: '吹哨', exact: true }).click()
  await lead.page.getByText('已请其他单位一同承办', { exact: true }).waitFor()

  await helper.page.goto('/work/desk')
  await helper.page.getByRole('link', { name: TITLE }).click()
  await helper.page.getByText('“请做一次老化前后的成分比对”').waitFor()
  await helper.page.getByRole('button', { name: '接办', exact: true }).click()
  await helper.page.getByText('已接办', { exact: true }).waitFor()
  await helper.page.getByLabel('能办，已办理').check()
  await helper.page.getByLabel('怎么办的，或为什么办不了').fill('黄变来自胺类助剂，报告已寄出')
  assert.deepEqual(await faultsOf(helper.page), [])
  await helper.page.getByRole('button', { name: '提交答复' }).click()
  await helper.page.getByText('已答复', { exact: true }).waitFor()

  await lead.page.reload()
  await lead.page.getByText('“黄变来自胺类助剂，报告已寄出”').first().waitFor()
  await lead.page.getByLabel('技术问题解决', { exact: true }).check()
  await lead.page.getByLabel('结果说明').fill('换用无胺助剂，样品已过一千小时')
  await lead.page.getByRole('button', { name: '提出结果' }).click()
  await lead.page.getByText('已提出结果', { exact: true }).waitFor()

  await asker.page.reload()
  await asker.page.getByText(`请${institute.name}一同承办`).waitFor()
  assert.equal(await asker.page.getByText('请做一次老化前后的成分比对').count(), 0)
  assert.deepEqual(await faultsOf(asker.page), [])
  await asker.page.getByRole('button', { name: '确认解决' }).click()
  await asker.page.getByText('您已确认解决').waitFor()
  assert.deepEqual([...asker.complaints, ...lead.complaints, ...helper.complaints], [])
})
