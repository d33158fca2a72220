// The text of a bulletin as it is written: shared by the editor, the page and the printed form.
import * as z from 'zod'
import { CountedDay } from '#modules/figures/contract.ts'

/** More is no bulletin; the limits keep one page and one request small. */
export const MOST_BLOCKS = 200
export const MOST_TEXT_BYTES = 60_000

/** Plain text, never markup; spaces at its ends belong to it, because it stands beside other pieces. */
const plain = (longest: number) =>
  z
    .string()
    .max(longest)
    .regex(/^\P{Cc}*$/u)

const words = plain(20_000).min(1)
export const Placed = z.strictObject({
  figure: z.string().min(1).max(60),
  /** As people speak (`1.3万人`), or to the last one (`13024人`). */
  as: z.enum(['worded', 'exact']),
  /** Left out, the day on which the bulletin is published. */
  day: CountedDay.optional(),
})
export type Placed = z.infer<typeof Placed>

export const Inline = z
  .union([z.strictObject({ text: words, bold: z.literal(true).optional() }), Placed])
  .meta({ id: 'BulletinInline' })
export type Inline = z.infer<typeof Inline>

const parts = z.array(Inline).max(400)
export const Block = z
  .discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('heading'), text: plain(200) }),
    z.strictObject({ kind: z.literal('paragraph'), parts }),
    z.strictObject({ kind: z.literal('list'), items: z.array(parts).max(100) }),
    z.strictObject({ kind: z.literal('quote'), parts }),
    z.strictObject({
      kind: z.literal('picture'),
      fileId: z.uuid(),
      /** What it shows, for who cannot see it. */
      alt: plain(300),
      caption: plain(300),
    }),
  ])
  .meta({ id: 'BulletinBlock' })
export type Block = z.infer<typeof Block>

/** A draft is kept at every moment, so it may lack its title; only what is handed in is whole. */
export const BulletinText = z
  .strictObject({ title: plain(120), summary: plain(600), blocks: z.array(Block).max(MOST_BLOCKS) })
  .meta({ id: 'BulletinText' })
export type BulletinText = z.infer<typeof BulletinText>

export const Content = z
  .strictObject({ zh: BulletinText, en: BulletinText.optional() })
  .refine((content) => bytesOf(content) <= MOST_TEXT_BYTES, { params: { code: 'too_long' } })
  .meta({ id: 'BulletinContent' })
export type Content = z.infer<typeof Content>

/** Of all that is said, in UTF-8; what only structures it does not count. */
const bytesOf = (value: unknown): number => {
  if (typeof value === 'string') return new TextEncoder().encode(value).length
  if (typeof value !== 'object' || value === null) return 0
  return Object.values(value).reduce<number>((sum, inner) => sum + bytesOf(inner), 0)
}
