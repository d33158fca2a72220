import { useMutation } from '@tanstack/react-query'
import type { filesContract } from '#modules/files/contract.ts'
import type { RefusalOf } from '#platform/contract.ts'
import type { correctionsContract, NewStatement, Statement } from '../contract.ts'
import { corrections, uploads } from './client.ts'
import { useRefresh } from './use-refresh.ts'

interface Submission {
  statement: Omit<NewStatement, 'documentId'>
  document: File
}
type Refused =
  | RefusalOf<typeof correctionsContract.submitStatement>
  | RefusalOf<typeof filesContract.uploadFile>

/** Uploads the signed original, then sends the statement that names it. */
export function useSubmitStatement() {
  const refresh = useRefresh()
  return useMutation<Statement, Refused, Submission>({
    mutationFn: async ({ statement, document }) => {
      const { id } = await uploads.uploadFile({ query: { name: document.name }, file: document })
      return corrections.submitStatement({ body: { ...statement, documentId: id } })
    },
    onSuccess: refresh,
  })
}
