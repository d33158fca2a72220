import { useQuery } from '@tanstack/react-query'
import { ButtonLink, ButtonRow } from '#ui/button.tsx'
import { CopyText } from '#ui/copy-text.tsx'
import { formatDay } from '#ui/format.ts'
import { useLanguage } from '#ui/language.ts'
import { Done } from '#ui/states.tsx'
import { useWords } from '#ui/words.ts'
import type { MatterKind } from '../contract.ts'
import { askWords } from './ask-words.ts'
import css from './ask.module.css'
import { matters } from './client.ts'
import { dueFrom } from './due-text.tsx'
import { followAddress, secretQuery } from './secret.ts'
import type { Asked } from './use-ask.ts'

/** The number, what happens next and by when; for whoever has no account the link, this once. */
export function AskSent({ asked, kind, again }: { asked: Asked; kind: MatterKind; again: string }) {
  const t = useWords(askWords)
  const { id, secret, number } = asked
  return (
    <Done title={t('sent')}>
      <p className={css.label}>{t('numberOf')}</p>
      <p className={css.number}>{number}</p>
      {secret !== null && <SecretLink secret={secret} />}
      <WhatComes asked={asked} kind={kind} />
      <ButtonRow>
        {id !== null && (
          <ButtonLink look="loud" to={`/work/matters/${id}?view=asker`}>
            {t('see')}
          </ButtonLink>
        )}
        {secret !== null && (
          <ButtonLink look="loud" to={`/follow#${secret}`}>
            {t('openLink')}
          </ButtonLink>
        )}
        <ButtonLink to={again}>{t('another')}</ButtonLink>
      </ButtonRow>
    </Done>
  )
}

/** What happens next, with the day by which it must. */
export function WhatComes({ asked, kind }: { asked: Asked; kind: MatterKind }) {
  const t = useWords(askWords)
  const lang = useLanguage()
  const dueAt = useDueOf(asked)
  const { triage: n, ...deadlines } = kind.deadlines
  return (
    <ol className={css.next}>
      {dueAt && <li>{t('triageBy', { n, day: formatDay(dueFrom(dueAt).day, lang) })}</li>}
      <li>{t('thenTake', deadlines)}</li>
      <li>{t('thenConfirm')}</li>
    </ol>
  )
}

/** The server counts working days; what it promised is read from the matter itself. */
function useDueOf({ id, secret }: Asked): string | null | undefined {
  const lang = useLanguage()
  const own = useQuery({
    ...matters.getMatter.queryOptions({ params: { id: id ?? '' }, query: { lang } }),
    enabled: id !== null,
  })
  const followed = useQuery({ ...secretQuery(secret ?? '', lang), enabled: secret !== null })
  return (own.data ?? followed.data)?.dueAt
}

export function SecretLink({ secret }: { secret: string }) {
  const t = useWords(askWords)
  return (
    <div className={css.link}>
      <CopyText label={t('link')} text={followAddress(secret)} />
      <p>{t('linkHelp')}</p>
    </div>
  )
}
