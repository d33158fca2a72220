// What `npm run bench` runs: prints ratios to bare Node and pg, and which budgets are met.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { startPostgres } from '#platform/embedded-postgres.ts'
import type { Bench } from './bench-run.ts'
import { say, sayVerdicts } from './report.ts'
import { benchAdmit } from './sections/admit.ts'
import { benchBookings } from './sections/bookings.ts'
import { benchFacts } from './sections/facts.ts'
import { benchFigures } from './sections/figures.ts'
import { benchLists } from './sections/lists.ts'
import { benchMatching } from './sections/matching.ts'
import { benchMatters } from './sections/matters.ts'
import { benchPage } from './sections/page.ts'
import { benchPolicies } from './sections/policies.ts'
import { benchRouting } from './sections/routing.ts'
import { benchSearch } from './sections/search.ts'
import { benchStart } from './sections/start.ts'
import { benchWall } from './sections/wall.ts'
import { benchSuggestions } from './sections/suggestions.ts'

const SECTIONS: Readonly<Record<string, (bench: Bench) => Promise<void>>> = {
  lists: benchLists,
  search: benchSearch,
  matters: benchMatters,
  bookings: benchBookings,
  figures: benchFigures,
  admit: benchAdmit,
  facts: benchFacts,
  page: benchPage,
  start: benchStart,
  wall: benchWall,
  suggestions: benchSuggestions,
}

/** Judged by people, in folders that are given: they need no database and print one line. */
const JUDGED: Readonly<Record<string, { folders: number; judge: (...folders: string[]) => Promise<void> }>> =
  {
    matching: { folders: 1, judge: (folder = '') => benchMatching(folder) },
    policies: { folders: 1, judge: (folder = '') => benchPolicies(folder) },
    routing: { folders: 2, judge: (train = '', test = '') => benchRouting(train, test) },
  }

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    facts: { type: 'string', default: '10000000' },
    seconds: { type: 'string', default: '1' },
    rounds: { type: 'string', default: '2' },
    data: { type: 'string' },
  },
})

const [first = '', ...folders] = positionals
const judged = Object.hasOwn(JUDGED, first) ? JUDGED[first] : undefined
if (judged) {
  if (folders.length !== judged.folders) {
    console.error(`${first} takes ${judged.folders} folder${judged.folders === 1 ? '' : 's'}`)
    process.exit(2)
  }
  await judged.judge(...folders)
  process.exit(0)
}

const wanted = positionals.length === 0 ? Object.keys(SECTIONS) : positionals
const unknown = wanted.filter((name) => !Object.hasOwn(SECTIONS, name))
if (unknown.length > 0) {
  console.error(
    `Unknown: ${unknown.join(', ')}. There are ${[...Object.keys(SECTIONS), ...Object.keys(JUDGED)].join(', ')}`,
  )
  process.exit(2)
}

const folder = values.data ? resolve(values.data) : await mkdtemp(join(tmpdir(), 'juguang-bench-'))
const postgres = await startPostgres(join(folder, 'postgres'))
const pace = { seconds: Number(values.seconds), rounds: Number(values.rounds) }
try {
  for (const name of wanted)
    await SECTIONS[name]?.({ server: postgres.url, pace, facts: Number(values.facts) })
  sayVerdicts()
} finally {
  await postgres.stop()
  if (values.data === undefined) await rm(folder, { recursive: true })
  else say(`\nThe data stays in ${folder}`)
}
