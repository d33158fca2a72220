import type { Db } from '#platform/db.ts'
import type { Figure } from './contract.ts'
import type { FigureDefinition } from './pack.ts'
import { presentFigure, type Reading } from './present.ts'
import { listFigures } from './queries/figures.ts'
import { replaceFigures } from './queries/load.ts'

export type { Reading } from './present.ts'
export { atOneMoment } from './queries/records.ts'

export interface FiguresOfPack {
  figures: readonly FigureDefinition[]
  /** Ids of the committees already loaded, by key. */
  committeeIds: ReadonlyMap<string, string>
  /** Values of constants by their measure: `{ 'city.area': 156 }`. */
  constants: Readonly<Record<string, number>>
}

/** Brings figures to what the pack says; what the pack has no more is removed. As owner of the tables, in an open transaction. */
export async function loadFigures(tx: Db, pack: FiguresOfPack): Promise<void> {
  const figures = pack.figures.map((definition) => {
    const { key, kind, measure, committee } = definition
    const committeeId = committee === undefined ? null : pack.committeeIds.get(committee)
    if (committeeId === undefined) throw new Error(`Figure ${key}: committee ${committee} is not loaded`)
    const constant = kind === 'constant' ? pack.constants[measure] : null
    if (constant === undefined) throw new Error(`Figure ${key}: ${measure} has no value`)
    return { definition, committeeId, constant }
  })
  await replaceFigures(tx, figures)
}

/** Every figure as this reader sees it on the day; one statement, so all are of one moment. */
export async function readFigures(db: Db, reading: Reading): Promise<Figure[]> {
  const rows = await listFigures(db, reading.asOf)
  return rows.map((row) => presentFigure(row, reading))
}
