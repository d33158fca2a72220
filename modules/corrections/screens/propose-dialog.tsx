import { useMutation, useQuery } from '@tanstack/react-query'
import type { AnswerOf } from '#platform/contract.ts'
import { ButtonLink } from '#ui/button.tsx'
import { DefinitionList } from '#ui/definition-list.tsx'
import { Dialog } from '#ui/dialog.tsx'
import { formatDate } from '#ui/format.ts'
import { useLanguage } from '#ui/language.ts'
import { Link } from '#ui/link.tsx'
import { Loaded } from '#ui/loaded.tsx'
import { Notice } from '#ui/notice.tsx'
import { Done } from '#ui/states.tsx'
import { useWords } from '#ui/words.ts'
import type { correctionsContract } from '../contract.ts'
import { corrections } from './client.ts'
import { correctionWords } from './correction-words.ts'
import { ProposalForm } from './proposal-form.tsx'
import { proposalWords } from './proposal-words.ts'
import { factTitle, saidQuantity } from './said-quantity.ts'
import { useRefresh } from './use-refresh.ts'

export type Fact = AnswerOf<typeof correctionsContract.getFactInQuestion>

interface ProposeDialogProps {
  factId: string
  open: boolean
  onClose: () => void
}

/** Asks what is wrong with a record and what is right, or says why it cannot be corrected here. */
export function ProposeDialog({ factId, open, onClose }: ProposeDialogProps) {
  const t = useWords(correctionWords)
  const lang = useLanguage()
  const query = useQuery({
    ...corrections.getFactInQuestion.queryOptions({ params: { id: factId }, query: { lang } }),
    enabled: open,
  })
  return (
    <Dialog title={t('proposeTitle')} open={open} onClose={onClose}>
      <Loaded query={query} words={correctionWords}>
        {(fact) => <Propose fact={fact} />}
      </Loaded>
    </Dialog>
  )
}

function Propose({ fact }: { fact: Fact }) {
  const t = useWords(correctionWords)
  const lang = useLanguage()
  const refresh = useRefresh()
  const propose = useMutation(corrections.proposeCorrection.mutationOptions())
  if (propose.data)
    return (
      <Done title={t('sent')} action={<ButtonLink to={`/work${propose.data.url}`}>{t('openIt')}</ButtonLink>}>
        {t('sentHelp')}
      </Done>
    )
  return (
    <>
      <WhichFact fact={fact} />
      {fact.obstacle ? (
        <Notice tone="wait" title={t(obstacleWords(fact.obstacle, fact.keeper))}>
          {fact.keeper === 'network' && fact.unit && <Link to={fact.unit.url}>{fact.unit.name}</Link>}
        </Notice>
      ) : (
        <ProposalForm
          fact={fact}
          problem={propose.error}
          busy={propose.isPending}
          onSend={(body, forget) =>
            propose.mutate(
              { body, query: { lang } },
              {
                onSuccess: () => {
                  forget()
                  // What the dialog shows stays until it is closed: only the lists behind it are read anew.
                  void refresh()
                },
              },
            )
          }
        />
      )}
    </>
  )
}

const obstacleWords = (obstacle: NonNullable<Fact['obstacle']>, keeper: Fact['keeper']) =>
  obstacle === 'kept_by_module' ? (`kept_by_module_${keeper ?? 'network'}` as const) : obstacle

function WhichFact({ fact }: { fact: Fact }) {
  const t = useWords(correctionWords)
  const said = useWords(proposalWords)
  const lang = useLanguage()
  return (
    <DefinitionList
      items={[
        { term: said('figure'), value: factTitle(fact) },
        { term: said('quantity'), value: saidQuantity(fact.quantity, fact.figures[0], lang) },
        { term: t('recordedOn'), value: formatDate(fact.day, lang) },
        { term: said('unit'), value: fact.unit?.name },
        { term: said('place'), value: fact.place?.name },
        { term: t('source'), value: fact.source },
      ]}
    />
  )
}
