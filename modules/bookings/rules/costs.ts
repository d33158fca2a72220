import { minutesOf, type Price, type Span } from '../contract.ts'

export type Audience = Price['audience']

export const audienceOf = ({
  isOfOwner,
  isOfNetwork,
}: {
  isOfOwner: boolean
  isOfNetwork: boolean
}): Audience => {
  if (isOfOwner) return 'own'
  return isOfNetwork ? 'network' : 'other'
}

/** In yuan, rounded to the fen; null where the owner names no price for them by time or booking. */
export function costOf(span: Span, prices: readonly Price[], audience: Audience): number | null {
  const own = prices.filter((price) => price.audience === audience && price.per !== 'sample')
  if (own.length === 0) return null
  const fen = own.reduce((sum, { per, amount }) => {
    const units = per === 'hour' ? minutesOf(span) / 60 : 1
    return sum + Math.round(amount * 100) * units
  }, 0)
  return Math.round(fen) / 100
}
