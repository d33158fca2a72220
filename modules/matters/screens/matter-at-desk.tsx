import { Page } from '#ui/page.tsx'
import type { Matter } from '../contract.ts'
import { MatterSteps } from './matter-steps.tsx'

/** A matter as those who handle it see it. */
export const MatterAtDesk = ({ matter }: { matter: Matter }) => (
  <Page title={matter.title} kicker={`${matter.number} · ${matter.kind.name}`}>
    <MatterSteps steps={matter.steps} reader="handler" />
  </Page>
)
