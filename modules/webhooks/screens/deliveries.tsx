import { useMutation } from '@tanstack/react-query'
import { Button } from '#ui/button.tsx'
import { DataTable } from '#ui/data-table.tsx'
import { formatMoment, formatNumber } from '#ui/format.ts'
import { useLanguage } from '#ui/language.ts'
import { Loaded } from '#ui/loaded.tsx'
import { Section } from '#ui/page.tsx'
import { Refusal } from '#ui/refusal.tsx'
import { Empty } from '#ui/states.tsx'
import { Tag } from '#ui/tag.tsx'
import { usePages } from '#ui/use-pages.ts'
import { useWords } from '#ui/words.ts'
import { WebhookEvent, type WebhookDelivery } from '../contract.ts'
import { webhooks } from './client.ts'
import { eventWords } from './event-words.ts'
import { useRefresh } from './use-refresh.ts'
import { webhookWords } from './webhook-words.ts'
import css from './webhooks.module.css'

const TONES = { waiting: 'wait', delivered: 'sure', given_up: 'late' } as const

/** What a system was sent, newest first, with its answers. */
export function Deliveries({ webhookId }: { webhookId: string }) {
  const t = useWords(webhookWords)
  const pages = usePages(webhooks.listWebhookDeliveries, { params: { id: webhookId }, query: { limit: 30 } })
  const again = useMutation({
    ...webhooks.sendWebhookDeliveryAgain.mutationOptions(),
    onSuccess: useRefresh(),
  })
  const columns = [
    ...useColumns(),
    {
      key: 'does',
      title: t('does'),
      show: ({ id, can }: WebhookDelivery) =>
        can.sendAgain && (
          <Button
            look="text"
            busy={again.isPending && again.variables.params.id === id}
            onClick={() => again.mutate({ params: { id } })}
          >
            {t('again')}
          </Button>
        ),
    },
  ]
  return (
    <Section title={t('log')}>
      <Refusal problem={again.error} words={webhookWords} />
      <Loaded query={pages}>
        {(rows) => (
          <DataTable
            label={t('log')}
            sentence={t('logNote')}
            tools={
              <Button look="text" onClick={() => void pages.refetch()}>
                {t('refresh')}
              </Button>
            }
            columns={columns}
            rows={rows}
            rowKey={({ id }) => id}
            next={pages.next}
            empty={<Empty title={t('noneSent')}>{t('noneSentHelp')}</Empty>}
          />
        )}
      </Loaded>
    </Section>
  )
}

function useColumns() {
  const t = useWords(webhookWords)
  const event = useWords(eventWords)
  const lang = useLanguage()
  const named = (type: string) => {
    const { data } = WebhookEvent.safeParse(type.replace('matter.', ''))
    return data ? event(data) : type
  }
  const answerOf = ({ lastFault, lastStatus }: WebhookDelivery) => {
    const values = { status: String(lastStatus) }
    if (lastFault) return t(lastFault, values)
    return lastStatus === null ? t('noAnswer') : t('status', values)
  }
  return [
    { key: 'event', title: t('event'), show: ({ type }: WebhookDelivery) => named(type) },
    {
      key: 'made',
      title: t('made'),
      show: ({ createdAt }: WebhookDelivery) => formatMoment(createdAt, lang),
    },
    {
      key: 'result',
      title: t('result'),
      show: ({ state, nextAt }: WebhookDelivery) => (
        <span>
          <Tag tone={TONES[state]}>{t(state)}</Tag>
          {nextAt && <small className={css.next}>{t('next', { when: formatMoment(nextAt, lang) })}</small>}
        </span>
      ),
    },
    { key: 'answer', title: t('answer'), show: answerOf },
    {
      key: 'attempts',
      title: t('attempts'),
      align: 'end' as const,
      show: ({ attempts }: WebhookDelivery) => formatNumber(attempts, lang),
    },
  ]
}
