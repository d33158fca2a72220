import { implement } from '#platform/http.ts'
import { filesAccess } from './access.ts'
import { uploadFile } from './actions.ts'
import { filesContract } from './contract.ts'
import { getFile } from './queries.ts'
import { fileToSend } from './public.ts'

export const filesApi = implement(filesContract, {
  uploadFile: ({ query }, context) =>
    uploadFile(context, filesAccess.require('files.upload', context.actor, query)),

  downloadFile: async ({ params }, { db, actor, files }) =>
    fileToSend(files, await getFile(db, actor, params.id)),
})
