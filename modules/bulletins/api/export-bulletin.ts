import { readFile } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { visitor } from '#platform/access.ts'
import type { FileToSend, Language } from '#platform/contract.ts'
import type { Context } from '#platform/http.ts'
import { textIn } from '#platform/texts.ts'
import type { PublishedBlock, PublishedBulletin, PublishedPart } from '../contract.ts'
import type { PrintedBlock, PrintedBulletin, Run } from '../contract/printed.ts'
import { getPicture } from '../queries/pictures.ts'
import type { PublishedRow } from '../queries/published.ts'
import { publishedPage } from './present-published.ts'

type Given = Pick<Context, 'db' | 'files' | 'site'>
interface Wish {
  as: 'pdf' | 'docx'
  lang: Language
}

const TYPES = {
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
} as const

/** The bulletin as a file for paper, in the language of its text. */
export async function exportBulletin(
  given: Given,
  row: PublishedRow,
  { as, lang }: Wish,
): Promise<FileToSend> {
  const page = await publishedPage({ ...given, actor: visitor, today: row.publishedOn }, row, lang)
  const key = [given.site, row.slug, page.lang, as, page.seal?.number, page.checkpoint?.sealNumber].join(' ')
  const bytes = await once(key, async () => write(as, await printedBulletin(given, row, page)))
  return {
    stream: Readable.from([bytes]),
    contentType: TYPES[as],
    name: `${row.slug}.${as}`,
    bytes: bytes.length,
  }
}

/** Setting ten pages takes a second of the process, so one is set at a time, and the last few are kept. */
const KEPT = 16
const kept = new Map<string, Promise<Buffer>>()
let queue: Promise<unknown> = Promise.resolve()

function once(key: string, make: () => Promise<Buffer>): Promise<Buffer> {
  const known = kept.get(key)
  if (known) return known
  const made = queue.then(make)
  queue = made.catch(() => kept.delete(key))
  kept.set(key, made)
  const [oldest] = kept.keys()
  if (kept.size > KEPT && oldest !== undefined) kept.delete(oldest)
  return made
}

/** The writers are loaded when the first file is asked for: they take memory that a server should not spend at its start. */
async function write(as: Wish['as'], printed: PrintedBulletin): Promise<Buffer> {
  if (as === 'pdf') return (await import('../print/write-pdf.ts')).writePdf(printed)
  return (await import('../print/write-docx.ts')).writeDocx(printed)
}

async function printedBulletin(
  given: Given,
  row: PublishedRow,
  page: PublishedBulletin,
): Promise<PrintedBulletin> {
  const { lang, issue } = page
  const isEnglish = lang === 'en'
  const city = textIn(row.cityName, lang)
  const blocks: PrintedBlock[] = []
  for (const block of page.blocks) blocks.push(await printedBlock(given, row, block))
  return {
    lang,
    masthead: isEnglish ? `${city} Bulletin` : `${city}简报`,
    issue: isEnglish ? `${issue.year}, No. ${issue.number}` : `${issue.year}年第${issue.number}期`,
    publisher: textIn(row.committeeName ?? row.cityName, lang),
    publishedOn: page.publishedOn,
    title: page.title,
    summary: page.summary,
    blocks,
    numbers: page.numbers.map(({ note, figureKey, title, asPublished, url }) => ({
      note,
      figureKey,
      title,
      wording: asPublished.wording,
      value: asPublished.value,
      day: asPublished.day,
      seal: asPublished.seal?.number ?? null,
      sealHash: asPublished.seal?.hash ?? null,
      url: given.site + url,
    })),
    checkpoint: page.checkpoint?.text ?? null,
  }
}

async function printedBlock(
  { db, files }: Given,
  { draftId }: PublishedRow,
  block: PublishedBlock,
): Promise<PrintedBlock> {
  switch (block.kind) {
    case 'heading':
      return block
    case 'paragraph':
    case 'quote':
      return { kind: block.kind, runs: block.parts.map(runOf) }
    case 'list':
      return { kind: 'list', items: block.items.map((item) => item.map(runOf)) }
    case 'picture': {
      const { url, width, height, caption } = block
      const picture = await getPicture(db, draftId, url.slice(url.lastIndexOf('/') + 1))
      const contentType = picture.contentType === 'image/png' ? 'image/png' : 'image/jpeg'
      return {
        kind: 'picture',
        bytes: await readFile(files.path(picture.id)),
        contentType,
        width,
        height,
        caption,
      }
    }
  }
}

const runOf = ({ text, bold, number }: PublishedPart): Run => ({
  text,
  ...(bold ? { bold } : {}),
  ...(number === undefined ? {} : { note: number }),
})
