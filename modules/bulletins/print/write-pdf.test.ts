import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { inflateSync } from 'node:zlib'
import sharp from 'sharp'
import type { PrintedBulletin } from '../contract/printed.ts'
import { drawPdf } from './draw-pdf.ts'
import { sampleBulletin } from './testing.ts'
import { writePdf } from './write-pdf.ts'

/** What stands for shown text (ISO 32000-1, 14.9.4), as a string of bytes in the order of its marks. */
function actualText(escaped: string): string {
  const marks: Record<string, string> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' }
  const bytes = escaped.replaceAll(/\\(.)/gs, (_, mark: string) => marks[mark] ?? mark)
  return Buffer.from(bytes, 'latin1').subarray(2).swap16().toString('utf16le')
}

/** The text of every page as a reader would copy it, by the fonts' own tables of characters (ISO 32000-1, 9.10). */
function pagesOf(pdf: Buffer): string[] {
  const source = pdf.toString('latin1')
  const objects = new Map(
    [...source.matchAll(/^(\d+) 0 obj\n([^]*?)\nendobj/gm)].map(([, id = '', body = '']) => [id, body]),
  )
  const streamOf = (id: string) => {
    const body = objects.get(id) ?? ''
    const stream = body.slice(body.indexOf('stream\n') + 7, body.lastIndexOf('\nendstream'))
    return inflateSync(Buffer.from(stream, 'latin1')).toString('latin1')
  }
  const referenceIn = (body: string, key: string) => new RegExp(`/${key} (\\d+) 0 R`).exec(body)?.[1]
  const characters = new Map<string, string[]>()
  for (const [name, id] of [...source.matchAll(/\/(F\d+) (\d+) 0 R/g)].map(([, name = '', id = '']) => [
    name,
    id,
  ])) {
    const map = referenceIn(objects.get(id ?? '') ?? '', 'ToUnicode')
    if (map !== undefined && name !== undefined)
      characters.set(
        name,
        [...streamOf(map).matchAll(/\[(.*?)\]/g)].flatMap(([, row = '']) =>
          [...row.matchAll(/<([^>]*)>/g)].map(([, codes = '']) =>
            Buffer.from(codes.replaceAll(' ', ''), 'hex').swap16().toString('utf16le'),
          ),
        ),
      )
  }
  const pages = [...objects.values()].filter((body) => body.includes('/Type /Page\n'))
  return pages.map((page) => {
    let font = ''
    let meant: string | undefined
    const shown = streamOf(referenceIn(page, 'Contents') ?? '').matchAll(
      /\/(F\d+) [\d.]+ Tf|<([0-9a-f]+)>|\/ActualText \(((?:\\.|[^\\)])*)\)|\bEMC\b/gs,
    )
    return [...shown]
      .map(([, name, hex, actual]) => {
        font = name ?? font
        const map = characters.get(font)
        if (name !== undefined) return ''
        if (hex === undefined) {
          meant = actual === undefined ? undefined : actualText(actual)
          return meant ?? ''
        }
        if (meant !== undefined) return ''
        if (!map) return new TextDecoder('windows-1252').decode(Buffer.from(hex, 'hex'))
        return (hex.match(/.{4}/g) ?? []).map((code) => map[Number.parseInt(code, 16)] ?? '').join('')
      })
      .join('')
  })
}

const pages: Record<string, string[]> = {}
before(async () => {
  for (const lang of ['zh-Hans', 'en'] as const) pages[lang] = pagesOf(await drawPdf(sampleBulletin(lang)))
})

test('a printed bulletin begins with its masthead, issue, publisher and day, and numbers its pages', () => {
  const [zh = [], en = []] = [pages['zh-Hans'], pages.en]
  assert.deepEqual([zh.length, en.length], [3, 2])
  assert.match(
    zh[0] ?? '',
    /^聚光简报2026年第3期光明区委组织部　2026年11月24日科学城里，需要的人怎样找到能帮上的人内容提要：/,
  )
  assert.match(
    en[0] ?? '',
    /^Juguang Bulletin2026, No\. 3Organisation Department, Guangming District, 24 November 2026/,
  )
  assert.deepEqual(
    zh.map((page) => page.slice(-5)),
    ['— 1 —', '— 2 —', '— 3 —'],
  )
})

