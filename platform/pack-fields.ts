// The fields that every pack is made of.
import * as z from 'zod'

/** The name by which files of a pack point to each other; it also stands in addresses. */
export const key = z
  .string()
  .max(60)
  .regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/, 'must be small letters and digits, joined by hyphens')

const words = (maxLength: number) =>
  z
    .string()
    .min(1)
    .max(maxLength)
    .regex(/^(?!\s)[^\p{Cc}]*(?<!\s)$/u, 'must be one line without spaces at its ends')

/** A text in both languages; Chinese is the source, traditional Chinese is derived from it. */
export const text = (maxLength: number) => z.strictObject({ zh: words(maxLength), en: words(maxLength) })
export type Text = z.infer<ReturnType<typeof text>>

export const name = text(120)
export const sentence = text(400)
export const word = words(40)

export const day = z.iso.date('must be a day like 2024-03-18')

/** A list in which no two entries share a key; its order is the order people see. */
export function keyedList<Entry extends { readonly key: string }>(entry: z.ZodType<Entry>) {
  return z
    .array(entry)
    .min(1)
    .superRefine((entries, context) => {
      const seen = new Set<string>()
      for (const [position, { key: own }] of entries.entries()) {
        if (seen.has(own))
          context.addIssue({ code: 'custom', path: [position, 'key'], message: `"${own}" stands here twice` })
        seen.add(own)
      }
    })
}
