import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Page } from 'playwright-core'
import { desk, faultsOf, openSite, phone, signIn } from './site.ts'

const { owner, visit } = await openSite()

async function arrive(username: string, path: string, device = desk) {
  const { page, complaints } = await visit('/sign-in', { ...device, locale: 'zh-CN' })
  await signIn(page, username)
  await page.goto(path)
  return { page, complaints }
}

/** A need that the talent asked a moment ago. */
async function askNeed(page: Page): Promise<string> {
  const body = {
    kind: 'technology',
    title: '低温下连续成像',
    description: '样品在零下196度，现有显微镜撑不过一小时',
    answers: { goal: '连续成像十小时' },
    isPublic: false,
    files: [],
  }
  const answer = await page.evaluate(async (sent) => {
    const headers = { 'content-type': 'application/json' }
    const response = await fetch('/api/v1/matters', { method: 'POST', headers, body: JSON.stringify(sent) })
    return (await response.json()) as { id: string }
  }, body)
  return answer.id
}

/** The unit whose liaison this person is. */
async function unitOf(name: string): Promise<string> {
  const unit = await owner
    .selectFrom('post')
    .innerJoin('person', 'person.id', 'post.person_id')
    .innerJoin('unit', 'unit.id', 'post.body_id')
    .select('unit.name')
    .where('person.name', '=', name)
    .executeTakeFirstOrThrow()
  return unit.name
}

async function judge(expert: Page) {
  for (const group of await expert.locator('form fieldset').all())
    await group.locator('input').first().check()
  await expert.getByRole('button', { name: '提交评审意见' }).click()
  await expert.getByRole('button', { name: '提交评审意见' }).waitFor({ state: 'detached' })
}

test('a technology need becomes a challenge, a unit takes it on, and its asker confirms that it is solved', async () => {
  const { page: talent, complaints } = await arrive('talent', '/work', phone)
  const matter = await askNeed(talent)

  const { page: operator } = await arrive('operator', `/work/challenges/new?matter=${matter}`)
  await operator.getByLabel('标题').fill('低温下连续成像十小时')
  await operator.getByLabel('领域').fill('脑科学')
  await operator.getByLabel('要达到的目标').fill('零下196度下连续成像不少于十小时，漂移不超过一微米')
  await operator.getByLabel('榜金（元）').fill('800,000')
  await operator.getByLabel('揭榜截止日').fill('2099-12-31')
  await operator.getByLabel('技术细节').fill('样品台的结构与温控曲线')
  await operator.getByLabel('保密约定').fill('不得向第三方透露技术细节')
  assert.deepEqual(await faultsOf(operator), [])
  await operator.getByRole('button', { name: '请提出人同意' }).click()
  await operator.getByText('待提出人同意').waitFor()
  const address = new URL(operator.url()).pathname
  const id = address.split('/').at(-1) ?? ''

  await talent.goto(address)
  assert.deepEqual(await faultsOf(talent), [])
  await talent.getByRole('button', { name: '同意张榜' }).click()
  await talent.getByText('正在揭榜').waitFor()

  await operator.reload()
  const unit = await unitOf('何清和')
  await operator.getByLabel('邀请单位').fill(unit)
  await operator.getByRole('button', { name: unit }).first().click()
  await operator.getByRole('button', { name: '发出邀请' }).click()
  await operator.getByText('尚未接受保密约定').waitFor()

  const { page: institute } = await arrive('liaison', address)
  await institute.getByRole('button', { name: '代表单位接受' }).click()
  await institute.getByRole('button', { name: '查看技术细节' }).click()
  await institute.getByText('样品台的结构与温控曲线').waitFor()
  await institute.getByLabel('方案').fill('以闭循环制冷代替液氮，分三步')
  await institute.getByLabel('团队').fill('五人，做过同类样机')
  await institute.getByLabel('报价（元）').fill('650000')
  assert.deepEqual(await faultsOf(institute), [])
  await institute.getByRole('button', { name: '提交方案' }).click()
  await institute.getByText('方案已提交').waitFor()

  await talent.reload()
  await talent.getByText('谁看过技术细节').waitFor()
  await talent.getByText('何清和').waitFor()
  assert.equal(await talent.getByText('以闭循环制冷代替液氮').count(), 0)

  const past = new Date(Date.now() - 1000)
  await owner.updateTable('challenge').set({ bids_until: past }).where('id', '=', id).execute()
  await operator.reload()
  await operator.getByRole('button', { name: '开启方案' }).click()
  for (const [username, name] of [
    ['mentor', '袁修远'],
    ['talent2', '鲁明澈'],
  ] as const) {
    await operator.getByLabel(name, { exact: true }).check()
    await operator.getByRole('button', { name: '请这位评审' }).click()
    await operator.getByLabel(name, { exact: true }).waitFor({ state: 'detached' })
    const { page: expert } = await arrive(username, address)
    await expert.getByRole('button', { name: '提交评审意见' }).waitFor()
    assert.deepEqual(await faultsOf(expert), [])
    await judge(expert)
  }

  await operator.reload()
  await operator.locator('form', { hasText: '中榜单位' }).locator('input[type=radio]').first().check()
  await operator.getByLabel('理由').fill('方案可行，团队有同类经验，报价合理')
  await operator.getByRole('button', { name: '提出并公示' }).click()
  await operator.getByText('中榜公示').first().waitFor()

  await owner
    .updateTable('challenge_award')
    .set({ notice_until: past })
    .where('challenge_id', '=', id)
    .execute()
  const { page: second } = await arrive('operator2', address)
  await second.getByRole('button', { name: '确认中榜' }).click()
  await second.getByText('正在攻关').first().waitFor()

  await institute.reload()
  await institute.getByLabel('要完成什么').fill('样机连续运行十小时')
  await institute.getByLabel('计划完成日').fill('2099-06-30')
  await institute.getByRole('button', { name: '加入计划' }).click()
  await institute.getByLabel('完成情况').fill('样机已连续运行十一小时')
  assert.deepEqual(await faultsOf(institute), [])
  await institute.getByRole('button', { name: '报告完成' }).click()
  await institute.getByText('待验收').waitFor()

  await talent.reload()
  await talent.getByLabel('验收意见').fill('现场看过，达到指标')
  await talent.getByRole('button', { name: '验收通过' }).click()
  await talent.getByLabel('解决情况').fill('已用于日常实验')
  assert.deepEqual(await faultsOf(talent), [])
  await talent.getByRole('button', { name: '确认已解决' }).click()
  await talent.getByText('已解决').first().waitFor()

  const { page: reader, complaints: publicComplaints } = await visit('/challenges', {
    ...phone,
    locale: 'zh-CN',
  })
  await reader.getByRole('link', { name: '低温下连续成像十小时' }).click()
  await reader.getByText('方案可行，团队有同类经验，报价合理').waitFor()
  assert.equal(await reader.getByText('唐望舒').count(), 0)
  assert.deepEqual(await faultsOf(reader), [])
  assert.deepEqual([...complaints, ...publicComplaints], [])
})