test('every number has its note on the page that first names it: exact value, day, seal, address', () => {
  const [first = '', second = ''] = pages['zh-Hans'] ?? []
  assert.ok(first.includes('138个1科研机构和377个2科技企业党组织'))
  assert.ok(first.includes('1 链上科研机构：138（截至2026年11月23日）；封存第12号 3fa49c01d2e87b65；'))
  assert.ok(first.includes('https://juguang.example/figures/institutes-linked?asOf=2026-11-23'))
  assert.ok(second.includes('5 服务群众：1,003,482（截至2026年11月23日）；'))
  assert.ok(second.includes('4 服务队中的党员：13,024（截至2026年11月23日）；尚未封存；'))
  const english = (pages.en ?? []).join('')
  for (const note of [
    '1 Institutes linked: 138 as of 23 November 2026; seal No. 12,',
    '4 Party members in service teams: 13,024',
  ])
    assert.equal(english.split(note).length, 2, note)
})

test('the checkpoint stands at the end, its signed lines unbroken', () => {
  const lines = (sampleBulletin('zh-Hans').checkpoint ?? '').trimEnd().split('\n')
  assert.ok(pages['zh-Hans']?.at(-1)?.includes(lines.join('')))
})

async function textOf(changes: Partial<PrintedBulletin>): Promise<string> {
  const pdf = await drawPdf({
    ...sampleBulletin('zh-Hans'),
    blocks: [],
    numbers: [],
    checkpoint: null,
    ...changes,
  })
  return pagesOf(pdf).join('')
}

test('whatever people write stands on the paper as text, and what the font lacks can still be copied', async () => {
  const hostile =
    '<script>alert("1")</script> \u202egnp.exe\u200f A\u0000B\u001b 𠮷🙂ꀁ \ud800 %PDF (\\) endstream'
  const text = await textOf({
    title: hostile,
    blocks: [{ kind: 'paragraph', runs: [{ text: hostile, bold: true }] }],
  })
  const expected = '<script>alert("1")</script> gnp.exe A〓B〓 𠮷🙂ꀁ 〓 %PDF (\\) endstream'
  assert.equal(text.replaceAll(' ', '').split(expected.replaceAll(' ', '')).length, 3)
})

test('a picture is printed with its caption, and a number that no text names still has its note', async () => {
  const bytes = await sharp({ create: { width: 4000, height: 3000, channels: 3, background: '#09f' } })
    .jpeg()
    .toBuffer()
  const picture = { kind: 'picture', bytes, contentType: 'image/jpeg', width: 4000, height: 3000 } as const
  const { numbers } = sampleBulletin('zh-Hans')
  const text = await textOf({ blocks: [{ ...picture, caption: '驿站开门第一天' }], numbers })
  assert.match(text, /驿站开门第一天/)
  assert.match(text, /5 服务群众：1,003,482/)
})

test('more notes than one page holds go on at the foot of the next', async () => {
  const [model] = sampleBulletin('zh-Hans').numbers
  assert.ok(model)
  const numbers = Array.from({ length: 60 }, (_, n) => ({ ...model, note: n + 1 }))
  const runs = numbers.map(({ note }) => ({ text: '3', note }))
  const pdf = pagesOf(
    await drawPdf({ ...sampleBulletin('zh-Hans'), blocks: [{ kind: 'paragraph', runs }], numbers }),
  )
  assert.ok(pdf.length > 1 && pdf.length < 6)
  assert.equal(pdf.join('').split('链上科研机构').length, 61)
})

test('the same bulletin gives the same bytes, and ten pages take little time and memory', async () => {
  const bulletin = sampleBulletin('zh-Hans', 7)
  const first = await drawPdf(bulletin)
  assert.equal(pagesOf(first).length, 10)
  const before = process.memoryUsage.rss()
  assert.deepEqual(await writePdf(bulletin), first)
  assert.ok(process.memoryUsage.rss() - before < 20_000_000)
})
