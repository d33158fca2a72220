import assert from 'node:assert/strict'
import { connect, createServer, type Socket } from 'node:net'
import { after, test } from 'node:test'
import { setTimeout as wait } from 'node:timers/promises'
import type { Page } from 'playwright-core'
import { desk, faultsOf, openSite, phone, signIn } from './site.ts'

const { url, visit } = await openSite()
const hall = { viewport: { width: 1920, height: 1080 }, locale: 'zh-CN' }

/** What a figure on the wall says. */
const shown = async (page: Page, key: string) =>
  Number(
    ((await page.locator(`[data-figure="${key}"] span`).first().textContent()) ?? '').replaceAll(',', ''),
  )

/** A line that can be cut: what comes to its port goes to the site, while it is open. */
async function openLine() {
  const sockets = new Set<Socket>()
  const line = createServer((near) => {
    const far = connect(Number(new URL(url).port), '127.0.0.1')
    for (const socket of [near, far]) {
      sockets.add(socket)
      socket.on('error', () => undefined)
      socket.on('close', () => sockets.delete(socket))
    }
    near.pipe(far).pipe(near)
  })
  const open = (port: number) =>
    new Promise<number>((resolve) => {
      line.listen(port, '127.0.0.1', () => {
        const address = line.address()
        resolve(typeof address === 'object' && address ? address.port : 0)
      })
    })
  const cut = () =>
    new Promise<void>((resolve) => {
      line.close(() => resolve())
      for (const socket of sockets) socket.destroy()
    })
  const port = await open(0)
  after(cut)
  return { url: `http://127.0.0.1:${port}`, cut, mend: () => open(port) }
}

test('in the hall the number changes when the secretary admits a unit, and nobody touches the screen', async () => {
  const wall = await visit('/wall', hall)
  await wall.page.getByText('实时').waitFor()
  const before = await shown(wall.page, 'synbio-members')
  assert.ok(before > 0)
  assert.deepEqual(await faultsOf(wall.page), [])
  await wall.page.evaluate(() => Object.assign(window, { isSame: true }))

  const mentor = await visit('/sign-in', { ...desk, locale: 'zh-CN' })
  await signIn(mentor.page, 'mentor')
  const list = await mentor.page.request.get('/api/v1/applications?status=in_review')
  const { items } = (await list.json()) as { items: { id: string }[] }
  const address = `/work/applications/${items[0]?.id}`
  await mentor.page.goto(address)
  const meets = mentor.page.getByLabel('符合', { exact: true })
  await meets.first().waitFor()
  for (const box of await meets.all()) await box.check()
  await mentor.page.getByLabel('建议吸纳', { exact: true }).check()
  await mentor.page.getByRole('button', { name: '提交评审意见' }).click()
  await mentor.page.getByRole('button', { name: '提交评审意见' }).waitFor({ state: 'detached' })

  const secretary = await visit('/sign-in', { ...desk, locale: 'zh-CN' })
  await signIn(secretary.page, 'chain')
  await secretary.page.goto(address)
  await secretary.page.getByLabel('吸纳为成员单位').check()
  await secretary.page.getByLabel('理由').fill('两位评审均建议吸纳，业务与本链相符')
  await secretary.page.getByRole('button', { name: '确认决定' }).click()
  await secretary.page.getByText(`合成生物成员单位 ${before} → ${before + 1}`).waitFor()

  const bySecond = async () => (await shown(wall.page, 'synbio-members')) === before + 1
  for (let tenths = 0; tenths < 30 && !(await bySecond()); tenths++) await wait(100)
  assert.equal(await shown(wall.page, 'synbio-members'), before + 1)
  const added = wall.page.locator('[data-figure="synbio-members"]').getByText('今日+1')
  await added.waitFor()
  assert.equal(await wall.page.evaluate(() => 'isSame' in window), true)
  assert.deepEqual([...wall.complaints, ...mentor.complaints, ...secretary.complaints], [])
})

test('a wall whose line is cut says so, keeps its numbers, and is live again when the line is back', async () => {
  const line = await openLine()
  const { page, complaints } = await visit(`${line.url}/wall?lang=en`, hall)
  await page.getByText('Live', { exact: true }).waitFor()
  const before = await shown(page, 'institutes-linked')
  await line.cut()
  await page.getByText('Reconnecting').waitFor()
  assert.equal(await shown(page, 'institutes-linked'), before)
  await line.mend()
  await page.getByText('Live', { exact: true }).waitFor()
  assert.deepEqual(complaints, [])
})

test('on a phone it says that it is for a large screen, and shows the figures plainly', async () => {
  const { page, complaints } = await visit('/wall', { ...phone, locale: 'zh-CN' })
  await page.getByText('这一页是为大屏幕准备的').waitFor()
  await page.locator('[data-figure]').first().waitFor()
  assert.equal(await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth), false)
  assert.deepEqual(await faultsOf(page), [])
  assert.deepEqual(complaints, [])
})

test('after two thousand changes the wall holds no more nodes and no more memory than after a few', async () => {
  const { page } = await visit('/about', hall)
  await page.emulateMedia({ reducedMotion: 'no-preference' })
  const answer = await page.request.get('/api/v1/wall')
  const state = (await answer.json()) as { figures: object[]; flow: object; joinings: object[] }
  await page.addInitScript(plantStream)
  await page.goto('/wall')
  await page.waitForFunction(() => 'pushStates' in window)
  const push = (from: number, to: number) =>
    page.evaluate(([begin, end, whole]) => window.pushStates(begin, end, whole), [from, to, state] as const)
  const measure = async () => {
    await wait(3000) // every count and ring has ended
    const tools = await page.context().newCDPSession(page)
    await tools.send('HeapProfiler.collectGarbage')
    const { metrics } = await tools
      .send('Performance.enable')
      .then(() => tools.send('Performance.getMetrics'))
    await tools.detach()
    const of = (name: string) => metrics.find((metric) => metric.name === name)?.value ?? 0
    return { nodes: of('Nodes'), heap: of('JSHeapUsedSize') }
  }
  await push(0, 200)
  const before = await measure()
  await push(200, 2200)
  const later = await measure()
  assert.equal(await shown(page, 'people-served'), 2199)
  assert.ok(later.nodes <= before.nodes + 50, `${before.nodes} nodes became ${later.nodes}`)
  assert.ok(later.heap <= before.heap * 1.1 + 500_000, `${before.heap} bytes became ${later.heap}`)
})

declare global {
  interface Window {
    pushStates: (from: number, to: number, whole: object) => Promise<void>
  }
}

/** In the page, in place of the browser's own: a stream that tells as many states as the test wishes, twenty a frame. */
function plantStream() {
  class PlantedStream extends EventTarget {
    static readonly CLOSED = 2
    readyState = 1
    constructor() {
      super()
      window.pushStates = async (from, to, whole) => {
        const { figures, flow, joinings } = whole as { figures: object[]; flow: object; joinings: object[] }
        for (let n = from; n < to; n++) {
          const parts = {
            ...(n === from ? whole : {}),
            figures: figures.map((figure) => ({ ...figure, value: n, today: n })),
            flow: { ...flow, total: n, places: [{ place: '440311003002', quantity: n + 1 }] },
            joinings: joinings.map((joining, i) => ({ ...joining, id: `${n}-${i}` })),
          }
          this.dispatchEvent(new MessageEvent('change', { data: JSON.stringify(parts) }))
          if (n % 20 === 0) await new Promise(requestAnimationFrame)
        }
      }
    }
    close() {
      this.readyState = 2
    }
  }
  Object.assign(window, { EventSource: PlantedStream })
}
