import { useQuery } from '@tanstack/react-query'
import { figures } from '#modules/figures/screens/client.ts'
import { useLanguage } from '#ui/language.ts'
import { Section } from '#ui/page.tsx'
import { useWords } from '#ui/words.ts'
import type { Application } from '../contract.ts'
import { ApplicationState } from './application-state.tsx'
import { applicationWords } from './application-words.ts'

/** The figure that counts the members of one committee alone, where the city has one. */
export function useFigureOf(committeeId: string) {
  const lang = useLanguage()
  const { data } = useQuery(figures.listFigures.queryOptions({ query: { lang } }))
  return data?.items.find((figure) => figure.committeeId === committeeId)
}

/** What was decided, with the reasons that the unit reads. */
export function Outcome({ application }: { application: Application }) {
  const t = useWords(applicationWords)
  if (application.reasons === null) return null
  return (
    <Section title={t('reasonsTitle')} note={<ApplicationState application={application} />}>
      <p>{application.reasons}</p>
    </Section>
  )
}
