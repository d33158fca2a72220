import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type BrowserContextOptions } from 'playwright-core'
import { desk, faultsOf, openSite, phone, signIn } from './site.ts'

const { visit } = await openSite()
const chinese: BrowserContextOptions & { locale: string } = { ...desk, locale: 'zh-CN' }
const ONE_POINT = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNoAAAAggCBd81ytgAAAABJRU5ErkJggg==',
  'base64',
)
const TITLE = '十一月：链上又添新成员'

test('an operator writes a bulletin with @, another publishes it, and a reader doubts a number', async () => {
  const { page: author, complaints } = await visit('/', chinese)
  await signIn(author, 'operator')
  await author.goto('/work/bulletins')
  assert.deepEqual(await faultsOf(author), [])
  await author.getByRole('button', { name: '起草简报' }).click()
  await author.getByLabel('标题').fill(TITLE)
  await author.getByRole('button', { name: '交审读' }).click()
  await author.getByRole('dialog').getByRole('button', { name: '交审读' }).click()
  await author.getByText('中文 · 摘要：请填写').waitFor()
  await author.getByRole('button', { name: '继续写' }).click()
  await author.getByLabel('摘要').fill('本月入链单位增加。')

  const text = author.getByRole('textbox', { name: '中文正文' })
  await text.click()
  await author.keyboard.type('合成生物产业链党委有成员@合成')
  await author.getByRole('button', { name: '合成生物产业链成员单位 48个' }).waitFor()
  await author.keyboard.press('Enter')
  await text.getByText('48个').waitFor()
  await author.keyboard.type('，累计服务群众@人次')
  await author.getByRole('button', { name: /^服务群众人次/ }).waitFor()
  await author.keyboard.press('Enter')
  await author.keyboard.press('ArrowLeft')
  await author.keyboard.press('Enter')
  await author.getByLabel('说法').selectOption({ label: '准确：5000人次' })
  await author.getByLabel('说法').press('Escape')
  await text.and(author.locator(':focus')).waitFor()
  await author.keyboard.type('。')
  await author
    .locator('input[type=file]')
    .setInputFiles({ name: '驿站.png', mimeType: 'image/png', buffer: ONE_POINT })
  await author.getByLabel('图片内容').fill('驿站的门')
  await author.getByText('已保存').waitFor()
  assert.deepEqual(await faultsOf(author), [])

  await author.reload()
  await text.getByText('合成生物产业链党委有成员48个，累计服务群众5000人次。').waitFor()
  const draft = new URL(author.url()).pathname
  await author.getByRole('button', { name: '交审读' }).click()
  await author.getByRole('dialog').getByRole('button', { name: '交审读' }).click()
  await author.getByText('等待另一位经办人审读').waitFor()
  assert.equal(await author.getByRole('button', { name: '发布' }).count(), 0)
  assert.deepEqual(await faultsOf(author), [])

  const { page: reader, complaints: hers } = await visit('/', chinese)
  await signIn(reader, 'operator2')
  await reader.goto('/work/bulletins')
  await reader.getByText('等您审读').waitFor()
  await reader.getByRole('link', { name: TITLE }).click()
  await reader.waitForURL(`**${draft}`)
  await reader.getByRole('heading', { level: 1, name: TITLE }).waitFor()
  await reader.getByRole('button', { name: '发布' }).click()
  assert.deepEqual(await faultsOf(reader), [])
  await reader.getByRole('dialog').getByRole('button', { name: '发布' }).click()
  await reader.getByRole('link', { name: '看这一期' }).click()
  await reader.waitForURL('**/bulletins/*-*')

  const { page, complaints: theirs } = await visit(new URL(reader.url()).pathname, {
    ...phone,
    locale: 'zh-CN',
  })
  await page.getByRole('heading', { level: 1, name: TITLE }).waitFor()
  const picture = page.getByRole('img', { name: '驿站的门' })
  await picture.scrollIntoViewIfNeeded()
  assert.equal(
    await picture.evaluate((shown: HTMLImageElement) => shown.decode().then(() => shown.naturalWidth)),
    1,
  )
  await page
    .getByText(/第\d+号封存/)
    .first()
    .waitFor()
  assert.deepEqual(await faultsOf(page), [])
  await page.getByRole('link', { name: '看当日记录' }).first().click()
  await page.waitForURL('**/figures/synbio-members?asOf=*')
  await page.getByText('共48条').waitFor()
  assert.deepEqual([...complaints, ...hers, ...theirs], [])
})

test('the index lists the issues of the demo, and each reads in English', async () => {
  const { page, complaints } = await visit('/bulletins', { ...phone, locale: 'en-GB' })
  await page.getByRole('heading', { name: /The third quarter/ }).waitFor()
  assert.deepEqual(await faultsOf(page), [])
  await page.getByRole('link', { name: /The third quarter/ }).click()
  await page.getByRole('heading', { name: 'Numbers in the text' }).waitFor()
  const wide = await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth)
  assert.equal(wide, false)
  assert.deepEqual(await faultsOf(page), [])
  assert.deepEqual(complaints, [])
})
