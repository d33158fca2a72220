import { InvalidParameter, refused } from '#platform/problem.ts'

const wrong = (field: string, code: string) =>
  refused(InvalidParameter, { problems: [{ field, code, in: 'query' }] })

/** Nobody knows what will be counted, so a day to come is refused. */
export function dayAskedFor({ asOf }: { asOf?: string | undefined }, today: string): string {
  if (asOf !== undefined && asOf > today) throw wrong('asOf', 'in_future')
  return asOf ?? today
}

/** What changed is asked for from a day on, which is not after the last. */
export function sinceAskedFor({ since }: { since: string }, asOf: string): string {
  if (since > asOf) throw wrong('since', 'too_big')
  return since
}
