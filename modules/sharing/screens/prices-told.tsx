import { DefinitionList } from '#ui/definition-list.tsx'
import { formatNumber } from '#ui/format.ts'
import { useLanguage } from '#ui/language.ts'
import { useWords } from '#ui/words.ts'
import type { Price } from '../contract.ts'
import { resourceWords } from './resource-words.ts'

const AUDIENCES = ['own', 'network', 'other'] as const

/** What it costs whom. Who is not named pays nothing. */
export function PricesTold({ prices }: { prices: readonly Price[] }) {
  const t = useWords(resourceWords)
  const language = useLanguage()
  if (prices.every(({ amount }) => amount === 0)) return <p>{t('noPrices')}</p>
  return (
    <DefinitionList
      items={AUDIENCES.map((audience) => {
        const asked = prices.filter((price) => price.audience === audience && price.amount > 0)
        const told = asked.map(({ per, amount }) => t(per, { n: formatNumber(amount, language) }))
        return { term: t(audience), value: told.join(t('comma')) || t('noPrices') }
      })}
    />
  )
}
