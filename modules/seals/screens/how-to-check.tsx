import { Section } from '#ui/page.tsx'
import { useWords } from '#ui/words.ts'
import css from './how-to-check.module.css'
import { howTo } from './how-to-check-words.ts'

type Line = keyof typeof howTo.zh
const parts: { title: Line; start: number; lines: Line[] }[] = [
  {
    title: 'fact',
    start: 1,
    lines: ['line1', 'line2', 'line3', 'line4', 'line5', 'line6', 'line7', 'line8', 'line9', 'line10'],
  },
  { title: 'sealTitle', start: 11, lines: ['line11', 'line12', 'line13'] },
  { title: 'two', start: 14, lines: ['line14', 'line15', 'line16', 'line17', 'line18', 'line19', 'line20'] },
]

/** The algorithm in twenty lines, so that anybody can write a checker that owes nothing to this site. */
export function HowToCheck() {
  const t = useWords(howTo)
  return (
    <Section title={t('title')}>
      <div className={css.how}>
        <p>
          <WithCode text={t('lead')} />
        </p>
        {parts.map(({ title, start, lines }) => (
          <div key={title}>
            <h3>{t(title)}</h3>
            <ol start={start}>
              {lines.map((line) => (
                <li key={line}>
                  <WithCode text={t(line)} />
                </li>
              ))}
            </ol>
          </div>
        ))}
        <p>
          <WithCode text={t('ready')} />
        </p>
      </div>
    </Section>
  )
}

/** Every second piece between backticks is code. */
const WithCode = ({ text }: { text: string }) =>
  text.split('`').map((piece, at) => (at % 2 === 0 ? piece : <code key={at}>{piece}</code>))
