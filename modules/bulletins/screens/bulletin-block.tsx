import { FigureMark } from '#ui/figure-mark.tsx'
import { useWords } from '#ui/words.ts'
import type { PublishedBlock, PublishedNumber, PublishedPart } from '../contract/published.ts'
import css from './bulletin.module.css'
import { words } from './words.ts'

interface BlockProps {
  block: PublishedBlock
  numbers: PublishedNumber[]
}

/** One block of the text, set like print. */
export function BulletinBlock({ block, numbers }: BlockProps) {
  switch (block.kind) {
    case 'heading':
      return <h2>{block.text}</h2>
    case 'paragraph':
      return (
        <p>
          <Parts parts={block.parts} numbers={numbers} />
        </p>
      )
    case 'quote':
      return (
        <blockquote>
          <Parts parts={block.parts} numbers={numbers} />
        </blockquote>
      )
    case 'list':
      return (
        <ul>
          {block.items.map((parts, at) => (
            <li key={at}>
              <Parts parts={parts} numbers={numbers} />
            </li>
          ))}
        </ul>
      )
    case 'picture':
      return (
        <figure>
          <img src={block.url} alt={block.alt} width={block.width} height={block.height} loading="lazy" />
          {block.caption && <figcaption>{block.caption}</figcaption>}
        </figure>
      )
  }
}

function Parts({ parts, numbers }: { parts: PublishedPart[]; numbers: PublishedNumber[] }) {
  return parts.map((part, at) => <Part key={at} part={part} numbers={numbers} />)
}

function Part({
  part: { text, bold, number },
  numbers,
}: {
  part: PublishedPart
  numbers: PublishedNumber[]
}) {
  const found = number === undefined ? undefined : numbers.find(({ note }) => note === number)
  if (found) return <NumberInText number={found}>{text}</NumberInText>
  return bold ? <strong>{text}</strong> : text
}

/** Keeps the footnote on the line of its number (word joiner). */
const NO_BREAK = '\u2060'

/** The number as it was worded, with its footnote: where it stands below, with what it rests on. */
function NumberInText({ number, children }: { number: PublishedNumber; children: string }) {
  const t = useWords(words)
  const { figureKey, rule, note, asPublished } = number
  return (
    <span className={css.number}>
      <FigureMark figureKey={figureKey} rule={rule} sealed={asPublished.seal !== null} asOf={asPublished.day}>
        {children}
      </FigureMark>
      {NO_BREAK}
      <sup>
        <a href={`#number-${note}`} aria-label={t('toNumber', { n: note })}>
          {note}
        </a>
      </sup>
    </span>
  )
}
