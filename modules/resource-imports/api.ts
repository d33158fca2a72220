import { attachFiles } from '#modules/files/public.ts'
import { implement } from '#platform/http.ts'
import type { Db } from '#platform/db.ts'
import { invalidField, refused } from '#platform/problem.ts'
import { resourceImportsAccess } from './access.ts'
import { digestOf, judgeResources, readResourceFile, reportOf } from './actions/judge-resources.ts'
import { personWriter, writeResources } from './actions/write-resources.ts'
import { HasRefusedResources, ReportOutdated, resourceImportsContract } from './contract.ts'
import { findUploadName } from './queries.ts'
import type { Judgement } from './actions/judge-rows.ts'

async function uploadName(db: Db, personId: string | null, fileId: string): Promise<string> {
  const name = await findUploadName(db, personId, fileId)
  if (name === undefined) throw invalidField('fileId', 'file_unknown')
  return name
}

export const resourceImportsApi = implement(resourceImportsContract, {
  checkResourceImport: async ({ body }, { db, actor, files }) => {
    resourceImportsAccess.require('resource-imports.bring', actor, body)
    const name = await uploadName(db, actor.personId, body.fileId)
    const read = await readResourceFile(db, files.path(body.fileId), name)
    const judgements = 'refusal' in read ? [] : await judgeResources(db, read.candidates, body)
    return reportOf(read, judgements)
  },

  applyResourceImport: async ({ body }, context) => {
    const { db, actor, files, today } = context
    const { fileId, offer, leaveOutRefused, digest } = body
    const bring = resourceImportsAccess.require('resource-imports.bring', actor, body)
    const name = await uploadName(db, actor.personId, fileId)
    // Read before the transaction, which must not wait for a process; a file never changes.
    const read = await readResourceFile(db, files.path(fileId), name)
    if ('refusal' in read) throw refused(ReportOutdated)
    const agree = (judgements: readonly Judgement[]) => {
      if (digestOf(judgements) !== digest) throw refused(ReportOutdated)
      const { length } = judgements.filter(({ verdict }) => verdict === 'refused')
      if (length > 0 && !leaveOutRefused) throw refused(HasRefusedResources, { refused: length })
    }
    return context.write(async (tx) => {
      const attached = await attachFiles(tx, actor.personId, [fileId])
      if (!attached.has(fileId)) throw invalidField('fileId', 'file_unknown')
      const bringing = { candidates: read.candidates, offer, today, origin: { fileId, file: name }, agree }
      const { judgements, ids } = await writeResources(tx, personWriter(actor, bring), bringing)
      return reportOf(read, judgements, ids)
    })
  },
})
