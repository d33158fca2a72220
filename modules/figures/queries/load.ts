import type { Db } from '#platform/db.ts'
import type { FigureDefinition } from '../pack.ts'

export interface FigureToLoad {
  definition: FigureDefinition
  committeeId: string | null
  constant: number | null
}

/** Makes the table hold these figures in this order and no other. */
export async function replaceFigures(owner: Db, figures: readonly FigureToLoad[]): Promise<void> {
  const rows = figures.map(({ definition, committeeId, constant }, position) => ({
    key: definition.key,
    measure: definition.kind === 'constant' ? null : definition.measure,
    committee_id: committeeId,
    kind: definition.kind,
    constant,
    records: definition.records,
    content: JSON.stringify(definition),
    position,
  }))
  await owner.deleteFrom('figure').execute()
  await owner.insertInto('figure').values(rows).execute()
}
