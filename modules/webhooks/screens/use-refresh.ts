import { useQueryClient } from '@tanstack/react-query'
import { webhooks } from './client.ts'

/** After any step, the systems and what they were sent are read anew. */
export function useRefresh(): () => Promise<unknown> {
  const queries = useQueryClient()
  const changed = [webhooks.getWebhook, webhooks.listWebhooks, webhooks.listWebhookDeliveries]
  return () => Promise.all(changed.map(({ queryKey }) => queries.invalidateQueries({ queryKey })))
}
