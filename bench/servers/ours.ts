// The API as it is served, without what stands beside it: no sealer, no jobs, no pages.
import { join } from 'node:path'
import { tmpdir } from 'node:os'
import { apis } from '#app/modules.ts'
import { getCity } from '#modules/city/public.ts'
import { actorOf } from '#modules/people/public.ts'
import { visitor } from '#platform/access.ts'
import { openDb } from '#platform/db.ts'
import { createFileStore } from '#platform/files/store.ts'
import { createHttp } from '#platform/http.ts'
import { answerParent } from '../child.ts'
import { POOL_SIZE } from '../statements.ts'

answerParent(async ({ appUrl }: { appUrl: string }) => {
  const db = openDb(appUrl, POOL_SIZE)
  const { zone } = await getCity(db)
  const files = createFileStore(join(tmpdir(), 'juguang-bench-files')) // no request stores any
  const http = createHttp(apis, { db, files, visitor, actorOf, clock: () => new Date(), zone })
  return { url: await http.listen({ host: '127.0.0.1', port: 0 }) }
})
