import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import { visitor } from '#platform/access.ts'
import { mountFeeds } from '#platform/feeds.ts'
import { sealNow, TODAY } from '#platform/testing.ts'
import type { Content, Inline, PublishedBulletin } from './contract.ts'
import { bulletinsFeed } from './feeds.ts'
import { aText, openBulletinsWorld } from './testing.ts'

const world = await openBulletinsWorld()
const { db, owner, http, as, start, write, step, handedIn, published, visits, upload } = world
const { author, reader, other, committeeId, somebody } = world
mountFeeds(http, [bulletinsFeed], { db, publicUrl: undefined })

async function read(slug: string, lang: 'zh-Hans' | 'en' = 'zh-Hans'): Promise<PublishedBulletin> {
  const page = await as(visitor).getBulletin({ params: { slug }, query: { lang } })
  assert.ok(page.kind === 'published')
  return page
}
const saying = (...parts: Inline[]): Content => ({
  zh: { title: '通报', summary: '情况', blocks: [{ kind: 'paragraph', parts }] },
})
const isRefused = (code: string, fields?: string[]) => (error: Error & { details?: unknown }) => {
  assert.equal(error.message, code)
  if (fields === undefined) return true
  const { problems } = error.details as { problems: { field: string; code: string }[] }
  assert.deepEqual(
    problems.map((one) => `${one.field} ${one.code}`),
    fields,
  )
  return true
}
/** One grey point. */
const PNG = new Uint8Array(
  Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNoAAAAggCBd81ytgAAAABJRU5ErkJggg==',
    'base64',
  ),
)

// ── works ──

test('the living article is told in parts, with every figure it names, and stands first in the list', async () => {
  const living = await as(visitor).getBulletin({ params: { slug: 'the-city' } })
  assert.ok(living.kind === 'living')
  assert.deepEqual(living.lead, [{ text: '这里有' }, { figure: 'area' }, { text: '。' }])
  assert.deepEqual(living.sections[0]?.paragraphs, [[{ figure: 'visits' }, { text: '来过。' }]])
  assert.equal(living.figures['area']?.wording, '156.5个')
  assert.deepEqual(await as(visitor).getLivingArticle(), living)
  const slugs: string[] = [await published(), await published()].reverse()
  const first = await as(visitor).listBulletins({ query: { limit: 2 } })
  const second = await as(visitor).listBulletins({ query: { limit: 50, cursor: first.next ?? '' } })
  const all = [...first.items, ...second.items]
  assert.deepEqual(all.slice(0, 3).map(({ slug }) => slug), ['the-city', ...slugs]) // prettier-ignore
  assert.deepEqual([all[0]?.summary, all[0]?.issue], ['这里有156.5个。', null])
})

test('a published bulletin says for ever what was true then, and beside it what is true now', async () => {
  await visits(353, '2029-12-01')
  const slug = await published()
  const before = await read(slug)
  assert.deepEqual(before.blocks[1], {
    kind: 'paragraph',
    parts: [{ text: '本月' }, { text: '350余个', number: 1 }, { text: '来过。' }],
  })
  assert.deepEqual([before.publishedOn, before.publisher, before.title], [TODAY, '科学城', '九月简报'])
  await visits(1000, '2029-11-30')
  const [number] = (await read(slug)).numbers
  assert.deepEqual(
    [number?.asPublished.value, number?.asPublished.wording, number?.asPublished.day, number?.now],
    [353, '350余个', TODAY, { value: 1353, wording: '1300余个' }],
  )
  const english = await read(slug, 'en')
  assert.deepEqual(english.blocks[0], {
    kind: 'paragraph',
    parts: [{ text: 'more than 350 things', number: 1 }, { text: ' came.' }],
  })
})

