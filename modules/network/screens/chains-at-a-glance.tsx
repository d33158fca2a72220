import { useQuery } from '@tanstack/react-query'
import { useLanguage } from '#ui/language.ts'
import { Loaded } from '#ui/loaded.tsx'
import { Waiting } from '#ui/states.tsx'
import { useWords } from '#ui/words.ts'
import { ChainCard } from './chain-card.tsx'
import css from './chains.module.css'
import { network } from './client.ts'
import { PositionLegend } from './position-bar.tsx'
import { words } from './words.ts'

/** Every chain of the city in one look, for the first page. */
export function ChainsAtAGlance() {
  const t = useWords(words)
  const lang = useLanguage()
  return (
    <section className={css.glance}>
      <h2>{t('glance')}</h2>
      <Loaded
        query={useQuery(network.listCommittees.queryOptions({ query: { lang } }))}
        waiting={<Waiting shape="cards" lines={12} />}
      >
        {({ items }) => (
          <>
            <PositionLegend positions={items[0]?.numbers.byPosition ?? []} />
            <ul className={css.cards}>
              {items.map((committee) => (
                <li key={committee.key}>
                  <ChainCard committee={committee} />
                </li>
              ))}
            </ul>
          </>
        )}
      </Loaded>
    </section>
  )
}
