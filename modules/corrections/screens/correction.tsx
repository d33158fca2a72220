import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useParam } from '#ui/address.ts'
import { ButtonLink } from '#ui/button.tsx'
import { DefinitionList } from '#ui/definition-list.tsx'
import { formatDate } from '#ui/format.ts'
import { useLanguage } from '#ui/language.ts'
import { Link } from '#ui/link.tsx'
import { Loaded } from '#ui/loaded.tsx'
import { Page } from '#ui/page.tsx'
import { useWords } from '#ui/words.ts'
import type { Correction } from '../contract.ts'
import { corrections } from './client.ts'
import { correctionWords } from './correction-words.ts'
import { type Decided, DecideProposal } from './decide-proposal.tsx'
import { JustHappened } from './just-happened.tsx'
import { ProposalTag } from './proposal-list.tsx'
import { proposalWords } from './proposal-words.ts'
import css from './proposals.module.css'
import { factTitle, saidQuantity } from './said-quantity.ts'
import { useRefresh } from './use-refresh.ts'
import { useWhoActed } from './who-acted.ts'

/** One correction at its public address. */
export function CorrectionPage() {
  const t = useWords(correctionWords)
  return <CorrectionAt setting="read" way={[{ to: '/figures', label: t('title') }]} />
}

/** The same on the desk of who works on it. */
export function CorrectionAtWork() {
  const t = useWords(correctionWords)
  return <CorrectionAt setting="work" way={[{ to: '/work/corrections', label: t('title') }]} />
}

interface Setting {
  setting: 'read' | 'work'
  way: { to: string; label: string }[]
}

function CorrectionAt({ setting, way }: Setting) {
  const t = useWords(correctionWords)
  const lang = useLanguage()
  const id = useParam('id')
  const query = useQuery(corrections.getCorrection.queryOptions({ params: { id }, query: { lang } }))
  return (
    <Loaded query={query} page={{ title: t('title'), way }}>
      {(correction) => <Opened key={correction.id} correction={correction} setting={setting} way={way} />}
    </Loaded>
  )
}

function Opened({ correction, setting, way }: Setting & { correction: Correction }) {
  const t = useWords(correctionWords)
  const [happened, setHappened] = useState<Decided>()
  const [figure] = correction.fact.figures
  const ways = setting === 'read' && figure ? [{ to: figure.url, label: figure.title }] : way
  return (
    <Page
      setting={setting}
      title={t('correctionOf', { what: factTitle(correction.fact) })}
      way={ways}
      kicker={<ProposalTag proposal={correction} />}
    >
      {happened && <Happened key={happened} happened={happened} correction={correction} />}
      <WhatIsCorrected correction={correction} />
      <Decide correction={correction} onDone={setHappened} />
    </Page>
  )
}

function WhatIsCorrected({ correction }: { correction: Correction }) {
  const t = useWords(correctionWords)
  const said = useWords(proposalWords)
  const lang = useLanguage()
  const whoActed = useWhoActed()
  const { fact, replacement, reason, day, proposed, decided } = correction
  const [figure] = fact.figures
  const right = replacement
    ? [
        saidQuantity(replacement.quantity, figure, lang),
        formatDate(replacement.day, lang),
        replacement.unit?.name,
        replacement.place?.name,
      ]
    : [t('nothing')]
  return (
    <div className={css.record}>
      <DefinitionList
        items={[
          {
            term: said('figure'),
            value: fact.figures.map((one) => (
              <Link key={one.key} to={one.url}>
                {one.title}
              </Link>
            )),
          },
          { term: said('quantity'), value: saidQuantity(fact.quantity, figure, lang) },
          { term: t('recordedOn'), value: formatDate(fact.day, lang) },
          { term: said('unit'), value: fact.unit && <Link to={fact.unit.url}>{fact.unit.name}</Link> },
          {
            term: said('committee'),
            value: fact.committee && <Link to={fact.committee.url}>{fact.committee.name}</Link>,
          },
          { term: said('place'), value: fact.place?.name },
          { term: t('source'), value: fact.source },
          { term: t('becomes'), value: right.filter(Boolean).join(' · ') },
          { term: t('reason'), value: <p className={css.reason}>{reason}</p> },
          { term: t('effect'), value: day && t('countsFrom', { day: formatDate(day, lang) }) },
          { term: said('proposedBy'), value: whoActed(proposed) },
          { term: said('decidedBy'), value: decided && whoActed(decided) },
          { term: said('refusedBecause'), value: decided?.reason },
        ]}
      />
    </div>
  )
}

function Decide({ correction, onDone }: { correction: Correction; onDone: (happened: Decided) => void }) {
  const t = useWords(correctionWords)
  const lang = useLanguage()
  const refresh = useRefresh()
  const { id, version, fact, replacement, can } = correction
  // Said before the refresh, which takes the buttons away.
  const then = (happened: Decided) => ({
    onSuccess: async () => {
      onDone(happened)
      await refresh()
    },
  })
  const confirm = useMutation({ ...corrections.confirmCorrection.mutationOptions(), ...then('confirmed') })
  const refuse = useMutation({ ...corrections.refuseCorrection.mutationOptions(), ...then('refused') })
  const withdraw = useMutation({ ...corrections.withdrawCorrection.mutationOptions(), ...then('withdrawn') })
  const call = { params: { id }, version }
  const [figure] = fact.figures
  const quantity = saidQuantity(fact.quantity, figure, lang)
  return (
    <DecideProposal
      can={can}
      title={t('decideTitle')}
      help={
        replacement
          ? t('decideHelpReplaced', { quantity, right: saidQuantity(replacement.quantity, figure, lang) })
          : t('decideHelp', { quantity })
      }
      confirm={{ send: () => confirm.mutate(call), busy: confirm.isPending, problem: confirm.error }}
      refuse={{
        send: (reason) => refuse.mutate({ ...call, body: { reason } }),
        busy: refuse.isPending,
        problem: refuse.error,
      }}
      withdraw={{ send: () => withdraw.mutate(call), busy: withdraw.isPending, problem: withdraw.error }}
    />
  )
}

function Happened({ happened, correction }: { happened: Decided; correction: Correction }) {
  const t = useWords(correctionWords)
  const said = useWords(proposalWords)
  const [figure] = correction.fact.figures
  if (happened !== 'confirmed')
    return <JustHappened title={said(`done.${happened}`)}>{said(`done.${happened}Help`)}</JustHappened>
  return (
    <JustHappened
      title={said('done.confirmed')}
      action={figure && <ButtonLink to={figure.url}>{t('seeFigure')}</ButtonLink>}
    >
      {t('doneHelp')}
    </JustHappened>
  )
}