test('a number rests on the first seal that holds all it counted, and on none before it is made', async () => {
  while ((await sealNow(db)) > 0);
  const { number: newest } = await owner
    .selectFrom('seal')
    .select(({ fn }) => fn.max('number').as('number'))
    .executeTakeFirstOrThrow()
  await visits(1)
  const slug = await published(saying({ figure: 'visits', as: 'exact' }, { figure: 'area', as: 'exact' }))
  assert.equal((await read(slug)).seal, null)
  await visits(1)
  await sealNow(db, 1)
  const next = (newest ?? 0) + 1
  assert.deepEqual((await read(slug)).numbers.map(({ asPublished }) => asPublished.seal?.number), [next, undefined]) // prettier-ignore
  await sealNow(db)
  assert.equal((await read(slug)).seal?.number, next)
  const later = await published()
  assert.equal((await read(later)).seal?.number, next + 1)
})

test('one figure is told as people speak, to the last one, and of an earlier day, each day with its footnote', async () => {
  await visits(4, '2001-05-06')
  const day = '2001-06-30'
  const slug = await published(
    saying(
      { figure: 'visits', as: 'exact', day },
      { text: '、' },
      { figure: 'visits', as: 'worded' },
      { figure: 'visits', as: 'worded', day },
    ),
  )
  const { blocks, numbers, lang } = await read(slug, 'en')
  assert.equal(lang, 'zh-Hans')
  const [first] = blocks
  assert.deepEqual(first?.kind === 'paragraph' && first.parts.map(({ number }) => number), [1, undefined, 2, 1]) // prettier-ignore
  assert.deepEqual(
    numbers.map(({ asPublished, url }) => [asPublished.day, url]),
    [
      [day, `/figures/visits?asOf=${day}`],
      [TODAY, `/figures/visits?asOf=${TODAY}`],
    ],
  )
  assert.equal(numbers[0]?.asPublished.wording, '4个')
})

test('a bulletin that follows another is named there, and names it', async () => {
  const first = await published()
  const second = await published(aText('更正'), first)
  assert.deepEqual((await read(first)).followedBy.map(({ slug, title }) => [slug, title]), [[second, '更正']]) // prettier-ignore
  assert.equal((await read(second)).follows?.slug, first)
})

test('a second reader returns a draft with a note, and its author hands it in again', async () => {
  const draft = await handedIn()
  const returned = await as(reader).returnBulletinDraft({ ...step(draft), body: { note: '请补充来源' } })
  assert.deepEqual([returned.status, returned.note, returned.can.publish], ['returned', '请补充来源', false])
  const again = await as(author).handInBulletinDraft(step(returned))
  assert.deepEqual([again.can.publish, again.waitsForMe], [false, false])
  assert.equal((await as(reader).getBulletinDraft({ params: { id: draft.id } })).waitsForMe, true)
  assert.equal((await as(reader).publishBulletinDraft(step(again))).status, 'published')
})

test('the secretary writes for their committee, and everybody who wrote is its author', async () => {
  const secretary = await somebody('secretary', committeeId)
  const draft = await write(await start(secretary, committeeId), aText(), secretary)
  await as(secretary).handInBulletinDraft(step(draft))
  const { items } = await as(secretary).listBulletinDrafts()
  assert.deepEqual(items.map(({ id, committee }) => [id, committee?.key]), [[draft.id, 'synbio']]) // prettier-ignore
  const strange = await somebody('secretary', randomUUID())
  await assert.rejects(as(strange).getBulletinDraft({ params: { id: draft.id } }), isRefused('not_found'))
  await assert.rejects(start(secretary), isRefused('forbidden'))
})

