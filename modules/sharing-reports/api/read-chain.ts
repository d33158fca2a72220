import { getCity } from '#modules/city/public.ts'
import { daysAfter, startOfDay } from '#platform/clock.ts'
import type { Language } from '#platform/contract.ts'
import type { Db } from '#platform/db.ts'
import { InvalidParameter, refused } from '#platform/problem.ts'
import { textIn } from '#platform/texts.ts'
import type { ChainSharing, SharedFlow, SharingMember } from '../contract.ts'
import {
  type FlowRow,
  getCommitteeName,
  listFlows,
  listSharingMembers,
  listSought,
} from '../queries/chain.ts'
import { byName, resourceNamed, unitNamed } from './present.ts'

interface Asked {
  from: string
  to: string
  lang: Language
}

/** What the members of a committee lent, borrowed and did not get; `db` reads one moment, so that sums and rows agree. */
export async function readChain(db: Db, committeeId: string, asked: Asked): Promise<ChainSharing> {
  const { from, to, lang } = asked
  if (from > to)
    throw refused(InvalidParameter, { problems: [{ field: 'from', code: 'not_a_period', in: 'query' }] })
  const { zone } = await getCity(db)
  const time = { zone, from: startOfDay(zone, from), until: startOfDay(zone, daysAfter(to, 1)) }
  const { id, key, name } = await getCommitteeName(db, committeeId)
  const rows = await listSharingMembers(db, committeeId, to)
  const flows = await listFlows(db, committeeId, to, time)
  const sought = await listSought(db, committeeId, to, time)
  const own = new Set(rows.map((row) => row.id))
  const lentBy = (unitId: string) => sumOf(flows, ({ lender }) => lender.id === unitId)
  const borrowedBy = (unitId: string) => sumOf(flows, ({ borrower }) => borrower?.id === unitId)
  const isLent = ({ lender }: FlowRow) => own.has(lender.id)
  const isBorrowed = ({ borrower }: FlowRow) => borrower !== null && own.has(borrower.id)
  return {
    committee: { id, key, name: textIn(name, lang), url: `/network/${key}` },
    from,
    to,
    lent: sumOf(flows, isLent),
    borrowed: sumOf(flows, isBorrowed),
    within: sumOf(flows, (flow) => isLent(flow) && isBorrowed(flow)),
    members: rows
      .map((row): SharingMember => ({
        unit: unitNamed(row, lang),
        resources: row.resources,
        lent: lentBy(row.id),
        borrowed: borrowedBy(row.id),
      }))
      .toSorted(byName(({ unit }) => unit.name, lang)),
    flows: flows.map((row) => presentFlow(row, lang)).toSorted(byName(endsOf, lang)),
    sought: sought
      .map((row) => ({
        ...row,
        resource: resourceNamed(row.resource, lang),
        unit: unitNamed(row.unit, lang),
      }))
      .toSorted(byName(({ resource }) => resource.name, lang)),
  }
}

const presentFlow = (row: FlowRow, lang: Language): SharedFlow => ({
  lender: unitNamed(row.lender, lang),
  borrower: row.borrower && unitNamed(row.borrower, lang),
  minutes: row.minutes,
  uses: row.uses,
})

/** People without a unit stand after all units that the same lender lent to. */
const endsOf = ({ lender, borrower }: SharedFlow): string => `${lender.name}\t${borrower?.name ?? '\uFFFD'}`

const sumOf = (flows: readonly FlowRow[], isCounted: (flow: FlowRow) => boolean): number =>
  flows.reduce((sum, flow) => (isCounted(flow) ? sum + flow.minutes : sum), 0)
