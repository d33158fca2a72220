import type pg from 'pg'
import { copyRows } from './copy-rows.ts'
import type { MatterRow, MatterStory } from './matter-story.ts'

/** Matters with all their parts, in the order in which they were asked, so that their numbers rise. */
export async function writeMatters(client: pg.Client, stories: readonly MatterStory[]): Promise<void> {
  const inOrder = stories.toSorted((one, other) =>
    String(one.matter.asked_at) < String(other.matter.asked_at) ? -1 : 1,
  )
  const tables: Readonly<Record<string, readonly MatterRow[]>> = {
    matter: inOrder.map(({ matter }) => matter),
    matter_private: inOrder.map(({ personal }) => personal),
    handling: inOrder.flatMap(({ part }) => (part ? [part] : [])),
    pause: inOrder.flatMap(({ pauses }) => pauses),
    outcome: inOrder.flatMap(({ outcomes }) => outcomes),
    matter_alarm: inOrder.flatMap(({ alarms }) => alarms),
    matter_step: inOrder.flatMap(({ steps }) => steps),
  }
  for (const [table, rows] of Object.entries(tables)) {
    const columns = Object.keys(rows[0] ?? {})
    if (columns.length > 0)
      await copyRows(
        client,
        `${table} (${columns.join(', ')})`,
        rows.map((row) => columns.map((column) => row[column])),
      )
  }
}
