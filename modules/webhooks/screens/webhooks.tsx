import { ButtonLink } from '#ui/button.tsx'
import { DataTable } from '#ui/data-table.tsx'
import { formatMoment } from '#ui/format.ts'
import { useLanguage } from '#ui/language.ts'
import { Loaded } from '#ui/loaded.tsx'
import { Page } from '#ui/page.tsx'
import { Empty } from '#ui/states.tsx'
import { usePages } from '#ui/use-pages.ts'
import { useWords } from '#ui/words.ts'
import { type Webhook, WebhookEvent } from '../contract.ts'
import { webhooks } from './client.ts'
import { WebhookState } from './webhook-state.tsx'
import { webhookWords } from './webhook-words.ts'
import css from './webhooks.module.css'

/** The systems that are told what happens to matters. */
export function Webhooks() {
  const t = useWords(webhookWords)
  const lang = useLanguage()
  const pages = usePages(webhooks.listWebhooks, { query: { limit: 50 } })
  const add = (
    <ButtonLink look="loud" to="/work/webhooks/new">
      {t('new')}
    </ButtonLink>
  )
  const columns = [
    {
      key: 'url',
      title: t('address'),
      show: ({ url }: Webhook) => <span className={css.address}>{url}</span>,
    },
    { key: 'state', title: t('state'), show: (row: Webhook) => <WebhookState webhook={row} /> },
    {
      key: 'events',
      title: t('events'),
      show: ({ events: { length: n } }: Webhook) =>
        n === WebhookEvent.options.length ? t('all') : t('some', { n }),
    },
    { key: 'since', title: t('since'), show: (row: Webhook) => formatMoment(row.createdAt, lang) },
  ]
  return (
    <Page title={t('title')} lead={t('lead')} actions={add}>
      <Loaded query={pages}>
        {(rows) => (
          <DataTable
            label={t('list')}
            columns={columns}
            rows={rows}
            rowKey={({ id }) => id}
            open={({ id }) => `/work/webhooks/${id}`}
            next={pages.next}
            empty={<Empty title={t('none')}>{t('noneHelp')}</Empty>}
          />
        )}
      </Loaded>
    </Page>
  )
}
