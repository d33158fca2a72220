// A system of the operator's is told what happens to matters: signed, once, and only where the public internet is.
import assert from 'node:assert/strict'
import { once } from 'node:events'
import { createServer, request as plain } from 'node:http'
import type { AddressInfo } from 'node:net'
import { test } from 'node:test'
import { Webhook as Signature } from 'standardwebhooks'
import { mattersApi } from '#modules/matters/api.ts'
import { openMattersWorld } from '#modules/matters/testing.ts'
import { webhooksApi } from '#modules/webhooks/api.ts'
import { type WebhookEvent, webhooksContract, WebhookStopped } from '#modules/webhooks/contract.ts'
import { collectMessages, deliverDue } from '#modules/webhooks/deliver.ts'
import { webhookJobs } from '#modules/webhooks/jobs.ts'
import { isPublicAddress } from '#modules/webhooks/public-address.ts'
import { type Reach, sendMessage } from '#modules/webhooks/send-message.ts'
import { tellFailing } from '#modules/webhooks/tell-failing.ts'
import { isProblem, InvalidInput } from '#platform/problem.ts'
import { atEnd } from '#platform/testing.ts'

const world = await openMattersWorld(mattersApi, webhooksApi)
const { db, owner, people, asked, answered } = world
const as = (actor = people.operator) => world.asIn(actor, webhooksContract)

interface Heard {
  headers: Record<string, string>
  body: string
}

