import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { mattersApi } from '#modules/matters/api.ts'
import { visitor } from '#platform/access.ts'
import { openDb } from '#platform/db.ts'
import { createFileStore } from '#platform/files/store.ts'
import { createHttp } from '#platform/http.ts'
import { newId } from '#platform/id.ts'
import { withClient } from '#platform/databases.ts'
import type { Bench } from '../bench-run.ts'
import { openCity } from '../data/city.ts'
import { addPastMatters, needOf } from '../data/past-matters.ts'
import { heading, judge, milliseconds } from '../report.ts'

const ASKED = 60
const BUDGET_MS = 50

/** Who can help with a need, among 200,000 units and 100,000 past matters: for the operator, through the whole stack. */
export async function benchSuggestions({ server }: Bench): Promise<void> {
  heading('Suggestions: 50 of 200,000 units')
  const { ownerUrl, appUrl } = await openCity(server, 'past_matters', (databases) =>
    addPastMatters(databases.ownerUrl),
  )
  const ids = await askNeeds(ownerUrl)
  const db = openDb(appUrl, 4)
  const personId = newId()
  const post = { id: newId(), personId, role: 'operator', bodyKind: 'city', bodyId: newId() }
  const http = createHttp([mattersApi], {
    db,
    files: createFileStore(join(tmpdir(), 'juguang-bench-files')),
    visitor,
    actorOf: () => Promise.resolve({ personId, posts: [post] }),
    clock: () => new Date(),
    zone: 'Asia/Shanghai',
  })
  const times: number[] = []
  let used = process.cpuUsage()
  let fewest = Number.POSITIVE_INFINITY
  // The first one learns from past matters, which is not what is waited for each time.
  for (const id of [ids[0], ...ids]) {
    const start = performance.now()
    const answer = await http.inject({
      url: `/api/v1/matters/${id}/suggestions`,
      headers: { cookie: 'juguang=operator' },
    })
    times.push(performance.now() - start)
    if (times.length === 1) used = process.cpuUsage()
    if (answer.statusCode !== 200) throw new Error(`${answer.statusCode} ${answer.body}`)
    fewest = Math.min(fewest, answer.json<{ handlers: unknown[] }>().handlers.length)
  }
  const { user, system } = process.cpuUsage(used)
  await http.close()
  await db.destroy()
  const [first = Number.NaN, ...warm] = times
  const sorted = warm.toSorted((a, b) => a - b)
  const at = (share: number) => sorted[Math.floor(sorted.length * share)] ?? Number.NaN
  judge(
    `50 suggestions of 200,000 units, median ≤ ${BUDGET_MS} ms`,
    `${milliseconds(at(0.5))}, p95 ${milliseconds(at(0.95))}, ${milliseconds((user + system) / 1000 / warm.length)} of our processor, the first ${milliseconds(first)}, at least ${fewest} suggested`,
    at(0.5) <= BUDGET_MS && fewest === 50,
  )
}

/** New needs that nobody has sent on yet. */
function askNeeds(ownerUrl: string): Promise<string[]> {
  return withClient(ownerUrl, async (client) => {
    const needs = Array.from({ length: ASKED }, (_, n) => needOf(n * 31 + 5))
    const asked = await client.query<{ id: string }>(
      `insert into matter (id, kind, title, description, answers, channel, asked_by, asked_at, triage_due_at, calendar, search)
       select gen_random_uuid(), 'technology', title, description, '{}', 'person', (select id from person limit 1), now(), now(), 'bench', ''
       from jsonb_to_recordset($1) as asked(title text, description text) returning id`,
      [JSON.stringify(needs)],
    )
    return asked.rows.map(({ id }) => id)
  })
}
