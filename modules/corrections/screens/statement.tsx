import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useParam } from '#ui/address.ts'
import { ButtonLink, ButtonRow } from '#ui/button.tsx'
import { formatDate } from '#ui/format.ts'
import { useLanguage } from '#ui/language.ts'
import { Link } from '#ui/link.tsx'
import { Loaded } from '#ui/loaded.tsx'
import { Notice } from '#ui/notice.tsx'
import { Page } from '#ui/page.tsx'
import { useWords } from '#ui/words.ts'
import type { Statement } from '../contract.ts'
import { corrections } from './client.ts'
import { type Decided, DecideProposal } from './decide-proposal.tsx'
import { JustHappened } from './just-happened.tsx'
import { ProposalTag } from './proposal-list.tsx'
import { proposalWords } from './proposal-words.ts'
import { ProposeCorrection } from './propose-correction.tsx'
import { saidQuantity } from './said-quantity.ts'
import { StatementSaid } from './statement-said.tsx'
import { statementWords } from './statement-words.ts'
import { useRefresh } from './use-refresh.ts'

/** One statement at its public address: who says what for which day, and the signed original. */
export function StatementPage() {
  const t = useWords(statementWords)
  return <StatementAt setting="read" way={[{ to: '/figures', label: t('title') }]} />
}

/** The same on the desk of who works on it. */
export function StatementAtWork() {
  const t = useWords(statementWords)
  return <StatementAt setting="work" way={[{ to: '/work/statements', label: t('title') }]} />
}

interface Setting {
  setting: 'read' | 'work'
  way: { to: string; label: string }[]
}

function StatementAt({ setting, way }: Setting) {
  const t = useWords(statementWords)
  const lang = useLanguage()
  const id = useParam('id')
  const query = useQuery(corrections.getStatement.queryOptions({ params: { id }, query: { lang } }))
  return (
    <Loaded query={query} page={{ title: t('title'), way }}>
      {(statement) => <Opened key={statement.id} statement={statement} setting={setting} way={way} />}
    </Loaded>
  )
}

function Opened({ statement, setting, way }: Setting & { statement: Statement }) {
  const t = useWords(statementWords)
  const lang = useLanguage()
  const [happened, setHappened] = useState<Decided>()
  const { figure, quantity, saidBy } = statement
  return (
    <Page
      setting={setting}
      title={`${figure.title} ${saidQuantity(quantity, figure, lang)}`}
      way={setting === 'read' ? [{ to: figure.url, label: figure.title }] : way}
      kicker={
        <>
          {t('kicker')} <ProposalTag proposal={statement} />
        </>
      }
      lead={t('saidLine', { saidBy })}
    >
      {happened && <Happened key={happened} happened={happened} statement={statement} />}
      <Standing statement={statement} />
      <StatementSaid statement={statement} />
      <Decide statement={statement} onDone={setHappened} />
      <Further statement={statement} />
    </Page>
  )
}

/** Whether it counts, and what took its place. */
function Standing({ statement }: { statement: Statement }) {
  const t = useWords(statementWords)
  const lang = useLanguage()
  const { state, supersededBy, corrections: corrected } = statement
  if (supersededBy) {
    const link = (
      <Link to={supersededBy.url}>{t('supersededLink', { day: formatDate(supersededBy.day, lang) })}</Link>
    )
    return (
      <Notice tone="wait" title={t('supersededTitle')}>
        {t.nodes('supersededText', { link })}
      </Notice>
    )
  }
  if (corrected.length > 0)
    return (
      <Notice tone="wait" title={t('correctedTitle')}>
        {corrected.map(({ id, url, day }) => (
          <Link key={id} to={url}>
            {t('correctedLink', { day: formatDate(day, lang) })}
          </Link>
        ))}
      </Notice>
    )
  if (state === 'refused') return <Notice title={t('refusedTitle')} />
  if (state === 'withdrawn') return <Notice title={t('withdrawnTitle')} />
  return state === 'proposed' ? <Notice tone="wait" title={t('waitsTitle')} /> : null
}

function Decide({ statement, onDone }: { statement: Statement; onDone: (happened: Decided) => void }) {
  const t = useWords(statementWords)
  const lang = useLanguage()
  const refresh = useRefresh()
  const { id, version, quantity, figure, can } = statement
  // Said before the refresh, which takes the buttons away.
  const then = (happened: Decided) => ({
    onSuccess: async () => {
      onDone(happened)
      await refresh()
    },
  })
  const confirm = useMutation({ ...corrections.confirmStatement.mutationOptions(), ...then('confirmed') })
  const refuse = useMutation({ ...corrections.refuseStatement.mutationOptions(), ...then('refused') })
  const withdraw = useMutation({ ...corrections.withdrawStatement.mutationOptions(), ...then('withdrawn') })
  const call = { params: { id }, version }
  return (
    <DecideProposal
      can={can}
      title={t('decideTitle')}
      help={t('decideHelp', { quantity: saidQuantity(quantity, figure, lang) })}
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

/** What may follow a statement that counts. */
function Further({ statement: { id, figure, factId, can } }: { statement: Statement }) {
  const t = useWords(statementWords)
  if (!can.supersede && !can.correct) return null
  const next = new URLSearchParams({ figure: figure.key, supersedes: id }).toString()
  return (
    <ButtonRow>
      {can.supersede && <ButtonLink to={`/work/statements/new?${next}`}>{t('supersede')}</ButtonLink>}
      {can.correct && factId && <ProposeCorrection factId={factId} />}
    </ButtonRow>
  )
}

function Happened({ happened, statement: { figure } }: { happened: Decided; statement: Statement }) {
  const t = useWords(statementWords)
  const said = useWords(proposalWords)
  if (happened !== 'confirmed')
    return <JustHappened title={said(`done.${happened}`)}>{said(`done.${happened}Help`)}</JustHappened>
  return (
    <JustHappened
      title={said('done.confirmed')}
      action={<ButtonLink to={figure.url}>{t('seeFigure')}</ButtonLink>}
    >
      {t('doneHelp')}
    </JustHappened>
  )
}