test('a picture is public only once the bulletin that shows it is published', async () => {
  const draft = await start()
  const kept = []
  for (const _ of ['shown', 'left out']) {
    const fileId = await upload(author, PNG)
    kept.push((await as(author).addBulletinPicture({ params: { id: draft.id }, body: { fileId } })).fileId)
  }
  const [shown = '', leftOut = ''] = kept
  await as(author).downloadDraftPicture({ params: { id: draft.id, fileId: shown } })
  const { zh } = aText()
  const picture = { kind: 'picture', fileId: shown, alt: '驿站', caption: '' } as const
  const content = { zh: { ...zh, blocks: [...zh.blocks, picture] } }
  const written = await as(author).handInBulletinDraft(step(await write(draft, content)))
  const slug = (await as(reader).publishBulletinDraft(step(written))).published?.slug ?? ''
  const block = (await read(slug)).blocks.at(-1)
  const url = block?.kind === 'picture' ? block.url : ''
  const answer = await http.inject(url)
  assert.deepEqual([answer.statusCode, answer.headers['content-type']], [200, 'image/png'])
  assert.deepEqual(block?.kind === 'picture' && [block.width, block.height], [1, 1])
  for (const [kind, beginning] of [
    ['pdf', '%PDF-'],
    ['docx', 'PK'],
  ]) {
    const paper = await http.inject(`/api/v1/bulletins/${slug}/export?as=${kind}&lang=en`)
    assert.equal(paper.statusCode, 200)
    assert.ok(paper.body.startsWith(String(beginning)))
  }
  assert.equal((await http.inject(url.replace(shown, leftOut))).statusCode, 404)
})

test('the feed lists what was published and is not sent again while nothing changes', async () => {
  const slug = await published(aText('<b>&"月报'))
  const first = await http.inject('/feeds/bulletins.atom')
  assert.match(first.body, /<title>&lt;b&gt;&amp;&quot;月报<\/title>/)
  assert.ok(first.body.includes(`/bulletins/${slug}"/>`))
  const headers = { 'if-none-match': `W/${String(first.headers.etag)}` }
  assert.equal((await http.inject({ url: '/feeds/bulletins.atom', headers })).statusCode, 304)
  await published()
  assert.equal((await http.inject({ url: '/feeds/bulletins.atom', headers })).statusCode, 200)
  assert.equal((await http.inject('/feeds/bulletins.atom?lang=fr')).statusCode, 400)
})

// ── refused ──

test('a figure that the city does not count is refused by its place', async () => {
  const draft = await start()
  const content = { zh: { ...aText().zh, blocks: [{ kind: 'list', items: [[{ figure: 'ghosts', as: 'exact' }]] }] } } as Content // prettier-ignore
  await assert.rejects(
    write(draft, content),
    isRefused('invalid_input', ['content.zh.blocks.0.items.0.0.figure unknown_figure']),
  )
})

test('markup is text like any other, and comes back as it was typed', async () => {
  const markup = '<img src=x onerror=alert(1)>{{7*7}}&lt;script&gt;'
  const { blocks } = await read(await published(saying({ text: markup }, { figure: 'area', as: 'worded' })))
  assert.deepEqual(blocks[0]?.kind === 'paragraph' && blocks[0].parts[0], { text: markup })
})

test('a text of a megabyte, of too many blocks or with control characters is refused by its place', async () => {
  const draft = await start()
  const [{ zh }, paragraph] = [aText(), (words: string) => ({ kind: 'paragraph' as const, parts: [{ text: words }] })] // prettier-ignore
  const refuses = (blocks: Content['zh']['blocks'], ...fields: string[]) =>
    assert.rejects(write(draft, { zh: { ...zh, blocks } }), isRefused('invalid_input', fields))
  await refuses(
    [paragraph('字'.repeat(300_000))],
    'content.zh.blocks.0.parts.0.text too_long',
    'content too_long',
  )
  await refuses(
    Array.from({ length: 2 }, () => paragraph('字'.repeat(15_000))),
    'content too_long',
  )
  await refuses(Array.from({ length: 201 }, () => paragraph('字')), 'content.zh.blocks too_long') // prettier-ignore
  await refuses([{ kind: 'heading', text: 'a\u0007' }], 'content.zh.blocks.0.text invalid_format')
  await assert.rejects(write(draft, { zh: { ...zh, title: '字'.repeat(400_000) } }), isRefused('payload_too_large')) // prettier-ignore
})

