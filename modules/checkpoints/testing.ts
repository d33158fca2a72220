import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after } from 'node:test'
import { asSystem } from '#platform/access.ts'
import type { Db } from '#platform/db.ts'
import { newId } from '#platform/id.ts'
import { type Fact, record } from '#platform/record.ts'

export const ORIGIN = 'juguang.990101'

/** A city, so that checkpoints have an origin. */
export async function insertCity(owner: Db): Promise<void> {
  const text = { zh: '示范', en: 'Sample' }
  const content = { name: text, within: text, scienceCity: text, contact: text, languages: ['en'] }
  await owner
    .insertInto('city')
    .values({ id: newId(), code: '990101', zone: 'Asia/Shanghai', content: JSON.stringify(content) })
    .execute()
}

/** A data folder for this test file alone. */
export function aDataFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'juguang-data-'))
  after(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

export const aFact = (more: Partial<Fact> = {}): Fact => ({
  measure: 'test.visits',
  quantity: 1,
  day: '2030-01-01',
  subjectId: randomUUID(),
  ...more,
})

export const write = (db: Db, ...facts: Fact[]) =>
  record(db, asSystem('test', null), 'test.visited', {}, facts)
