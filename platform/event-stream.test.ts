import assert from 'node:assert/strict'
import { once } from 'node:events'
import { get, type IncomingMessage } from 'node:http'
import { connect } from 'node:net'
import { test } from 'node:test'
import { setTimeout as wait } from 'node:timers/promises'
import * as z from 'zod'
import { languageQuery, route } from './contract.ts'
import { mountEventStream } from './event-stream.ts'
import { openWorld } from './testing.ts'

const stream = route({
  method: 'GET',
  path: '/weather/stream',
  summary: 'The weather',
  public: true,
  query: z.strictObject(languageQuery),
  ok: z.object({}),
})
const weather = { readings: 0, sky: 'clear' as unknown, isBroken: false }

const { http } = await openWorld()
mountEventStream(http, stream, async ({ lang }) => {
  weather.readings += 1
  if (weather.isBroken) throw new Error('no view of the sky')
  return { sky: weather.sky, place: { name: lang } }
})
const url = await http.listen({ host: '127.0.0.1', port: 0 })

async function eventually(isSo: () => boolean, what: () => string): Promise<void> {
  for (const deadline = Date.now() + 8000; !isSo(); await wait(10))
    if (Date.now() > deadline) assert.fail(what())
}

async function request(path = '/weather/stream', headers: Record<string, string> = {}) {
  const asked = get(`${url}/api/v1${path}`, { headers, agent: false })
  asked.on('error', () => undefined)
  const [answer] = (await once(asked, 'response')) as [IncomingMessage]
  answer.on('error', () => undefined)
  return answer
}

/** Somebody who listens, with all that they were told. */
async function listen(headers: Record<string, string> = {}) {
  const answer = await request('/weather/stream?lang=en', headers)
  let heard = ''
  answer.setEncoding('utf8').on('data', (text: string) => (heard += text))
  const hears = (text: string) =>
    eventually(
      () => heard.includes(text),
      () => `"${text}" was not told: ${heard}`,
    )
  const leave = async () => {
    answer.destroy()
    await once(answer, 'close')
  }
  return {
    answer,
    hears,
    leave,
    heard: () => heard,
    id: () => [...heard.matchAll(/^id: (\w+)$/gm)].at(-1)?.[1] ?? '',
  }
}

// ── works ──

test('everybody is told the whole, then only what changed, in the same words and from one reading', async () => {
  const before = weather.readings
  const all = await Promise.all(Array.from({ length: 30 }, () => listen()))
  for (const one of all) await one.hears('event: state\ndata: {"sky":"clear","place":{"name":"en"}}\n\n')
  weather.sky = 'rain\n\nand wind'
  for (const one of all) await one.hears('event: change\ndata: {"sky":"rain\\n\\nand wind"}\n\n')
  assert.ok(weather.readings - before <= 4, `${weather.readings - before} readings for thirty`)
  assert.equal(all[0]?.answer.headers['content-type'], 'text/event-stream; charset=utf-8')
  assert.match(String(all[0]?.answer.headers['cache-control']), /no-transform/)
  assert.ok(all[0]?.answer.headers['content-security-policy'])
  await Promise.all(all.map(({ leave }) => leave()))
})

test('who comes back with what still stands is told nothing; with something older, the whole', async () => {
  weather.sky = 'fog'
  const first = await listen()
  await first.hears('"sky":"fog"')
  const back = await listen({ 'last-event-id': first.id() })
  const late = await listen({ 'last-event-id': '0123456789abcdef' })
  await late.hears('event: state')
  weather.sky = 'clear'
  await back.hears('event: change\ndata: {"sky":"clear"}')
  assert.doesNotMatch(back.heard(), /event: state/)
  await Promise.all([first, back, late].map(({ leave }) => leave()))
})

test('nothing is read while nobody listens', async () => {
  await wait(1200)
  const before = weather.readings
  await wait(1200)
  assert.equal(weather.readings, before)
})

test('a reading that fails ends no stream, and the next good one is told', async () => {
  const one = await listen()
  await one.hears('"sky":"clear"')
  weather.isBroken = true
  const before = weather.readings
  await eventually(
    () => weather.readings > before,
    () => 'not read',
  )
  weather.sky = 'snow'
  weather.isBroken = false
  await one.hears('{"sky":"snow"}')
  await one.leave()
})

// ── refused ──

test('a language that nobody writes is refused by name, and leaves no stream', async () => {
  const answer = await request('/weather/stream?lang=la')
  assert.equal(answer.statusCode, 400)
  assert.match((await answer.setEncoding('utf8').toArray()).join(''), /"field":"lang"/)
})

test('of more than fifty streams from one address the next is refused for a while, until one leaves', async () => {
  const all = await Promise.all(Array.from({ length: 50 }, () => listen()))
  const refused = await request()
  assert.equal(refused.statusCode, 503)
  assert.equal(refused.headers['retry-after'], '30')
  refused.resume()
  await all[0]?.leave()
  await wait(100)
  const next = await listen()
  assert.equal(next.answer.statusCode, 200)
  await Promise.all([next, ...all.slice(1)].map(({ leave }) => leave()))
})

test('a reader too slow to follow is let go, and the others go on', async () => {
  const { port } = new URL(url)
  const slow = connect(Number(port), '127.0.0.1')
  slow.on('error', () => undefined)
  slow.write('GET /api/v1/weather/stream?lang=en HTTP/1.1\r\nhost: here\r\n\r\n')
  await once(slow, 'data')
  slow.pause()
  const quick = await listen()
  await quick.hears('event: state')
  // More than the buffers of both sockets hold, each time anew.
  for (let i = 0; i < 6 && (await openConnections()) > 1; i++) {
    weather.sky = `${i}`.repeat(8_000_000)
    await wait(1100)
  }
  assert.equal(await openConnections(), 1)
  weather.sky = 'clear'
  await quick.hears('{"sky":"clear"}')
  await quick.leave()
  slow.destroy()
})

const openConnections = () =>
  new Promise((resolve: (count: number) => void, reject) => {
    http.server.getConnections((error, count) => (error ? reject(error) : resolve(count)))
  })

test('when the server stops, every stream ends at once', async () => {
  const all = await Promise.all(Array.from({ length: 5 }, () => listen()))
  const ended = Promise.all(all.map(({ answer }) => once(answer, 'end')))
  const began = Date.now()
  await http.close()
  await ended
  assert.ok(Date.now() - began < 2000)
})
