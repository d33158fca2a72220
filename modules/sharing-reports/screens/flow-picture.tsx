import { useWords } from '#ui/words.ts'
import type { ChainSharing, NamedRecord } from '../contract.ts'
import css from './sharing-report.module.css'
import { useHours } from './use-hours.ts'
import { words } from './words.ts'

/** Who stands in for all who are no members. */
const ELSEWHERE = 'elsewhere'
const PEOPLE = 'people'
/** The side of the largest square, in pixels of its cell. */
const LARGEST = 20
/** Smaller ones could not be seen. */
const SMALLEST = 3

interface Line {
  id: string
  name: string
}

/** A square for each pair, its area the hours lent. The numbers stand in the table below, so it is hidden from who listens. */
export function FlowPicture({ chain }: { chain: ChainSharing }) {
  const t = useWords(words)
  const hours = useHours()
  const { lenders, borrowers, minutes } = matrixOf(chain, {
    [ELSEWHERE]: t('elsewhere'),
    [PEOPLE]: t('people'),
  })
  const most = Math.max(...minutes.values())
  return (
    <div className={css.picture} aria-hidden="true">
      <table>
        <thead>
          <tr>
            <th>{t('lender')}</th>
            {borrowers.map(({ id, name }) => (
              <th key={id} scope="col">
                <span>{name}</span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {lenders.map((lender) => (
            <tr key={lender.id}>
              <th scope="row">{lender.name}</th>
              {borrowers.map((borrower) => (
                <td key={borrower.id}>
                  <Square
                    minutes={minutes.get(pairOf(lender, borrower)) ?? 0}
                    most={most}
                    said={(n) => `${lender.name} → ${borrower.name}: ${hours(n)}`}
                  />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

interface SquareProps {
  minutes: number
  most: number
  said: (minutes: number) => string
}

function Square({ minutes, most, said }: SquareProps) {
  if (minutes === 0) return null
  const side = Math.max(Math.sqrt(minutes / most) * LARGEST, SMALLEST)
  const edge = (LARGEST - side) / 2
  return (
    <svg viewBox={`0 0 ${LARGEST} ${LARGEST}`} width={LARGEST} height={LARGEST}>
      <title>{said(minutes)}</title>
      <rect x={edge} y={edge} width={side} height={side} />
    </svg>
  )
}

const pairOf = (lender: Line, borrower: Line): string => `${lender.id} ${borrower.id}`

/** Members stand for themselves, everybody else together; in the order of names, those outside last. */
function matrixOf({ members, flows }: ChainSharing, outside: Readonly<Record<string, string>>) {
  const own = new Map(members.map(({ unit }) => [unit.id, unit.name]))
  const lineOf = (unit: NamedRecord | null): Line => {
    const name = unit && own.get(unit.id)
    if (unit && name !== undefined && name !== null) return { id: unit.id, name }
    const id = unit === null ? PEOPLE : ELSEWHERE
    return { id, name: outside[id] ?? id }
  }
  const minutes = new Map<string, number>()
  const [lending, borrowing] = [new Set<string>(), new Set<string>()]
  for (const flow of flows) {
    const [lender, borrower] = [lineOf(flow.lender), lineOf(flow.borrower)]
    const pair = pairOf(lender, borrower)
    minutes.set(pair, (minutes.get(pair) ?? 0) + flow.minutes)
    lending.add(lender.id)
    borrowing.add(borrower.id)
  }
  const lines: Line[] = [
    ...[...own].map(([id, name]) => ({ id, name })),
    ...Object.entries(outside).map(([id, name]) => ({ id, name })),
  ]
  return {
    minutes,
    lenders: lines.filter(({ id }) => lending.has(id)),
    borrowers: lines.filter(({ id }) => borrowing.has(id)),
  }
}
