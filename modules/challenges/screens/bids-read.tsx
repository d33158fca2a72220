import { useMutation } from '@tanstack/react-query'
import { unitName } from '#modules/network/screens/unit-name.ts'
import { Button, ButtonRow } from '#ui/button.tsx'
import { formatMoment, formatNumber } from '#ui/format.ts'
import { useLanguage } from '#ui/language.ts'
import { Link } from '#ui/link.tsx'
import { Section } from '#ui/page.tsx'
import { Refusal } from '#ui/refusal.tsx'
import { Tag } from '#ui/tag.tsx'
import { useWords } from '#ui/words.ts'
import type { Bid, BidReview, Challenge } from '../contract.ts'
import { actWords } from './act-words.ts'
import { challengeWords } from './challenge-words.ts'
import css from './challenges.module.css'
import { challenges } from './client.ts'
import { judgeWords } from './judge-words.ts'
import { refusalWords } from './refusal-words.ts'
import { useRefresh } from './use-refresh.ts'

/** After the deadline the office opens the bids. */
export function OpenBids({ id }: { id: string }) {
  const t = useWords(actWords)
  const refresh = useRefresh()
  const open = useMutation({ ...challenges.openBids.mutationOptions(), onSuccess: refresh })
  return (
    <Section title={t('openBids')}>
      <p>{t('openBidsHelp')}</p>
      <Refusal problem={open.error} words={refusalWords} />
      <ButtonRow>
        <Button look="loud" busy={open.isPending} onClick={() => open.mutate({ params: { id } })}>
          {t('openBidsSend')}
        </Button>
      </ButtonRow>
    </Section>
  )
}

/** The bids and judgements that this reader may read. */
export function BidsRead({ challenge }: { challenge: Challenge }) {
  const t = useWords(actWords)
  const { bids, reviews } = challenge
  return (
    <>
      {bids.length > 0 && (
        <Section title={t('bidsTitle')}>
          <ul className={css.rows}>
            {bids.map((bid) => (
              <OneBid key={bid.id} bid={bid} challenge={challenge} />
            ))}
          </ul>
        </Section>
      )}
      <Reviews reviews={reviews} bids={bids} />
    </>
  )
}

function OneBid({ bid, challenge }: { bid: Bid; challenge: Challenge }) {
  const t = useWords(actWords)
  const yuan = useWords(challengeWords)
  const lang = useLanguage()
  const { unit, plan, team, price, files, isOwn, givenAt, withdrawnAt } = bid
  return (
    <li>
      <h3>
        {unitName(unit, lang)} {isOwn && <Tag>{t('bidOwn')}</Tag>}
        {withdrawnAt && <Tag>{t('bidWithdrawn')}</Tag>}
      </h3>
      <small>
        {yuan('yuan', { n: formatNumber(price, lang) })} · {formatMoment(givenAt, lang)}
      </small>
      <p>{plan}</p>
      <p>
        {t('team')} · {team}
      </p>
      {files.map(({ id, name, contentUrl }) => (
        <p key={id}>
          <Link to={contentUrl} outside>
            {name}
          </Link>
        </p>
      ))}
      {isOwn && challenge.can.withdrawBid && withdrawnAt === null && (
        <WithdrawBid id={challenge.id} unitId={unit.id} />
      )}
    </li>
  )
}

function WithdrawBid({ id, unitId }: { id: string; unitId: string }) {
  const t = useWords(actWords)
  const refresh = useRefresh()
  const withdraw = useMutation({ ...challenges.withdrawBid.mutationOptions(), onSuccess: refresh })
  return (
    <>
      <Refusal problem={withdraw.error} words={refusalWords} />
      <Button
        look="text"
        busy={withdraw.isPending}
        onClick={() => withdraw.mutate({ params: { id }, body: { unitId } })}
      >
        {t('withdrawBid')}
      </Button>
    </>
  )
}

function Reviews({ reviews, bids }: { reviews: readonly BidReview[]; bids: readonly Bid[] }) {
  const t = useWords(judgeWords)
  const lang = useLanguage()
  const nameOf = (bidId: string) => {
    const bid = bids.find(({ id }) => id === bidId)
    return bid ? unitName(bid.unit, lang) : ''
  }
  const told = ({ state, conflict, recommends }: BidReview) => {
    if (state === 'pending') return t('reviewOpen')
    if (state === 'conflict') return t('reviewConflict', { why: conflict ?? '' })
    return recommends === null ? t('reviewForNone') : t('reviewFor', { unit: nameOf(recommends) })
  }
  // One's own that is still to be given is the form below.
  const shown = reviews.filter(({ isOwn, state }) => !isOwn || state !== 'pending')
  if (shown.length === 0) return null
  return (
    <Section title={t('reviews')}>
      <ul className={css.rows}>
        {shown.map((review) => (
          <li key={review.id}>
            <h3>{review.expert.name}</h3>
            <p>{told(review)}</p>
            {Object.entries(review.judgements ?? {}).map(([bidId, { plan, team, price, comment }]) => (
              <small key={bidId}>
                {nameOf(bidId)} · {t('plan')} {t(plan)} · {t('team')} {t(team)} · {t('price')} {t(price)}
                {comment && ` · ${comment}`}
                <br />
              </small>
            ))}
          </li>
        ))}
      </ul>
    </Section>
  )
}
