import { findCheckpointFrom } from '#modules/checkpoints/public.ts'
import type { Figure } from '#modules/figures/contract.ts'
import { readFigures } from '#modules/figures/public.ts'
import type { Language } from '#platform/contract.ts'
import type { Context } from '#platform/http.ts'
import { textIn } from '#platform/texts.ts'
import type {
  Block,
  BulletinSummary,
  BulletinText,
  Content,
  Inline,
  PublishedBlock,
  PublishedBulletin,
  PublishedNumber,
  PublishedPart,
} from '../contract.ts'
import { listPictures, type PictureSize } from '../queries/pictures.ts'
import {
  findPublished,
  findSealOf,
  listFollowing,
  listNumbers,
  type NumberRow,
  type PublishedRow,
} from '../queries/published.ts'
import { keyOf } from '../rules/draft-text.ts'
import { exactWording } from '../rules/exact-wording.ts'

/** The text of a bulletin in the reader's language; Chinese where no English was written, and never converted. */
function textFor({ content: { zh, en } }: Pick<PublishedRow, 'content'>, lang: Language) {
  return lang === 'en' && en
    ? { lang: 'en' as const, key: 'en' as const, text: en }
    : { lang: 'zh-Hans' as const, key: 'zh' as const, text: zh }
}

const addressOf = (slug: string) => `/bulletins/${slug}`
const issueOf = ({ year, issue }: PublishedRow) => ({ year, number: issue })

export function presentSummary(row: PublishedRow, lang: Language) {
  const { title, summary } = textFor(row, lang).text
  return {
    slug: row.slug,
    title,
    summary,
    issue: issueOf(row),
    publishedOn: row.publishedOn,
    publishedAt: row.publishedAt.toISOString(),
    publisher: textIn(row.committeeName ?? row.cityName, lang),
    url: addressOf(row.slug),
  } satisfies BulletinSummary
}

const presentReference = (lang: Language) => (row: PublishedRow) => ({
  slug: row.slug,
  title: textFor(row, lang).text.title,
  issue: issueOf(row),
  url: addressOf(row.slug),
})

type Reader = Pick<Context, 'db' | 'actor' | 'today'>

/** What was published, as it was then; beside each number what the city counts today. */
export async function publishedPage(
  reader: Reader,
  row: PublishedRow,
  lang: Language,
): Promise<PublishedBulletin> {
  const { db } = reader
  const found = await findSealOf(db, row.slug)
  const seal = found
    ? { number: found.number, sealedAt: found.sealedAt.toISOString(), hash: found.hash.toString('hex') }
    : null
  const followed = row.follows === null ? undefined : await findPublished(db, row.follows)
  const numbers = await listNumbers(db, row.slug)
  const pictures = await listPictures(db, row.draftId)
  const checkpoint = found ? await findCheckpointFrom(db, found.number) : undefined
  const frozen = { ...row, numbers, seal, pictures, url: `/api/v1${addressOf(row.slug)}` }
  return {
    ...presentSummary(row, lang),
    ...(await presentFace(reader, frozen, lang)),
    kind: 'published',
    checkpoint: checkpoint ? { sealNumber: checkpoint.sealNumber, text: checkpoint.text } : null,
    follows: followed ? presentReference(lang)(followed) : null,
    followedBy: (await listFollowing(db, row.slug)).map(presentReference(lang)),
  }
}

export interface Frozen {
  content: Content
  publishedOn: string
  numbers: readonly NumberRow[]
  seal: PublishedBulletin['seal']
  pictures: ReadonlyMap<string, PictureSize>
  /** Address under which its pictures stand. */
  url: string
}

/** Text and numbers in the language of the text; of a draft the numbers are those it would have today. */
export async function presentFace({ db, actor, today }: Reader, frozen: Frozen, lang: Language) {
  const text = textFor(frozen, lang)
  const read = (asOf: string) => readFigures(db, { asOf, lang: text.lang, actor })
  const { numbers, seal } = frozen
  const days = new Map<string, Figure[]>()
  for (const day of new Set([today, ...numbers.map((number) => number.day)])) days.set(day, await read(day))
  const figureOn = (key: string, day: string) => days.get(day)?.find((figure) => figure.key === key)
  return {
    lang: text.lang,
    title: text.text.title,
    summary: text.text.summary,
    blocks: presentBlocks(text.text, text.key, frozen),
    numbers: numbers.map((number) =>
      presentNumber(number, text.key, seal, {
        thatDay: figureOn(number.figure, number.day),
        now: figureOn(number.figure, today),
      }),
    ),
    seal,
  }
}

function presentNumber(
  { note, figure, day, kind, value, said }: NumberRow,
  key: 'zh' | 'en',
  seal: PublishedBulletin['seal'],
  { thatDay, now }: { thatDay: Figure | undefined; now: Figure | undefined },
): PublishedNumber {
  const { title, rule, worded } = said[key]
  const url = `/figures/${figure}?asOf=${day}`
  return {
    note,
    figureKey: figure,
    title,
    rule,
    kind,
    asPublished: { value, wording: worded, day, seal: kind === 'constant' ? null : seal },
    restated: presentRestated(value, thatDay, key),
    now: now ? { value: now.value, wording: now.wording } : null,
    url,
    recordsUrl: `/api/v1/figures/${figure}/records?asOf=${day}`,
  }
}

/** What the day's value is as known now: later entries for that day and corrections since are in it. */
function presentRestated(published: number, thatDay: Figure | undefined, key: 'zh' | 'en') {
  if (!thatDay) return null
  const value = thatDay.restated ?? thatDay.value
  return value === published ? null : { value, wording: exactWording(value, thatDay.countingUnit, key) }
}

function presentBlocks(text: BulletinText, key: 'zh' | 'en', frozen: Frozen): PublishedBlock[] {
  const byKey = new Map(frozen.numbers.map((number) => [keyOf(number.figure, number.day), number]))
  const part = (inline: Inline): PublishedPart => {
    if (!('figure' in inline)) return inline
    const number = byKey.get(keyOf(inline.figure, inline.day ?? frozen.publishedOn))
    if (!number) throw new Error(`${frozen.url} places ${inline.figure}, which was not taken`)
    const { worded, exact } = number.said[key]
    return { text: inline.as === 'exact' ? exact : worded, number: number.note }
  }
  return text.blocks.filter(isShown).map((block) => presentBlock(block, frozen, part))
}

/** The editor leaves an empty paragraph where somebody might go on writing. */
const isShown = (block: Block): boolean =>
  block.kind === 'heading' ? block.text !== '' : block.kind !== 'paragraph' || block.parts.length > 0

function presentBlock(
  block: Block,
  { url: address, pictures }: Frozen,
  part: (inline: Inline) => PublishedPart,
): PublishedBlock {
  switch (block.kind) {
    case 'heading':
      return block
    case 'paragraph':
    case 'quote':
      return { kind: block.kind, parts: block.parts.map(part) }
    case 'list':
      return { kind: 'list', items: block.items.map((item) => item.map(part)) }
    case 'picture': {
      const { fileId, alt, caption } = block
      const size = pictures.get(fileId)
      if (!size) throw new Error(`${address} shows ${fileId}, which it does not have`)
      return { kind: 'picture', url: `${address}/files/${fileId}`, alt, caption, ...size }
    }
  }
}