/** A system that hears messages on this machine and answers with what it is told to. */
async function aReceiver() {
  const heard: Heard[] = []
  const receiver = { heard, status: 204, url: '' }
  const server = createServer((request, response) => {
    let body = ''
    request.on('data', (piece) => (body += piece))
    request.on('end', () => {
      heard.push({ headers: request.headers as Record<string, string>, body })
      response.writeHead(receiver.status, { location: '/elsewhere' }).end()
    })
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  atEnd(async () => {
    server.closeAllConnections()
    server.close()
  })
  receiver.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`
  return receiver
}

/** Calls what the addresses of the receivers stand for on this machine. */
const places = new Map<string, string>()
const reach: Reach = {
  request: (url, options, answered) => plain(places.get(url.href) ?? url, options, answered),
  isAllowed: () => true,
}
const deliver = () => deliverDue(db, reach)

/** A webhook that leads to a receiver of its own. */
async function told(events: WebhookEvent[]) {
  const receiver = await aReceiver()
  const url = `https://hook-${places.size}.example/`
  places.set(url, receiver.url)
  const { webhook, secret } = await as().createWebhook({ body: { url, events } })
  const log = async () => (await as().listWebhookDeliveries({ params: { id: webhook.id } })).items
  const comeDue = () =>
    owner
      .updateTable('webhook_delivery')
      .set({ next_at: new Date(0) })
      .where('webhook_id', '=', webhook.id)
      .execute()
  return { receiver, webhook, secret, log, comeDue }
}

// ── works ──

test('what happens to a matter is told once, signed, with ids and no words', async () => {
  const { receiver, secret, log } = await told(['asked', 'outcome_proposed'])
  const { id } = await answered()
  await collectMessages(db)
  await deliver()
  const events = receiver.heard.map(
    ({ headers, body }) => new Signature(secret).verify(body, headers) as Record<string, unknown>,
  )
  assert.deepEqual(
    events.map(({ specversion, type, subject, data }) => [specversion, type, subject, Object(data).status]),
    [
      ['1.0', 'matter.asked', id, 'answered'],
      ['1.0', 'matter.outcome_proposed', id, 'answered'],
    ],
  )
  assert.equal(receiver.heard[0]?.headers['content-type'], 'application/cloudevents+json; charset=utf-8')
  for (const words of ['小明', '孩子上小学', '人才', people.talent.personId ?? ''])
    assert.ok(!JSON.stringify(receiver.heard).includes(words), words)
  await collectMessages(db)
  await deliver()
  assert.equal(receiver.heard.length, 2)
  assert.ok(
    (await log()).every(
      ({ state, attempts, lastStatus }) => state === 'delivered' && attempts === 1 && lastStatus === 204,
    ),
  )
})

test('what a system did not take is tried again under the same id, and given up after eight times', async () => {
  const { receiver, log, comeDue } = await told(['asked'])
  receiver.status = 500
  await asked()
  await collectMessages(db)
  await deliver()
  const [first] = await log()
  assert.deepEqual(
    [first?.state, first?.attempts, first?.lastStatus, first?.lastFault],
    ['waiting', 1, 500, 'refused'],
  )
  await deliver()
  assert.equal(receiver.heard.length, 1)
  for (let attempt = 2; attempt <= 9; attempt++) {
    await comeDue()
    await deliver()
  }
  const [last] = await log()
  assert.deepEqual([last?.state, last?.attempts, last?.nextAt], ['given_up', 8, null])
  assert.equal(new Set(receiver.heard.map(({ headers }) => headers['webhook-id'])).size, 1)
  assert.equal(receiver.heard.length, 8)
})

test('the secret is shown once, and a system that was stopped is told nothing more', async () => {
  const { receiver, webhook, secret } = await told(['asked'])
  assert.match(secret, /^whsec_/)
  assert.ok(!JSON.stringify(await as().listWebhooks({})).includes(secret))
  await asked()
  await collectMessages(db)
  const stopped = await as().stopWebhook({ params: { id: webhook.id } })
  assert.deepEqual(
    [stopped.can.stop, (await as().stopWebhook({ params: { id: webhook.id } })).stoppedAt],
    [false, stopped.stoppedAt],
  )
  await asked()
  await collectMessages(db)
  await deliver()
  assert.equal(receiver.heard.length, 0)
})

test('a paused system is sent nothing, and everything that waited when it goes on', async () => {
  const { receiver, webhook, log } = await told(['asked'])
  const at = { params: { id: webhook.id } }
  const paused = await as().pauseWebhook(at)
  assert.deepEqual([paused.can.pause, paused.can.resume], [false, true])
  await asked()
  await collectMessages(db)
  await deliver()
  assert.deepEqual([receiver.heard.length, (await log())[0]?.nextAt], [0, null])
  assert.equal((await as().resumeWebhook(at)).pausedAt, null)
  await deliver()
  assert.equal(receiver.heard.length, 1)
})

test('a message is sent again under its id on demand, but not while it is on its way', async () => {
  const { receiver, log, webhook } = await told(['asked'])
  await asked()
  await collectMessages(db)
  const [waiting] = await log()
  assert.equal(waiting?.can.sendAgain, false)
  await deliver()
  const again = () => as().sendWebhookDeliveryAgain({ params: { id: waiting?.id ?? '' } })
  assert.equal((await log())[0]?.can.sendAgain, true)
  const sent = await again()
  assert.deepEqual([sent.state, sent.attempts], ['waiting', 0])
  await again()
  await deliver()
  assert.equal(receiver.heard.length, 2)
  assert.equal(new Set(receiver.heard.map(({ headers }) => headers['webhook-id'])).size, 1)
  const events = await db
    .selectFrom('event')
    .select('details')
    .where('type', '=', 'webhooks.sent_again')
    .execute()
  assert.equal(events.length, 1)
  await as().stopWebhook({ params: { id: webhook.id } })
  await assert.rejects(again(), (error) => isProblem(error, WebhookStopped))
  await assert.rejects(as().resumeWebhook({ params: { id: webhook.id } }), (error) =>
    isProblem(error, WebhookStopped),
  )
})

test('the operators are told once of a system that took nothing for a day, and not of its whole address', async () => {
  const { receiver, webhook, comeDue } = await told(['asked'])
  const failing = async () => (await as().getWebhook({ params: { id: webhook.id } })).failingSince
  const back = (hours: number) =>
    owner
      .updateTable('webhook')
      .set({ failing_since: new Date(Date.now() - hours * 3_600_000) })
      .where('id', '=', webhook.id)
      .execute()
  const toldOf = async () => {
    await Promise.all([tellFailing(db), tellFailing(db), tellFailing(db)])
    const notices = await db.selectFrom('notice').selectAll().where('code', '=', 'webhooks.failing').execute()
    return notices.filter(({ details }) => Object(details).webhookId === webhook.id)
  }
  receiver.status = 500
  await asked()
  await collectMessages(db)
  await deliver()
  assert.notEqual(await failing(), null)
  await back(23)
  assert.equal((await toldOf()).length, 0)
  await back(24)
  await toldOf()
  const [notice, ...more] = await toldOf()
  assert.deepEqual(
    [notice?.role, Object(notice?.details).host, more.length],
    ['operator', new URL(webhook.url).host, 0],
  )
  receiver.status = 204
  await comeDue()
  await deliver()
  assert.equal(await failing(), null)
})

test('the log of a system is kept for thirty days', async () => {
  const { webhook, log } = await told(['asked'])
  await asked()
  await collectMessages(db)
  await deliver()
  const clean = webhookJobs(db)['webhooks.remove-old-messages']
  await clean?.(undefined)
  assert.equal((await log()).length, 1)
  const before = new Date(Date.now() - 31 * 86_400_000)
  await owner
    .updateTable('webhook_delivery')
    .set({ created_at: before })
    .where('webhook_id', '=', webhook.id)
    .execute()
  await clean?.(undefined)
  assert.equal((await log()).length, 0)
})

// ── refused ──

test('addresses that lead into a house are refused when they are named', async () => {
  for (const url of [
    'http://example.org/',
    'https://user:secret@example.org/',
    'https://localhost/',
    'https://127.1/',
    'https://0x7f000001/',
    'https://10.0.0.8/',
    'https://169.254.169.254/latest/meta-data',
    'https://[::1]/',
    'https://[::ffff:10.0.0.8]/',
    'https://[fd00::1]/',
    'ftp://example.org/',
  ])
    await assert.rejects(
      as().createWebhook({ body: { url, events: ['asked'] } }),
      (error) => isProblem(error, InvalidInput),
      url,
    )
})

test('only addresses of the public internet are public', () => {
  const inside = [
    '0.0.0.0',
    '100.64.0.1',
    '172.31.255.255',
    '192.168.1.1',
    '198.18.0.1',
    '224.0.0.1',
    '255.255.255.255',
  ]
  const insideSix = [
    '::',
    '::1',
    '64:ff9b::a00:1',
    '2001:db8::1',
    '2002:a00:1::',
    'fe80::1',
    'ff02::1',
    'example.org',
    '',
  ]
  for (const address of [...inside, ...insideSix]) assert.equal(isPublicAddress(address), false, address)
  for (const address of ['8.8.8.8', '172.32.0.1', '2400:3200::1'])
    assert.equal(isPublicAddress(address), true, address)
})

test('a name that stands for an address in the house is not called, and a redirect is not followed', async () => {
  const receiver = await aReceiver()
  const url = new URL(receiver.url)
  const named = new URL(`http://localhost:${url.port}/`)
  const careful = { request: plain, isAllowed: isPublicAddress }
  assert.deepEqual(await sendMessage(named, {}, '{}', careful), {
    status: null,
    fault: 'address_not_allowed',
  })
  assert.deepEqual(await sendMessage(url, {}, '{}', careful), { status: null, fault: 'address_not_allowed' })
  assert.equal(receiver.heard.length, 0)
  receiver.status = 307
  assert.deepEqual(await sendMessage(url, {}, '{}', { ...careful, isAllowed: () => true }), {
    status: 307,
    fault: 'refused',
  })
  assert.equal(receiver.heard.length, 1)
})

// ── raced ──

test('of three workers at once each message is sent by one, round after round', async () => {
  const { receiver } = await told(['asked'])
  for (let round = 1; round <= 5; round++) {
    await Promise.all([asked(), asked(), asked()])
    await Promise.all([1, 2, 3].map(() => collectMessages(db).then(deliver)))
    await deliver()
    const ids = receiver.heard.map(({ headers }) => headers['webhook-id'])
    assert.deepEqual([ids.length, new Set(ids).size], [round * 3, round * 3])
  }
})
