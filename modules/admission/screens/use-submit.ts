import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { RefusalOf } from '#platform/contract.ts'
import type { filesContract } from '#modules/files/contract.ts'
import { type Application, type admissionContract, NewApplication } from '../contract.ts'
import { admission, uploads } from './client.ts'

interface Submission {
  wish: Omit<NewApplication, 'documents'>
  files: readonly File[]
}
type Refused =
  | RefusalOf<typeof admissionContract.submitApplication>
  | RefusalOf<typeof filesContract.uploadFile>

/** Uploads the documents one after another, then sends the application that names them; `uploading` names the last one begun, which is the one refused. */
export function useSubmit() {
  const queries = useQueryClient()
  const [uploading, setUploading] = useState<string>()
  const submit = useMutation<Application, Refused, Submission>({
    mutationFn: async ({ wish, files }) => {
      const documents: string[] = []
      for (const file of files) {
        setUploading(file.name)
        const { id } = await uploads.uploadFile({ query: { name: file.name }, file })
        documents.push(id)
      }
      return admission.submitApplication({ body: { ...wish, documents } })
    },
    onSuccess: () => queries.invalidateQueries({ queryKey: admission.listApplications.queryKey }),
  })
  return { ...submit, uploading }
}
