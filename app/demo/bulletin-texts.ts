// Bulletins of the demo as its pack writes them: plain texts with figures in braces.
import * as z from 'zod'
import type { Content } from '#modules/bulletins/contract.ts'
import type { FigureDefinition } from '#modules/figures/pack.ts'
import type { Fault, PackFile } from '#platform/pack.ts'
import { day, name, sentence, text } from '#platform/pack-fields.ts'

const paragraph = text(2000)
/** `{figure:key}` stands for a number, `{figure:key exact}` to the last one, `{figure:key 2026-06-30}` as of a day. */
export const bulletinShape = z.strictObject({
  on: day,
  title: name,
  summary: sentence,
  blocks: z
    .array(
      z.union([
        z.strictObject({ heading: name }),
        z.strictObject({ paragraph }),
        z.strictObject({ quote: paragraph }),
        z.strictObject({ list: z.array(paragraph).min(1) }),
      ]),
    )
    .min(1),
})
export type DemoBulletin = z.infer<typeof bulletinShape>

type Lang = 'zh' | 'en'
type Part = Extract<Content['zh']['blocks'][number], { kind: 'paragraph' }>['parts'][number]
const PLACED = /\{figure:([a-z0-9-]+)( exact)?(?: (\d{4}-\d{2}-\d{2}))?\}/

/** The text in both languages, as the editor would have made it. */
export const contentOf = (bulletin: DemoBulletin): Content => ({
  zh: textOf(bulletin, 'zh'),
  en: textOf(bulletin, 'en'),
})

const textOf = ({ title, summary, blocks }: DemoBulletin, lang: Lang): Content['zh'] => ({
  title: title[lang],
  summary: summary[lang],
  blocks: blocks.map((block) => {
    if ('heading' in block) return { kind: 'heading', text: block.heading[lang] }
    if ('paragraph' in block) return { kind: 'paragraph', parts: partsOf(block.paragraph[lang]) }
    if ('quote' in block) return { kind: 'quote', parts: partsOf(block.quote[lang]) }
    return { kind: 'list', items: block.list.map((item) => partsOf(item[lang])) }
  }),
})

function partsOf(line: string): Part[] {
  const found = PLACED.exec(line)
  if (!found) return line === '' ? [] : [{ text: line }]
  const [whole, figure = '', exact, asOf] = found
  const before = line.slice(0, found.index)
  return [
    ...(before === '' ? [] : [{ text: before }]),
    { figure, as: exact ? 'exact' : 'worded', ...(asOf ? { day: asOf } : {}) },
    ...partsOf(line.slice(found.index + whole.length)),
  ]
}

/** Every figure that a bulletin places is one of the pack. */
export const bulletinFaults = (
  demo: PackFile<{ bulletins: readonly DemoBulletin[] }>,
  figures: readonly FigureDefinition[],
): Fault[] =>
  demo.content.bulletins.flatMap((bulletin, i) =>
    [...JSON.stringify(bulletin).matchAll(/\{figure:([^ }]*)/g)].flatMap(([, key]) =>
      figures.some((figure) => figure.key === key)
        ? []
        : [demo.fault(['bulletins', i], `no figure has the key "${key}"`)],
    ),
  )
