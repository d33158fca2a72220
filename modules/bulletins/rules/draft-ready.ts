import type { Block, BulletinText, Content } from '../contract/content.ts'
import type { DraftStatus } from '../contract/refusals.ts'
import { placementsIn, runsOf } from './placed-figures.ts'

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
