import { Section } from '#ui/page.tsx'
import css from './apply.module.css'

/** What reviewers judge by, so that a unit knows it before it applies. */
export function Criteria({
  title,
  criteria,
}: {
  title: string
  criteria: readonly { key: string; text: string; help: string }[]
}) {
  return (
    <Section title={title}>
      <dl className={css.criteria}>
        {criteria.map(({ key, text, help }) => (
          <div key={key}>
            <dt>{text}</dt>
            <dd>{help}</dd>
          </div>
        ))}
      </dl>
    </Section>
  )
}
