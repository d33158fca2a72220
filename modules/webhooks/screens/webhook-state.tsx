import { Tag } from '#ui/tag.tsx'
import { useWords } from '#ui/words.ts'
import type { Webhook } from '../contract.ts'
import { webhookWords } from './webhook-words.ts'

const TONES = { working: 'sure', paused: 'wait', failing: 'late', stopped: 'plain' } as const

export function stateOf({ stoppedAt, pausedAt, failingSince }: Webhook): keyof typeof TONES {
  if (stoppedAt) return 'stopped'
  if (pausedAt) return 'paused'
  return failingSince ? 'failing' : 'working'
}

/** Whether messages reach a system, in a word. */
export function WebhookState({ webhook }: { webhook: Webhook }) {
  const t = useWords(webhookWords)
  const state = stateOf(webhook)
  return <Tag tone={TONES[state]}>{t(state)}</Tag>
}
