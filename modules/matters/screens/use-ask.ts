import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { filesContract } from '#modules/files/contract.ts'
import type { RefusalOf } from '#platform/contract.ts'
import type { mattersContract, NewMatter } from '../contract.ts'
import type { AskedAs } from './ask-values.ts'
import { matters, uploads } from './client.ts'

/** What the server tells who asked: `id` where they have an account, else the secret of the link, this once. */
export interface Asked {
  number: string
  id: string | null
  secret: string | null
}

export type AskRefused =
  | RefusalOf<typeof mattersContract.askMatter>
  | RefusalOf<typeof mattersContract.askAsResident>
  | RefusalOf<typeof filesContract.uploadFile>

/** Uploads the files one after another, then asks. */
export function useAsk(as: AskedAs) {
  const queries = useQueryClient()
  return useMutation<Asked, AskRefused, { wish: NewMatter; files: readonly File[] }>({
    mutationFn: async ({ wish, files }) => {
      if (as === 'resident') return { id: null, ...(await matters.askAsResident({ body: wish })) }
      return matters.askMatter({ body: { ...wish, files: await uploadAll(files) } })
    },
    onSuccess: () => queries.invalidateQueries({ queryKey: matters.listMatters.queryKey }),
  })
}

/** The ids to be named in a request. */
export async function uploadAll(files: readonly File[]): Promise<string[]> {
  const ids: string[] = []
  for (const file of files) ids.push((await uploads.uploadFile({ query: { name: file.name }, file })).id)
  return ids
}
