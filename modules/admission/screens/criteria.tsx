import { DefinitionList } from '#ui/definition-list.tsx'
import { Section } from '#ui/page.tsx'

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
      <DefinitionList items={criteria.map(({ text, help }) => ({ term: text, value: help }))} />
    </Section>
  )
}
