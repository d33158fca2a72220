import type { FirstStep } from '#modules/people/screens/desk.tsx'
import { useWords } from '#ui/words.ts'
import { firstStepsWords } from './first-steps-words.ts'

type StepKey = {
  [Key in keyof typeof firstStepsWords.zh]: Key extends `${infer Name}Help` ? Name : never
}[keyof typeof firstStepsWords.zh]

interface Held {
  role: string
  bodyId: string
}
type Steps = readonly (readonly [key: StepKey, to: string])[]

/** Where somebody with a post begins; who has no work of their own here yet reads the bulletin. */
export function useFirstSteps(): (post: Held) => FirstStep[] {
  const t = useWords(firstStepsWords)
  return (post) => stepsOf(post).map(([key, to]) => ({ to, label: t(key), help: t(`${key}Help`) }))
}

function stepsOf({ role, bodyId }: Held): Steps {
  const applications = ['applications', '/work/applications'] as const
  switch (role) {
    case 'liaison':
      return [
        ['unit', `/network/units/${bodyId}`],
        ['apply', '/work/apply'],
        ['ownApplications', '/work/applications'],
      ]
    case 'secretary':
      return [applications, ['chain', `/network/${bodyId}`]]
    case 'committee-liaison':
      return [['chain', `/network/${bodyId}`], ['apply', '/work/apply'], applications]
    case 'reviewer':
      return [['reviews', '/work/applications']]
    case 'operator':
      return [['triage', '/work/desk/triage'], applications, ['figures', '/figures']]
    case 'system-administrator':
      return [['accounts', '/work/accounts']]
    case 'security-administrator':
      return [
        ['waiting', '/work/posts?waiting=true'],
        ['posts', '/work/posts'],
      ]
    case 'audit-administrator':
      return [['events', '/work/events']]
    case 'host':
      return [
        ['hostDay', `/work/host?space=${bodyId}`],
        ['counter', '/work/counter'],
        ['ask', '/work/ask'],
      ]
    default:
      return [
        ['ask', '/work/ask'],
        ['article', '/'],
      ]
  }
}
