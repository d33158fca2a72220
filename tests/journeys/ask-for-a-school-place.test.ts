import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { test } from 'node:test'
import type { APIRequestContext, Page } from 'playwright-core'
import type { Matter } from '#modules/matters/contract.ts'
import { desk, faultsOf, openSite, phone, signIn } from './site.ts'

const { url, visit } = await openSite()

async function as(username: string, look: typeof desk) {
  const visited = await visit('/sign-in', { ...look, locale: 'zh-CN' })
  await signIn(visited.page, username)
  return visited
}

/** What an operator does at the desk, which has journeys of its own. Bytes are the body of an upload. */
function deskOf(request: APIRequestContext) {
  return async (path: string, data?: object, version?: number): Promise<Matter> => {
    const answer = await request.fetch(`/api/v1${path}`, {
      method: data === undefined ? 'GET' : 'POST',
      ...(data === undefined ? {} : { data }),
      headers: {
        origin: url,
        'idempotency-key': crypto.randomUUID(),
        ...(version === undefined ? {} : { 'if-match': `"${version}"` }),
      },
    })
    assert.ok(answer.ok(), `${path} ${await answer.text()}`)
    return (await answer.json()) as Matter
  }
}

const next = (page: Page) => page.getByRole('button', { name: '下一步' }).click()

test('a scientist asks for a school place on a phone, the office answers, the scientist confirms', async () => {
  const scientist = await as('talent', phone)
  const { page } = scientist
  await page.getByRole('link', { name: '我的事项' }).first().click()
  await page.getByRole('heading', { name: '我的事项' }).waitFor()
  assert.deepEqual(await faultsOf(page), [])
  await page.getByRole('link', { name: '提交事项' }).click()
  await page.getByLabel('按字查找').fill('入学')
  assert.deepEqual(await faultsOf(page), [])
  await page.getByRole('link', { name: /子女入学/ }).click()

  await next(page)
  await page.getByText('请修改以下2处').waitFor()
  assert.deepEqual(await faultsOf(page), [])
  await page.getByLabel('一句话说说是什么事').fill('孩子九月上小学，想在单位附近入学')
  await page.getByLabel('具体情况').fill('今年三月从上海来光明工作，希望在附近的公办小学入学。')
  await page.reload()
  assert.equal(await page.getByLabel('一句话说说是什么事').inputValue(), '孩子九月上小学，想在单位附近入学')
  await next(page)
  await page.getByLabel('小学').check()
  assert.deepEqual(await faultsOf(page), [])
  await next(page)
  await page.getByLabel('孩子姓名').fill('小明')
  await next(page)
  await page.getByLabel('孩子出生日期').fill('2020-05-03')
  await next(page)
  await page.getByLabel('家住哪个社区').fill('塘家社区')
  await next(page)
  await page.getByText('另外保管的几项，只有承办单位里').waitFor()
  assert.deepEqual(await faultsOf(page), [])
  await page.getByRole('button', { name: '提交', exact: true }).click()
  await page.getByText(/^M\d{6}$/).waitFor()
  await page.getByText(/1个工作日内分办（\d+月\d+日 周.前）/).waitFor()
  assert.deepEqual(await faultsOf(page), [])
  await page.getByRole('link', { name: '看进展' }).click()
  await page.getByText('正在分办').waitFor()
  assert.deepEqual(await faultsOf(page), [])

  const operator = await as('operator', desk)
  const at = deskOf(operator.page.request)
  const path = `/matters/${new URL(page.url()).pathname.split('/').at(-1)}`
  const bodies = (await at('/matter-bodies?q=')) as unknown as { items: { kind: string; id: string }[] }
  const office = bodies.items.find(({ kind }) => kind === 'city')
  assert.ok(office)
  const { version } = await at(path)
  const parts = [{ body: { kind: office.kind, id: office.id }, isLead: true }]
  const part = (await at(`${path}/parts`, { parts }, version)).handlings[0]?.id
  await at(`/handlings/${part}/take`, {})
  await at(`${path}/personal-part`, { reason: '核对孩子的入学年龄' })
  await page.reload()
  await page.getByText(/正在办理，\d+月\d+日 周.前/).waitFor()
  await page.getByText('“核对孩子的入学年龄”').first().waitFor()
  await page.getByRole('button', { name: '给承办单位留言' }).click()
  await page.getByLabel('留言').fill('居住证明今天下午送到。')
  await page.getByRole('button', { name: '发送' }).click()
  await page.getByText('“居住证明今天下午送到。”').waitFor()
  assert.deepEqual(await faultsOf(page), [])

  await at(`/handlings/${part}/outcome`, { type: 'place-given', words: '凤凰小学一年级，9月1日报到。' })
  await page.reload()
  await page.getByText('办理结果：落实学位').waitFor()
  assert.deepEqual(await faultsOf(page), [])
  await page.getByRole('button', { name: '还没解决' }).click()
  await page.getByLabel('说明').fill('学校太远，接送不便')
  assert.deepEqual(await faultsOf(page), [])
  await page.getByRole('button', { name: '退回继续办' }).click()
  await page.getByText('“学校太远，接送不便”').waitFor()
  await at(`/handlings/${part}/outcome`, { type: 'place-given', words: '改到楼村小学一年级。' })
  await page.reload()
  await page.getByRole('button', { name: '确认解决' }).click()
  await page.getByText('您已确认解决，谢谢。').waitFor()
  assert.deepEqual(await faultsOf(page), [])
  assert.equal((await at(path)).closing, 'confirmed')
  assert.deepEqual([...scientist.complaints, ...operator.complaints], [])
})

