// Who may do what: every operation × every kind of person. An operation without a row fails here.
// Allowed means that access did not stand in the way; what else may be wrong is for other tests.
import assert from 'node:assert/strict'
import { before as beforeAll, suite, test } from 'node:test'
import { apis } from '#app/modules.ts'
import { type Actor, visitor } from '#platform/access.ts'
import { API_ROOT, type Route } from '#platform/contract.ts'
import { admissionRows } from './access-matrix/admission.ts'
import { bookingsRows } from './access-matrix/bookings.ts'
import { bulletinsRows } from './access-matrix/bulletins.ts'
import { kinds, row, type Row, type Sent, world } from './access-matrix/cast.ts'
import { calendarFeedsRows } from './access-matrix/calendar-feeds.ts'
import { challengesRows } from './access-matrix/challenges-rows.ts'
import { correctionsRows } from './access-matrix/corrections.ts'
import { figuresRows } from './access-matrix/figures.ts'
import { mattersRows } from './access-matrix/matters-rows.ts'
import { networkRows } from './access-matrix/network.ts'
import { peopleRows } from './access-matrix/people.ts'
import { sharingRows } from './access-matrix/sharing.ts'
import { spacesRows } from './access-matrix/spaces-rows.ts'

const { http, cookieOf } = world

const matrix: Record<string, Row> = {
  ...peopleRows,
  ...networkRows,
  ...admissionRows,
  ...figuresRows,
  ...correctionsRows,
  ...bulletinsRows,
  ...mattersRows,
  ...challengesRows,
  ...sharingRows,
  ...bookingsRows,
  ...spacesRows,
  ...calendarFeedsRows,
}

/** What is not there says nothing of access: these are asked of a city that has none. */
const asksForWhatIsNotThere = new Set([
  'getFigure',
  'getTrend',
  'listRecords',
  'listChanges',
  'getBreakdown',
  'exportFigure',
  'getLivingArticle',
  'getBulletin',
  'downloadBulletinPicture',
  'exportBulletin',
  'getSeal',
  'getCheckpoint',
  'getConsistencyProof',
  'getFactProof',
  'setTarget',
])

async function ask(route: Route, actor: Actor, { params: named = {}, query = {}, body, bytes }: Sent) {
  const path = route.path.replaceAll(/\{(\w+)\}/g, (_, name: string) => named[name] ?? '')
  const payload = bytes ?? (body === undefined ? undefined : JSON.stringify(body))
  const answer = await http.inject({
    method: route.method,
    url: `${API_ROOT}${path}?${new URLSearchParams(query).toString()}`,
    headers: {
      ...(actor === visitor ? {} : { cookie: cookieOf(actor) }),
      ...(route.ifMatch === 'required' ? { 'if-match': '*' } : {}),
      ...(payload === undefined
        ? {}
        : { 'content-type': bytes ? 'application/octet-stream' : 'application/json' }),
    },
    ...(payload === undefined ? {} : { payload }),
  })
  return { status: answer.statusCode, body: answer.body }
}

const operations = apis.flatMap(({ contract }) => Object.entries(contract))

test('every operation has its row, and no row stands for nothing', () => {
  assert.deepEqual(Object.keys(matrix).sort(), operations.map(([name]) => name).sort())
})

for (const [name, route] of operations)
  suite(name, () => {
    const { who, sent } = matrix[name] ?? row([])
    const everybody = Object.entries(kinds)
    const allowed = everybody.filter(([kind]) => (who as readonly string[]).includes(kind))
    const refused = everybody.filter(([kind]) => !(who as readonly string[]).includes(kind))

    // One request for all who are refused: what any of them changed would show at the end, and is looked for once.
    suite('whoever may not', () => {
      let request: Sent = {}
      let before: Record<string, string> = {}
      beforeAll(async () => {
        request = await sent()
        before = await world.everything()
      })
      for (const [kind, actor] of refused)
        test(`${kind} may not`, async () => {
          const { status, body } = await ask(route, actor, request)
          assert.ok((kind === 'visitor' ? [401] : [403, 404]).includes(status), `${status} ${body}`)
        })
      test('changes nothing', async () => assert.deepEqual(await world.everything(), before))
    })

    for (const [kind, actor] of allowed)
      test(`${kind} may`, async () => {
        const { status, body } = await ask(route, actor, await sent())
        if (name === 'signIn' && body.includes('session.')) return // a wrong password, which is no question of access
        assert.ok(
          ![401, 403].includes(status) && status < 500 && (status !== 404 || asksForWhatIsNotThere.has(name)),
          `${status} ${body}`,
        )
      })
  })
