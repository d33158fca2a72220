import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useMe } from '#modules/people/screens/session.ts'
import { useTexts } from '#ui/texts.ts'
import { bookings } from './client.ts'

/** Ids, empty for: in person, oneself. */
export interface Borrower {
  unitId: string
  personId: string
}

/** For whom the reader may book: units in which they hold a post, and as a liaison the people of these. */
export function useBorrower() {
  const textOf = useTexts()
  const me = useMe().data
  const posts = (me?.posts ?? []).filter(({ bodyKind }) => bodyKind === 'unit')
  const units = [...new Map(posts.map((post) => [post.bodyId, post])).values()].map(
    ({ bodyId, bodyName }) => ({
      value: bodyId,
      label: bodyName ? textOf(bodyName) : bodyId,
    }),
  )
  const [chosen, choose] = useState<Partial<Borrower>>({})
  const borrower: Borrower = {
    unitId: chosen.unitId ?? units[0]?.value ?? '',
    personId: chosen.personId ?? '',
  }
  const isLiaison = posts.some(({ role, bodyId }) => role === 'liaison' && bodyId === borrower.unitId)
  const people = useColleagues(isLiaison ? borrower.unitId : '').filter(
    ({ value }) => value !== me?.person?.id,
  )
  return { borrower, choose, units, people }
}

/** Who holds a post in a unit; nobody without one. */
export function useColleagues(unitId: string): { value: string; label: string }[] {
  const call = { params: { id: unitId }, query: { limit: 100 } }
  const { data } = useQuery({ ...bookings.listBorrowers.queryOptions(call), enabled: unitId !== '' })
  return (data?.items ?? []).map(({ id, name }) => ({ value: id, label: name }))
}
