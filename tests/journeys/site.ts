// The whole product for a journey: the demo city on a database of its own, served as `npm start` does, and a browser.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import chromium from '@sparticuz/chromium'
import axe from 'axe-core'
import { type BrowserContextOptions, chromium as playwright, type Page } from 'playwright-core'
import { buildWeb, isWebBuilt } from '#app/build-web.ts'
import { readCityPack } from '#app/city-pack.ts'
import { readConfig } from '#app/config.ts'
import { loadDemo } from '#app/demo/load-demo.ts'
import { loadCity } from '#app/load-city.ts'
import { startServer } from '#app/server.ts'
import { atEnd, openTestDb } from '#platform/testing.ts'

export const PASSWORD = 'a demo password'
export const phone: BrowserContextOptions = {
  viewport: { width: 390, height: 844 },
  hasTouch: true,
  isMobile: true,
}
export const desk: BrowserContextOptions = { viewport: { width: 1440, height: 900 } }

/** The demo with fewer services, since nobody on a journey counts a million of them. */
const FEWER_SERVED = 5_000

/** Stopped, with everything it started, when the test file ends. */
export async function openSite() {
  const { owner, ownerUrl, appUrl } = await openTestDb()
  const data = await mkdtemp(join(tmpdir(), 'journey-'))
  const pack = await readCityPack('city/guangming')
  if (!pack.demo) throw new Error('The city pack has no demo')
  const demo = { ...pack.demo, figures: { ...pack.demo.figures, 'people-served': FEWER_SERVED } }
  await loadCity(owner, pack)
  await loadDemo(ownerUrl, { ...pack, demo }, { data, password: PASSWORD })
  if (!(await isWebBuilt())) await buildWeb()
  const server = await startServer(readConfig({ PORT: '0', JUGUANG_DATA: data }), { ownerUrl, appUrl })
  const browser = await playwright.launch({
    executablePath: await chromium.executablePath(),
    // In a single process, contexts would share their cookies.
    args: [
      ...chromium.args.filter((flag) => flag !== '--single-process'),
      '--disable-background-networking',
      '--disable-quic',
    ],
    headless: true,
  })
  atEnd(async () => {
    await browser.close()
    await server.stop()
    await rm(data, { recursive: true })
  })

  /** A browser of its own, in this language; what its console complains about fails the journey at `close`. */
  async function visit(path: string, as: BrowserContextOptions & { locale: string }) {
    const context = await browser.newContext({ ...as, baseURL: server.url, reducedMotion: 'reduce' })
    context.setDefaultTimeout(10_000)
    const page = await context.newPage()
    const complaints: string[] = []
    page.on('pageerror', (error) => complaints.push(String(error)))
    page.on('console', (message) => {
      // A refused request is told on the page, and Chromium tells it here once more.
      if (message.type() === 'error' && !message.text().includes('Failed to load resource'))
        complaints.push(message.text())
    })
    await page.goto(path)
    return { page, complaints }
  }

  return { url: server.url, owner, visit }
}

/** Signs in as a demo account, by the page's own form. */
export async function signIn(page: Page, username: string): Promise<void> {
  await page.goto('/sign-in')
  await page.getByLabel(/^(用户名|User name|Username)$/).fill(username)
  await page.getByLabel(/^(密码|Password)$/).fill(PASSWORD)
  await page.getByRole('button', { name: /^(登录|Sign in)$/ }).click()
  await page.waitForURL('**/work')
}

/** What is wrong with the page as it stands: by axe, WCAG 2.2 A and AA; and forms inside forms. */
export async function faultsOf(page: Page): Promise<string[]> {
  // Heads of tables stay in sight while a page is scrolled, and half cover whatever row lies behind them just then.
  await page.evaluate(() => window.scrollTo(0, 0))
  await page.evaluate(axe.source)
  const found = await page.evaluate(() => {
    const { axe: checker } = window as unknown as { axe: typeof import('axe-core') }
    return checker.run({ runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] })
  })
  const faults = found.violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' ')}`)
  // A browser sends a nested form by itself, past our script.
  const nested = await page.locator('form form').count()
  return nested === 0 ? faults : [...faults, 'a form stands inside another']
}