test('what is not whole is not handed in: every place is told at once', async () => {
  const { zh } = aText()
  const draft = await start()
  const uploaded = { fileId: await upload(author, PNG) }
  const { fileId } = await as(author).addBulletinPicture({ params: { id: draft.id }, body: uploaded })
  const picture = { kind: 'picture', fileId, alt: '', caption: '' } as const
  const written = await write(draft, {
    zh: { title: ' ', summary: '', blocks: [...zh.blocks, picture] },
    en: { title: 'In English', summary: 'So', blocks: [] },
  })
  await assert.rejects(
    as(author).handInBulletinDraft(step(written)),
    isRefused('bulletins.not_ready', [
      'content.zh.title required',
      'content.zh.summary required',
      'content.zh.blocks.2.alt required',
      'content.en.blocks required',
      'content.en figures_differ',
    ]),
  )
  const future = await write(await start(), saying({ figure: 'visits', as: 'exact', day: '2030-01-02' }))
  await assert.rejects(
    as(author).handInBulletinDraft(step(future)),
    isRefused('bulletins.not_ready', ['content.zh.blocks.0.parts.0.day in_future']),
  )
})

test('nobody publishes what they wrote in, and nobody overwrites what they have not seen', async () => {
  const draft = await write(await write(await start(), aText()), aText('改'), other)
  const waiting = await as(author).handInBulletinDraft(step(draft))
  for (const actor of [author, other])
    await assert.rejects(as(actor).publishBulletinDraft(step(waiting)), isRefused('forbidden'))
  await assert.rejects(write(draft, aText('旧'), author), isRefused('precondition_failed'))
  await assert.rejects(write(waiting, aText('晚了')), isRefused('bulletins.wrong_state'))
  await assert.rejects(as(reader).publishBulletinDraft(step(draft)), isRefused('precondition_failed'))
  const withdrawn = await as(author).withdrawBulletinDraft(step(waiting))
  await assert.rejects(as(reader).publishBulletinDraft(step(withdrawn)), isRefused('bulletins.wrong_state'))
})

test('pictures of others, files that are none and bulletins that are not there are refused', async () => {
  const draft = await start()
  const add = (fileId: string) =>
    as(author).addBulletinPicture({ params: { id: draft.id }, body: { fileId } })
  await assert.rejects(add(await upload(other, PNG)), isRefused('bulletins.picture_refused'))
  const text = new Uint8Array(Buffer.from('只是文字'))
  await assert.rejects(add(await upload(author, text)), isRefused('bulletins.picture_refused'))
  const block = { kind: 'picture', fileId: randomUUID(), alt: '', caption: '' } as const
  await assert.rejects(
    write(draft, { zh: { ...aText().zh, blocks: [block] } }),
    isRefused('invalid_input', ['content.zh.blocks.0.fileId unknown_picture']),
  )
  await assert.rejects(write(draft, aText(), author, '1999-1'), isRefused('invalid_input', ['follows unknown_bulletin'])) // prettier-ignore
})

test('what was published cannot be changed or deleted, by the application or by the owner of the tables', async () => {
  const slug = await published()
  const changes = (as: typeof db) => [
    as.updateTable('published_bulletin').set({ content: '{}' }).where('slug', '=', slug),
    as.deleteFrom('published_bulletin').where('slug', '=', slug),
    as.updateTable('published_number').set({ value: 1 }).where('slug', '=', slug),
    as.deleteFrom('published_number').where('slug', '=', slug),
  ]
  for (const change of changes(db)) await assert.rejects(change.execute(), /permission denied/)
  for (const change of changes(owner)) await assert.rejects(change.execute(), /stays as it is/)
  assert.equal((await read(slug)).title, '九月简报')
})
