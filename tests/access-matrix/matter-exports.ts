// The rows of exports: the operator of the matrix decides what another asked, and fetches their own.
import type { Actor } from '#platform/access.ts'
import type { Db } from '#platform/db.ts'
import { newId } from '#platform/id.ts'
import { NOW } from '#platform/testing.ts'

const row = <Kind extends string>(who: readonly Kind[], sent: () => Promise<object> = async () => ({})) => ({
  who,
  sent,
})

export function rowsOfMatterExports<Kind extends string>(
  owner: Db,
  { operator, talent }: Readonly<Record<'operator' | 'talent', Actor>>,
  operators: readonly Kind[],
) {
  async function anExport(askedBy: Actor, decision: object = {}) {
    const made = { id: newId(), filter: '{}', reason: '季度分析用', asked_at: NOW }
    await owner
      .insertInto('matter_export')
      .values({ ...made, asked_by: askedBy.personId ?? '', ...decision })
      .execute()
    return { id: made.id }
  }
  const decision = { decided_by: talent.personId, decided_at: NOW, is_approved: true }
  return {
    requestMatterExport: row(operators, async () => ({ body: { filter: {}, reason: '季度分析用' } })),
    listMatterExports: row(operators),
    decideMatterExport: row(operators, async () => ({
      params: await anExport(talent),
      body: { isApproved: true },
    })),
    downloadMatterExport: row(operators, async () => ({ params: await anExport(operator, decision) })),
  }
}
