import assert from 'node:assert/strict'
import { test } from 'node:test'
import sharp from 'sharp'
import { readZipDirectory, unpack } from '#platform/files/zip-directory.ts'
import type { PrintedBulletin } from '../contract/printed.ts'
import { sampleBulletin } from './testing.ts'
import { writeDocx } from './write-docx.ts'

async function partsOf(bulletin: PrintedBulletin): Promise<Map<string, Buffer>> {
  const archive = await writeDocx(bulletin)
  return new Map(readZipDirectory(archive).map((entry) => [entry.name, unpack(archive, entry)]))
}

/** The text of paragraphs, one a line, with the number of a footnote where it is named. */
function textOf(xml: Buffer | undefined): string {
  const entities: Record<string, string> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" }
  return (xml?.toString() ?? '')
    .replaceAll(/<w:footnoteReference w:id="(\d+)"\/>/g, '[$1]')
    .replaceAll('</w:p>', '\n')
    .replaceAll(/<[^>]*>/g, '')
    .replaceAll(/&(\w+);/g, (whole, name: string) => entities[name] ?? whole)
}

test('a Word file holds head, text and a real footnote for every number', async () => {
  for (const lang of ['zh-Hans', 'en'] as const) {
    const bulletin = sampleBulletin(lang)
    const parts = await partsOf(bulletin)
    const text = textOf(parts.get('word/document.xml'))
    const notes = textOf(parts.get('word/footnotes.xml'))
    for (const part of [
      bulletin.masthead,
      bulletin.issue,
      bulletin.publisher,
      bulletin.title,
      bulletin.summary,
    ])
      assert.ok(text.includes(part), part)
    for (const { note, title, wording, url, value } of bulletin.numbers) {
      assert.equal(text.split(`${wording}[${note}]`).length, 2, 'a number names its footnote once')
      const line = notes.split('\n').find((line) => line.includes(title))
      assert.ok(line?.includes(value.toLocaleString('en')) && line.endsWith(url), line)
    }
    assert.ok(text.includes((bulletin.checkpoint ?? '').trimEnd()))
  }
  const chinese = textOf((await partsOf(sampleBulletin('zh-Hans'))).get('word/footnotes.xml'))
  assert.ok(chinese.includes('链上科研机构：138（截至2026年11月23日）；封存第12号 3fa49c01d2e87b65；'))
  assert.ok(chinese.includes('13,024（截至2026年11月23日）；尚未封存；'))
})

test('letters are FangSong and Song on A4 with the margins of official documents', async () => {
  const parts = await partsOf(sampleBulletin('zh-Hans'))
  const document = parts.get('word/document.xml')?.toString() ?? ''
  assert.match(parts.get('word/styles.xml')?.toString() ?? '', /w:eastAsia="FangSong"/)
  assert.match(document, /<w:pgSz w:w="11906" w:h="16838"/)
  assert.match(document, /<w:pgMar w:top="2098" w:right="1474" w:bottom="1984" w:left="1587"/)
  assert.match(document, /w:firstLineChars="200"/)
  assert.match(document, /<w:spacing [^>]*w:line="560" w:lineRule="exact"/)
})

test('whatever people write stays text in every part of the file', async () => {
  const hostile = '<script>alert("1")</script> &amp; \u202egnp.exe\u200f A\u0000B\u001b 𠮷🙂 \ud800 ]]>'
  const runs = [{ text: hostile, note: 1 }]
  const [number] = sampleBulletin('zh-Hans').numbers
  assert.ok(number)
  const parts = await partsOf({
    ...sampleBulletin('zh-Hans'),
    title: hostile,
    publisher: hostile,
    blocks: [{ kind: 'list', items: [runs] }],
    numbers: [{ ...number, title: hostile }],
  })
  const expected = '<script>alert("1")</script> &amp; gnp.exe A〓B〓 𠮷🙂 〓 ]]>'
  assert.equal(textOf(parts.get('word/document.xml')).split(expected).length, 4)
  assert.ok(textOf(parts.get('word/footnotes.xml')).includes(expected))
  // XML 1.0, 2.2: a reader refuses the whole file for one of these.
  for (const [name, xml] of parts) assert.ok(!/[^\P{Cc}\t\n\r]/u.test(xml.toString()), name)
})

test('a picture is in the file as it was made, and a number that no text names follows the text', async () => {
  const bytes = await sharp({ create: { width: 900, height: 600, channels: 3, background: '#09f' } })
    .png()
    .toBuffer()
  const parts = await partsOf({
    ...sampleBulletin('zh-Hans'),
    blocks: [{ kind: 'picture', bytes, contentType: 'image/png', width: 900, height: 600, caption: '驿站' }],
  })
  const picture = [...parts].find(([name]) => name.startsWith('word/media/'))
  assert.deepEqual(picture?.[1], bytes)
  assert.match(textOf(parts.get('word/document.xml')), /驿站\n 链上科研机构：138/)
})
