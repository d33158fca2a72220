import { readFigures } from '#modules/figures/public.ts'
import type { Language } from '#platform/contract.ts'
import type { Context } from '#platform/http.ts'
import { textIn } from '#platform/texts.ts'
import type {
  Block,
  BulletinSummary,
  BulletinText,
  Inline,
  PublishedBlock,
  PublishedBulletin,
  PublishedNumber,
  PublishedPart,
} from '../contract.ts'
import {
  findPublished,
  findSealOf,
  listFollowing,
  listNumbers,
  type NumberRow,
  type PublishedRow,
} from '../queries/published.ts'
import { keyOf } from '../rules/placed-figures.ts'

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
  { db, actor, today }: Reader,
  row: PublishedRow,
  lang: Language,
): Promise<PublishedBulletin> {
  const text = textFor(row, lang)
  const numbers = await listNumbers(db, row.slug)
  const figures = await readFigures(db, { asOf: today, lang: text.lang, actor })
  const now = new Map(figures.map((figure) => [figure.key, figure]))
  const found = await findSealOf(db, row.slug)
  const seal = found
    ? { number: found.number, sealedAt: found.sealedAt.toISOString(), hash: found.hash.toString('hex') }
    : null
  const followed = row.follows === null ? undefined : await findPublished(db, row.follows)
  return {
    ...presentSummary(row, lang),
    kind: 'published',
    lang: text.lang,
    blocks: presentBlocks(text.text, text.key, { ...row, numbers }),
    numbers: numbers.map((number) => presentNumber(number, text.key, seal, now.get(number.figure))),
    follows: followed ? presentReference(lang)(followed) : null,
    followedBy: (await listFollowing(db, row.slug)).map(presentReference(lang)),
    seal,
  }
}

function presentNumber(
  { note, figure, day, kind, value, said }: NumberRow,
  key: 'zh' | 'en',
  seal: PublishedBulletin['seal'],
  now: { value: number; wording: string } | undefined,
): PublishedNumber {
  const { title, rule, worded } = said[key]
  const url = `/figures/${figure}?asOf=${day}`
  return {
    note,
    figureKey: figure,
    title,
    rule,
    kind,
    then: { value, wording: worded, day, seal: kind === 'constant' ? null : seal },
    now: now ? { value: now.value, wording: now.wording } : null,
    url,
    recordsUrl: `/api/v1/figures/${figure}/records?asOf=${day}`,
  }
}

interface Frozen {
  slug: string
  publishedOn: string
  numbers: readonly NumberRow[]
}

function presentBlocks(text: BulletinText, key: 'zh' | 'en', frozen: Frozen): PublishedBlock[] {
  const byKey = new Map(frozen.numbers.map((number) => [keyOf(number.figure, number.day), number]))
  const part = (inline: Inline): PublishedPart => {
    if (!('figure' in inline)) return inline
    const number = byKey.get(keyOf(inline.figure, inline.day ?? frozen.publishedOn))
    if (!number) throw new Error(`${frozen.slug} places ${inline.figure}, which was not taken`)
    const { worded, exact } = number.said[key]
    return { text: inline.as === 'exact' ? exact : worded, number: number.note }
  }
  return text.blocks.map((block) => presentBlock(block, frozen.slug, part))
}

function presentBlock(block: Block, slug: string, part: (inline: Inline) => PublishedPart): PublishedBlock {
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
      return { kind: 'picture', url: `/api/v1/bulletins/${slug}/files/${fileId}`, alt, caption }
    }
  }
}