const PLAN = '%PDF-1.7 周五更换'

/** Sent to the city's office, which writes with a file and proposes an outcome. */
async function answerWithFile(title: string): Promise<void> {
  const { page } = await as('operator', desk)
  const { request } = page
  const at = deskOf(request)
  const list = async (path: string) => {
    const { items } = (await (await request.get(`/api/v1${path}`)).json()) as {
      items: { id: string; kind: string }[]
    }
    return items
  }
  const [matter] = await list(`/matters?box=all&q=${encodeURIComponent(title)}`)
  const office = (await list('/matter-bodies?q=')).find(({ kind }) => kind === 'city')
  assert.ok(matter && office)
  const path = `/matters/${matter.id}`
  const parts = [{ body: { kind: office.kind, id: office.id }, isLead: true }]
  const { version } = await at(path)
  const part = (await at(`${path}/parts`, { parts }, version)).handlings[0]?.id
  await at(`/handlings/${part}/take`, {})
  const { id: file } = await at(`/files?name=${encodeURIComponent('施工安排.pdf')}`, Buffer.from(PLAN))
  await at(`${path}/messages`, { to: 'asker', words: '施工安排见附件', files: [file] })
  await at(`/handlings/${part}/outcome`, { type: 'done', words: '三盏灯已经换好' })
}

test('a resident asks without an account and follows by the link, which no server is told', async () => {
  const { page, complaints } = await visit('/matters', { ...phone, locale: 'zh-CN' })
  const asked: string[] = []
  page.on('request', (request) => asked.push(request.url()))
  assert.deepEqual(await faultsOf(page), [])
  await page.getByRole('link', { name: '我也有事要说' }).click()
  await page.getByRole('link', { name: /居民诉求/ }).click()
  await page.getByLabel('一句话说说是什么事').fill('公园路的路灯坏了')
  await page.getByLabel('具体情况').fill('三盏路灯不亮，晚上看不清台阶。')
  await next(page)
  await page.getByLabel('同意公开这件事的标题和情况').check()
  assert.deepEqual(await faultsOf(page), [])
  await page.getByRole('button', { name: '提交', exact: true }).click()
  const link = (await page.locator('code').textContent()) ?? ''
  assert.deepEqual(await faultsOf(page), [])
  await page.goto(link)
  await page.getByRole('heading', { name: '公园路的路灯坏了' }).waitFor()
  assert.deepEqual(await faultsOf(page), [])
  const [, secret] = link.split('#')
  assert.ok(secret)
  assert.deepEqual(
    asked.filter((address) => address.split('#')[0]?.includes(secret)),
    [],
  )
  await page.goto('/matters')
  await page.getByRole('heading', { name: '公园路的路灯坏了' }).waitFor()

  await answerWithFile('公园路的路灯坏了')
  await page.goto(link)
  const download = page.waitForEvent('download')
  await page.getByRole('button', { name: '施工安排.pdf' }).click()
  assert.equal((await download).suggestedFilename(), '施工安排.pdf')
  assert.equal(await readFile(await (await download).path(), 'utf8'), PLAN)
  assert.deepEqual(await faultsOf(page), [])
  await page.getByRole('button', { name: '确认解决' }).click()
  await page.getByText('您已确认解决').waitFor()
  assert.equal(await page.getByText('两个月过去了').count(), 0)
  await page.clock.setFixedTime(Date.now() + 70 * 86_400_000)
  await page.reload()
  await page.getByRole('heading', { name: '两个月过去了，结果还在吗？' }).waitFor()
  assert.deepEqual(await faultsOf(page), [])
  await page.getByRole('button', { name: '仍然有效' }).click()
  await page.getByText('您说：结果仍然有效').waitFor()
  assert.deepEqual(
    asked.filter((address) => address.split('#')[0]?.includes(secret)),
    [],
  )
  assert.deepEqual(complaints, [])
})

test('a host enters a matter for somebody at the counter, who leaves with a number and a link', async () => {
  const { page, complaints } = await as('host', desk)
  await page.goto('/work/counter')
  await page.getByLabel('哪一类').selectOption({ label: '政策咨询' })
  await page.getByLabel('什么事').fill('博士后进站补贴怎样申报。上个月刚进站')
  await page.getByLabel('姓名').fill('王建国')
  await page.getByRole('button', { name: '登记', exact: true }).click()
  await page.getByRole('alert').getByText('电话').waitFor()
  await page.getByLabel('电话').fill('0755-88888888')
  assert.deepEqual(await faultsOf(page), [])
  await page.getByRole('button', { name: '登记', exact: true }).click()
  await page.getByText(/^M\d{6}$/).waitFor()
  assert.deepEqual(await faultsOf(page), [])
  await page.goto((await page.getByText(/\/follow#/).textContent()) ?? '')
  await page.getByRole('heading', { name: '博士后进站补贴怎样申报', exact: true }).waitFor()
  assert.deepEqual(complaints, [])
})
