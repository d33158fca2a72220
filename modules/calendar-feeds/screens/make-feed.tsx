import { useMutation } from '@tanstack/react-query'
import { type ReactNode, useEffect, useRef } from 'react'
import { Button, ButtonRow } from '#ui/button.tsx'
import { CopyText } from '#ui/copy-text.tsx'
import { Audience } from '#ui/form.tsx'
import { useLanguage } from '#ui/language.ts'
import { Link } from '#ui/link.tsx'
import { Section } from '#ui/page.tsx'
import { Refusal } from '#ui/refusal.tsx'
import { Done } from '#ui/states.tsx'
import { useWords } from '#ui/words.ts'
import type { NewCalendarFeed } from '../contract.ts'
import css from './calendar-feeds.module.css'
import { calendarWords } from './calendar-words.ts'
import { calendarFeeds } from './client.ts'
import { useRefresh } from './use-refresh.ts'

/** One press makes the address; it is shown this once. */
export function MakeFeed({
  title,
  feed,
  children,
}: {
  title: string
  feed: NewCalendarFeed
  children: ReactNode
}) {
  const t = useWords(calendarWords)
  const lang = useLanguage()
  const onSuccess = useRefresh()
  const make = useMutation({ ...calendarFeeds.createCalendarFeed.mutationOptions(), onSuccess })
  if (make.data) return <Made address={make.data.address} again={make.reset} />
  return (
    <div className={css.make}>
      <Section title={title}>
        {children}
        <Audience>{t('once')}</Audience>
        <Refusal problem={make.error} words={calendarWords} />
        <ButtonRow>
          <Button
            look="loud"
            busy={make.isPending}
            onClick={() => make.mutate({ query: { lang }, body: feed })}
          >
            {t('make')}
          </Button>
        </ButtonRow>
      </Section>
    </div>
  )
}

/** Takes the focus from the button, which is gone. */
function Made({ address, again }: { address: string; again: () => void }) {
  const t = useWords(calendarWords)
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => box.current?.focus(), [])
  return (
    <div ref={box} tabIndex={-1} className={css.made}>
      <Done title={t('made')} action={<Button onClick={again}>{t('another')}</Button>}>
        <CopyText label={t('address')} text={address} long />
        <p>{t('how')}</p>
        <p>
          <Link outside to={address.replace(/^https?:/, 'webcal:')}>
            {t('open')}
          </Link>
        </p>
        <p>{t('once')}</p>
      </Done>
    </div>
  )
}
