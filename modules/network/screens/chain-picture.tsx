import { useQuery } from '@tanstack/react-query'
import { useLanguage } from '#ui/language.ts'
import type { Committee } from '../contract.ts'
import css from './chain-picture.module.css'
import { network } from './client.ts'
import { PositionMembers } from './position-members.tsx'

/** These two stand beside the way of the goods, and serve all of it. */
const ALONGSIDE: readonly string[] = ['research', 'service']

/** The way from upstream to downstream with its units, research above it, services below; one path on a phone. */
export function ChainPicture({ committee }: { committee: Committee }) {
  const lang = useLanguage()
  const summaries = useQuery(network.listChainPositions.queryOptions({ query: { lang } })).data?.items
  const summaryOf = (key: string) => summaries?.find((position) => position.key === key)?.summary
  const positions = committee.numbers.byPosition
  const way = positions.filter(({ key }) => !ALONGSIDE.includes(key))
  const [above, ...below] = positions.filter(({ key }) => ALONGSIDE.includes(key))
  const members = (position: (typeof positions)[number]) => (
    <PositionMembers committeeKey={committee.key} position={position} summary={summaryOf(position.key)} />
  )
  return (
    <div className={css.picture}>
      {above && <section className={css.above}>{members(above)}</section>}
      <ol className={css.way}>
        {way.map((position) => (
          <li key={position.key} className={css.step}>
            {members(position)}
          </li>
        ))}
      </ol>
      {below.map((position) => (
        <section key={position.key} className={css.below}>
          {members(position)}
        </section>
      ))}
    </div>
  )
}
