import type { Block, BulletinText, Content, Inline, Placed } from '../contract/content.ts'

/** A figure as it stands in a text, with the path that leads to it. */
export interface Placement {
  place: string
  placed: Placed
}

/** Every figure of one language's text, in the order of the text. */
export const placementsIn = (text: BulletinText, place: string): Placement[] =>
  text.blocks.flatMap((block, at) =>
    runsOf(block).flatMap(({ parts, within }) =>
      parts.flatMap((part, i) =>
        'figure' in part ? [{ place: `${place}.blocks.${at}.${within}.${i}`, placed: part }] : [],
      ),
    ),
  )

/** Every figure of both texts, the Chinese first. */
export const allPlacements = ({ zh, en }: Content, place = 'content'): Placement[] => [
  ...placementsIn(zh, `${place}.zh`),
  ...(en ? placementsIn(en, `${place}.en`) : []),
]

/** The running texts of a block; a list has one for each item. */
export function runsOf(block: Block): { parts: readonly Inline[]; within: string }[] {
  switch (block.kind) {
    case 'paragraph':
    case 'quote':
      return [{ parts: block.parts, within: 'parts' }]
    case 'list':
      return block.items.map((parts, i) => ({ parts, within: `items.${i}` }))
    case 'heading':
    case 'picture':
      return []
  }
}

export interface NumberToTake {
  figure: string
  day: string
}

/** One number for each figure and day, in the order in which the text first places it: its footnote is its place here. */
export function numbersOf(content: Content, publishedOn: string): NumberToTake[] {
  const numbers = new Map<string, NumberToTake>()
  for (const { placed } of allPlacements(content)) {
    const { figure, day = publishedOn } = placed
    const known = keyOf(figure, day)
    if (!numbers.has(known)) numbers.set(known, { figure, day })
  }
  return [...numbers.values()]
}

export const keyOf = (figure: string, day: string): string => `${figure} ${day}`

/** The pictures that a text shows, each once. */
export const picturesOf = ({ zh, en }: Content): Set<string> =>
  new Set(
    [...zh.blocks, ...(en?.blocks ?? [])].flatMap((block) =>
      block.kind === 'picture' ? [block.fileId] : [],
    ),
  )
