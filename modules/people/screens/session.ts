import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { createClient } from '#platform/client.ts'
import { forgetAllDrafts } from '#ui/draft.ts'
import type { Me } from '../contract.ts'
import { sessionContract } from '../contract/session.ts'

/** Apart from the other operations, because every public page asks who is reading. */
export const session = createClient(sessionContract)

const whoAmI = () => session.whoAmI.queryOptions({})

/** Who is signed in, with the posts held today; a visitor is nobody. */
export const useMe = () => useQuery(whoAmI())

/** Keeps what the server has just told about who is signed in. */
export function useKeepMe(): (me: Me) => void {
  const queries = useQueryClient()
  return (me) => {
    queries.setQueryData<Me>([...whoAmI().queryKey], me)
  }
}

/** Leaves, and takes along everything that the next person at this device must not find. */
export function useSignOut() {
  return useMutation({
    ...session.signOut.mutationOptions(),
    onSuccess: () => {
      forgetAllDrafts()
      // A fresh page, so that nothing that was read stays in memory.
      location.assign('/')
    },
  })
}
