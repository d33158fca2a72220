import { useQuery } from '@tanstack/react-query'
import { useParam } from '#ui/address.ts'
import { DefinitionList } from '#ui/definition-list.tsx'
import { formatMoment } from '#ui/format.ts'
import { useLanguage } from '#ui/language.ts'
import { Loaded } from '#ui/loaded.tsx'
import { Notice } from '#ui/notice.tsx'
import { Page } from '#ui/page.tsx'
import { useWords } from '#ui/words.ts'
import { type Webhook, WebhookEvent } from '../contract.ts'
import { webhooks } from './client.ts'
import { Deliveries } from './deliveries.tsx'
import { eventWords } from './event-words.ts'
import { HowToCheck } from './how-to-check.tsx'
import { PauseOrRemove } from './pause-or-remove.tsx'
import { stateOf, WebhookState } from './webhook-state.tsx'
import { webhookWords } from './webhook-words.ts'
import css from './webhooks.module.css'

/** One system: whether messages reach it, what can be done about it, and each message with its answer. */
export function WebhookPage() {
  const t = useWords(webhookWords)
  const id = useParam('id')
  const query = useQuery(webhooks.getWebhook.queryOptions({ params: { id } }))
  const way = [{ to: '/work/webhooks', label: t('title') }]
  return (
    <Loaded query={query} page={{ title: t('title'), way }}>
      {(webhook) => (
        <Page
          title={new URL(webhook.url).host}
          lead={<WebhookState webhook={webhook} />}
          way={way}
          actions={<PauseOrRemove webhook={webhook} />}
        >
          <Standing webhook={webhook} />
          <Facts webhook={webhook} />
          <Deliveries webhookId={webhook.id} />
          <HowToCheck />
        </Page>
      )}
    </Loaded>
  )
}

/** What to know where it is not working, and what happens then. */
function Standing({ webhook }: { webhook: Webhook }) {
  const t = useWords(webhookWords)
  const lang = useLanguage()
  const state = stateOf(webhook)
  const { stoppedAt, pausedAt, failingSince } = webhook
  if (state === 'stopped')
    return (
      <Notice title={t('removedTitle', { when: formatMoment(stoppedAt ?? '', lang) })}>
        {t('removedHelp')}
      </Notice>
    )
  if (state === 'paused')
    return (
      <Notice tone="wait" title={t('pausedTitle', { when: formatMoment(pausedAt ?? '', lang) })}>
        {t('pausedHelp')}
      </Notice>
    )
  if (state === 'working') return null
  return (
    <Notice tone="late" title={t('failingTitle', { when: formatMoment(failingSince ?? '', lang) })}>
      {t('failingHelp')}
    </Notice>
  )
}

function Facts({ webhook: { url, events, createdAt } }: { webhook: Webhook }) {
  const t = useWords(webhookWords)
  const event = useWords(eventWords)
  const lang = useLanguage()
  const told =
    events.length === WebhookEvent.options.length
      ? t('all')
      : events.map((name) => event(name)).join(lang === 'en' ? ', ' : '、')
  return (
    <div className={css.record}>
      <DefinitionList
        items={[
          { term: t('address'), value: <span className={css.address}>{url}</span> },
          { term: t('events'), value: told },
          { term: t('since'), value: formatMoment(createdAt, lang) },
        ]}
      />
    </div>
  )
}
