import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import { Button, ButtonLink, ButtonRow } from '#ui/button.tsx'
import { Choices } from '#ui/choice-field.tsx'
import { CopyText } from '#ui/copy-text.tsx'
import { Audience, Form } from '#ui/form.tsx'
import { Page } from '#ui/page.tsx'
import { schemaIssues } from '#ui/schema-issues.ts'
import { Done } from '#ui/states.tsx'
import { TextField } from '#ui/text-field.tsx'
import { useForm } from '#ui/use-form.ts'
import { useWords } from '#ui/words.ts'
import { NewWebhook, WebhookEvent } from '../contract.ts'
import { webhooks } from './client.ts'
import { eventWords } from './event-words.ts'
import { HowToCheck } from './how-to-check.tsx'
import { webhookWords } from './webhook-words.ts'
import css from './webhooks.module.css'

interface Values {
  url: string
  events: readonly WebhookEvent[]
}
const wishOf = ({ url, events }: Values) => ({ url: url.trim() || undefined, events })

/** Names a system; the secret of its signatures is shown this once, afterwards. */
export function NewWebhookPage() {
  const t = useWords(webhookWords)
  const event = useWords(eventWords)
  const queries = useQueryClient()
  const create = useMutation({
    ...webhooks.createWebhook.mutationOptions(),
    onSuccess: () => queries.invalidateQueries({ queryKey: webhooks.listWebhooks.queryKey }),
  })
  const form = useForm<Values>({
    initial: { url: '', events: WebhookEvent.options },
    labels: { url: t('address'), events: t('events') },
    draft: 'webhooks.new',
    check: (values) => schemaIssues(NewWebhook, wishOf(values)),
    problem: create.error,
    words: webhookWords,
  })
  const way = [{ to: '/work/webhooks', label: t('title') }]
  if (create.data) return <Created way={way} {...create.data} />
  const send = (values: Values) => {
    const body = NewWebhook.safeParse(wishOf(values)).data
    if (body) create.mutate({ body }, { onSuccess: form.forget })
  }
  return (
    <Page title={t('newTitle')} lead={t('newLead')} way={way}>
      <Form form={form} problem={create.error} words={webhookWords} onSend={send}>
        <TextField
          {...form.field('url')}
          type="url"
          inputMode="url"
          autoComplete="off"
          help={t('addressHelp')}
        />
        <Choices
          {...form.field('events')}
          help={t('eventsHelp')}
          options={WebhookEvent.options.map((value) => ({ value, label: event(value) }))}
        />
        <Audience>{t('secretLater')}</Audience>
        <ButtonRow>
          <Button look="loud" type="submit" busy={create.isPending}>
            {t('save')}
          </Button>
        </ButtonRow>
      </Form>
    </Page>
  )
}

type CreatedProps = Awaited<ReturnType<typeof webhooks.createWebhook>> & {
  way: { to: string; label: string }[]
}

/** Takes the focus from the button, which stood far below and is gone. */
function Created({ webhook: { id, url }, secret, way }: CreatedProps) {
  const t = useWords(webhookWords)
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => box.current?.focus(), [])
  return (
    <Page title={t('newTitle')} way={way}>
      <div ref={box} tabIndex={-1} className={css.created}>
        <Done
          title={t('saved', { host: new URL(url).host })}
          action={<ButtonLink to={`/work/webhooks/${id}`}>{t('toWebhook')}</ButtonLink>}
        >
          <p>{t('savedHelp')}</p>
          <CopyText label={t('secret')} text={secret} long />
          <p>{t('secretOnce')}</p>
        </Done>
      </div>
      <HowToCheck />
    </Page>
  )
}
