import type { Block, BulletinText, Content, DraftStatus, Inline, Placed } from '../contract.ts'

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

export type Step = 'write' | 'handIn' | 'withdraw' | 'return' | 'publish'

const steps: Readonly<Record<DraftStatus, readonly Step[]>> = {
  draft: ['write', 'handIn', 'withdraw'],
  returned: ['write', 'handIn', 'withdraw'],
  in_review: ['withdraw', 'return', 'publish'],
  published: [],
  withdrawn: [],
}

/** What may happen to a draft next; who may do it is a matter of access. */
export const availableSteps = (status: DraftStatus): readonly Step[] => steps[status]

export interface TextFault {
  field: string
  code: ReadyFault
}
/** `required`: a text is missing. `figures_differ`: the two languages do not place the same figures. */
export type ReadyFault = 'required' | 'figures_differ' | 'in_future'

/** Everything that keeps a draft from being read by somebody else, each by its place. */
export function readyFaults(content: Content, today: string): TextFault[] {
  const { zh, en } = content
  const faults = [...textFaults(zh, 'content.zh', today), ...(en ? textFaults(en, 'content.en', today) : [])]
  return en && figuresIn(zh) !== figuresIn(en)
    ? [...faults, { field: 'content.en', code: 'figures_differ' }]
    : faults
}

function textFaults(text: BulletinText, place: string, today: string): TextFault[] {
  const missing = (field: string): TextFault => ({ field: `${place}.${field}`, code: 'required' })
  return [
    ...(text.title.trim() === '' ? [missing('title')] : []),
    ...(text.summary.trim() === '' ? [missing('summary')] : []),
    ...(text.blocks.some(saysSomething) ? [] : [missing('blocks')]),
    ...text.blocks.flatMap((block, at) =>
      block.kind === 'picture' && block.alt.trim() === '' ? [missing(`blocks.${at}.alt`)] : [],
    ),
    ...placementsIn(text, place).flatMap(({ place: at, placed: { day } }): TextFault[] =>
      day !== undefined && day > today ? [{ field: `${at}.day`, code: 'in_future' }] : [],
    ),
  ]
}

const saysSomething = (block: Block): boolean =>
  runsOf(block).some(({ parts }) => parts.some((part) => 'figure' in part || part.text.trim() !== ''))

/** Order and wording may differ between languages, the figures and their days may not. */
const figuresIn = (text: BulletinText): string =>
  placementsIn(text, '')
    .map(({ placed: { figure, day = '' } }) => `${figure} ${day}`)
    .toSorted()
    .join('\n')
