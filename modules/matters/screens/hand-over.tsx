import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useSearchParam } from '#ui/address.ts'
import { Button, ButtonLink, ButtonRow } from '#ui/button.tsx'
import { Dialog } from '#ui/dialog.tsx'
import { useLanguage } from '#ui/language.ts'
import { Link } from '#ui/link.tsx'
import { Loaded } from '#ui/loaded.tsx'
import { Page } from '#ui/page.tsx'
import { Refusal } from '#ui/refusal.tsx'
import { Done, Empty, Waiting } from '#ui/states.tsx'
import { useWords } from '#ui/words.ts'
import type { PartsHeld } from '../contract.ts'
import { matters } from './client.ts'
import { useOwnBodies } from './desk-boxes.ts'
import { deskWords } from './desk-words.ts'
import css from './desk.module.css'
import { DueText } from './due-text.tsx'
import { WhichBody } from './which-body.tsx'

/** Somebody leaves: what they have not finished goes back to their body, all at once. */
export function HandOver() {
  const t = useWords(deskWords)
  const lang = useLanguage()
  const bodies = useOwnBodies()
  const [chosen] = useSearchParam('body')
  const [handedOver, setHandedOver] = useState<number>()
  const body = chosen ?? bodies[0]?.key ?? ''
  const held = useQuery({
    ...matters.listPartsHeld.queryOptions({ query: { body, lang } }),
    enabled: body !== '',
  })
  return (
    <Page title={t('handOver')} lead={t('handOverLead')}>
      <WhichBody />
      {handedOver !== undefined && (
        <Done
          title={t('givenBack', { n: handedOver })}
          action={<ButtonLink to="/work/desk/new">{t('seeNew')}</ButtonLink>}
        >
          {t('givenBackHelp')}
        </Done>
      )}
      <Loaded query={held} waiting={<Waiting shape="rows" />}>
        {({ items }) =>
          items.length === 0 ? (
            handedOver === undefined && <Empty title={t('nobodyHolds')}>{t('nobodyHoldsHelp')}</Empty>
          ) : (
            <ul>
              {items.map((one) => (
                <Holder key={one.person.id} held={one} body={body} onDone={setHandedOver} />
              ))}
            </ul>
          )
        }
      </Loaded>
    </Page>
  )
}

interface HolderProps {
  held: PartsHeld
  body: string
  onDone: (n: number) => void
}

function Holder({ held: { person, parts }, body, onDone }: HolderProps) {
  const t = useWords(deskWords)
  const [isAsking, setAsking] = useState(false)
  const queries = useQueryClient()
  const give = useMutation({
    ...matters.handOver.mutationOptions(),
    onSuccess: async ({ handedOver }) => {
      setAsking(false)
      onDone(handedOver)
      await queries.invalidateQueries()
    },
  })
  return (
    <li className={css.holder}>
      <div className={css.holderHead}>
        <h2>{person.name}</h2>
        <span className={css.soft}>{t('partsOf', { n: parts.length })}</span>
        <Button onClick={() => setAsking(true)}>{t('giveBack')}</Button>
      </div>
      <ul className={css.parts}>
        {parts.map(({ id, number, title, url, due }) => (
          <li key={id}>
            <Link to={url}>
              <span className={css.number}>{number}</span> {title}
            </Link>
            <span className={due.isOver ? css.late : css.due}>
              <DueText due={due} />
            </span>
          </li>
        ))}
      </ul>
      <Dialog
        title={t('giveBackTitle', { person: person.name, n: parts.length })}
        open={isAsking}
        onClose={() => setAsking(false)}
      >
        <p>{t('giveBackHelp')}</p>
        <Refusal problem={give.error} />
        <ButtonRow>
          <Button
            look="loud"
            busy={give.isPending}
            onClick={() => give.mutate({ body: { personId: person.id, bodyId: body } })}
          >
            {t('giveBackYes')}
          </Button>
        </ButtonRow>
      </Dialog>
    </li>
  )
}
