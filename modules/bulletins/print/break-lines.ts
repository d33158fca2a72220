export type Face = 'plain' | 'bold'

/** A character on its way to paper, or the mark of a note, which stands with the character before it. */
export interface Atom {
  character: string
  face: Face
  /** The number of the note whose mark this is, or a digit of it. */
  note: number | undefined
  /** In points, with the space before it that parts Han from Latin. */
  width: number
  spaceBefore: number
}

export interface Line {
  atoms: Atom[]
  /** What the line needs; the blank half of a mark at its end is not counted. */
  width: number
  /** Whether the paragraph ends here, so that the line is not stretched. */
  isLast: boolean
}

/** GB/T 15834-2011, 5.1: marks that begin no line, and those that end none. */
const NEVER_FIRST = '，。、；：？！）》〉」』”’】〕…—·,.;:?!)]}%％‰℃'
const NEVER_LAST = '（《〈「『“‘【〔([{'
/** Full-width marks whose right half is blank. */
const HALF_BLANK = '，。、；：？！）》〉」』”’】〕'
const WORD = /[\p{Script=Latin}\p{Nd}!-/:-@[-`{-~\u00a0£€°−–’]/u
const HAN = /\p{Script=Han}/u
const LETTER = /[\p{Script=Latin}\p{Nd}]/u

/** Whether Han and Latin or digits meet here, which are set a little apart. */
export function isSeam(before: string, after: string): boolean {
  return (HAN.test(before) && LETTER.test(after)) || (LETTER.test(before) && HAN.test(after))
}

function canBreak(before: Atom, after: Atom): boolean {
  if (after.note !== undefined || after.character === ' ') return false
  if (before.character === ' ') return true
  if (NEVER_FIRST.includes(after.character) || NEVER_LAST.includes(before.character)) return false
  return !(WORD.test(before.character) && WORD.test(after.character))
}

/** What must stay together. Where a note stands, the character before it decides. */
function clustersOf(atoms: readonly Atom[]): Atom[][] {
  const clusters: Atom[][] = []
  let before: Atom | undefined
  for (const atom of atoms) {
    const open = clusters.at(-1)
    if (before && open && !canBreak(before, atom)) open.push(atom)
    else clusters.push([atom])
    if (atom.note === undefined) before = atom
  }
  return clusters
}

const widthOf = (atoms: readonly Atom[]) => atoms.reduce((sum, { width }) => sum + width, 0)

/**
 * Lines no wider than `room`, the first one narrower by `indent`. Words and numbers stay whole unless they are wider
 * than a line. In Chinese a mark at the end may hang over by its blank half rather than drag a character down.
 */
export function breakLines(atoms: readonly Atom[], room: number, indent: number, isChinese: boolean): Line[] {
  const lines: Line[] = []
  let open: Atom[] = []
  // Kept, not added up anew for every character: a text of marks without width is one line of sixty thousand.
  let width = 0
  const close = (isLast: boolean) => {
    while (open.at(-1)?.character === ' ') open.pop()
    lines.push({ atoms: open, width: widthOf(open) - hanging(open, isChinese), isLast })
    open = []
    width = 0
  }
  for (const cluster of clustersOf(atoms)) {
    const isTooWide = widthOf(cluster) - hanging(cluster, isChinese) > room
    for (const part of isTooWide ? cluster.map((atom) => [atom]) : [cluster]) {
      const roomNow = lines.length === 0 ? room - indent : room
      if (open.length > 0 && width + widthOf(part) - hanging(part, isChinese) > roomNow) close(false)
      const placed = open.length === 0 ? atLineStart(part) : part
      open.push(...placed)
      width += widthOf(placed)
    }
  }
  close(true)
  return lines
}

function atLineStart([first, ...rest]: readonly Atom[]): Atom[] {
  return first ? [{ ...first, width: first.width - first.spaceBefore, spaceBefore: 0 }, ...rest] : []
}

/** What may stand outside the line where these are its end: spaces, and the blank half of a Chinese mark. */
function hanging(atoms: readonly Atom[], isChinese: boolean): number {
  const spaces = atoms.slice(atoms.findLastIndex(({ character }) => character !== ' ') + 1)
  const last = atoms.findLast(({ character, note }) => character !== ' ' && note === undefined)
  const isHalfBlank = isChinese && last !== undefined && HALF_BLANK.includes(last.character)
  return widthOf(spaces) + (isHalfBlank ? last.width / 2 : 0)
}
