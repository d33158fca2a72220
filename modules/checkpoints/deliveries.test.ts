import assert from 'node:assert/strict'
import { createServer, type IncomingHttpHeaders } from 'node:http'
import { createServer as createPeer, type AddressInfo, type Server } from 'node:net'
import { test } from 'node:test'
import { setTimeout as wait } from 'node:timers/promises'
import { Webhook, WebhookVerificationError } from 'standardwebhooks'
import { startJobs } from '#platform/jobs.ts'
import { openNote, readVkey } from '#platform/signed-note.ts'
import { atEnd, openTestDb, sealNow } from '#platform/testing.ts'
import { type Auditor, deliver } from './actions/deliver.ts'
import { signNewestSeal } from './actions/sign-newest-seal.ts'
import { sendWebhook } from './actions/send-webhook.ts'
import { checkpointJobs } from './jobs.ts'
import { findCheckpointById } from './queries/checkpoints.ts'
import { aDataFolder, aFact, insertCity, write } from './testing.ts'

const SECRET = `whsec_${Buffer.from('a secret of thirty-two bytes, or').toString('base64')}`
const { db, owner, ownerUrl } = await openTestDb()
await insertCity(owner)
const data = aDataFolder()

/** A new checkpoint, whose deliveries wait in the queue. */
async function aCheckpoint() {
  await write(db, aFact())
  await sealNow(db)
  await signNewestSeal(db, { data, channels: ['webhook', 'mail'] })
  const { id } = await db
    .selectFrom('checkpoint')
    .select('id')
    .orderBy('id', 'desc')
    .executeTakeFirstOrThrow()
  const checkpoint = await findCheckpointById(db, id)
  assert.ok(checkpoint)
  return checkpoint
}

async function listen(server: Server): Promise<number> {
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  atEnd(async () => void server.close())
  return (server.address() as AddressInfo).port
}

/** The auditor's server: answers with these statuses in turn, and then takes everything. */
async function anAuditor(...statuses: number[]) {
  const got: { headers: IncomingHttpHeaders; body: string }[] = []
  const server = createServer((request, response) => {
    let body = ''
    request.on('data', (piece: Buffer) => (body += piece.toString()))
    request.on('end', () => {
      got.push({ headers: request.headers, body })
      const status = statuses.shift() ?? 204
      response.writeHead(status, status === 307 ? { location: '/elsewhere' } : {}).end()
    })
  })
  const url = new URL(`http://127.0.0.1:${await listen(server)}/in`)
  return { got, settings: { webhook: { url, secret: SECRET } } satisfies Auditor }
}

/** As much of a mail server as a conversation needs; `isSlow` never answers to the mail itself. */
async function aMailServer({ isSlow = false } = {}) {
  const mails: string[] = []
  const server = createPeer((socket) => {
    let isMail = false
    let text = ''
    socket.on('error', () => undefined)
    socket.write('220 mail.test\r\n')
    socket.on('data', (piece) => {
      text += piece.toString()
      if (isMail && text.endsWith('\r\n.\r\n')) {
        mails.push(text)
        isMail = false
        text = ''
        if (!isSlow) socket.write('250 taken\r\n')
      } else if (!isMail && text.endsWith('\r\n')) {
        isMail = text.startsWith('DATA')
        socket.write(isMail ? '354 go on\r\n' : text.startsWith('QUIT') ? '221 bye\r\n' : '250 ok\r\n')
        text = ''
      }
    })
  })
  const smtp = new URL(`smtp://127.0.0.1:${await listen(server)}`)
  return { mails, settings: { mail: { to: 'auditor@example.org', smtp } } satisfies Auditor }
}

// ── works ──

test('the auditor gets a checkpoint as a signed event, once, and believes it by the public key alone', async () => {
  const { got, settings } = await anAuditor()
  const { id, text, sealNumber, treeSize } = await aCheckpoint()
  await deliver(db, settings, id, 'webhook')
  await deliver(db, settings, id, 'webhook')
  assert.equal(got.length, 1)
  const [{ headers, body }] = got as [(typeof got)[number]]
  const signed = Object.fromEntries(
    ['webhook-id', 'webhook-timestamp', 'webhook-signature'].map((name) => [name, String(headers[name])]),
  )
  const event = new Webhook(SECRET).verify(body, signed) as {
    id: string
    type: string
    specversion: string
    data: { text: string; key: string; sealNumber: number; treeSize: number }
  }
  assert.deepEqual([signed['webhook-id'], headers['content-type']], [id, 'application/cloudevents+json'])
  assert.deepEqual([event.id, event.type, event.specversion], [id, 'juguang.checkpoint.signed', '1.0'])
  assert.deepEqual(
    [event.data.sealNumber, event.data.treeSize, event.data.text],
    [sealNumber, treeSize, text],
  )
  const key = readVkey(event.data.key)
  assert.ok(key && 'text' in openNote(event.data.text, [key]))
  assert.throws(
    () => new Webhook(SECRET).verify(body.replace('1.0', '1.1'), signed),
    WebhookVerificationError,
  )
})

test('the auditor gets a checkpoint by mail as an attached file, byte for byte, once', async () => {
  const { mails, settings } = await aMailServer()
  const { id, text, sealNumber } = await aCheckpoint()
  await deliver(db, settings, id, 'mail')
  await deliver(db, settings, id, 'mail')
  assert.equal(mails.length, 1)
  const [mail = ''] = mails
  assert.match(mail, /^To: auditor@example\.org\r$/m)
  assert.ok(mail.includes(`Message-ID: <${id}@juguang.990101>`))
  const attached = mail.split(`filename=juguang.990101-${sealNumber}.txt`)[1] ?? ''
  const content = attached.split('\r\n\r\n')[1]?.split('\r\n--')[0] ?? ''
  assert.equal(Buffer.from(content, 'base64').toString(), text)
})

test('a new checkpoint goes out by itself, each way that is set', async () => {
  const [web, post] = [await anAuditor(), await aMailServer()]
  const { id } = await aCheckpoint()
  const worker = await startJobs(ownerUrl, checkpointJobs(db, data, { ...web.settings, ...post.settings }))
  const hasArrived = () =>
    web.got.some(({ headers }) => headers['webhook-id'] === id) &&
    post.mails.some((mail) => mail.includes(id))
  for (let tries = 0; tries < 100 && !hasArrived(); tries++) await wait(50)
  await worker.stop()
  assert.ok(hasArrived())
})

test('a way that the operator has closed meanwhile gets nothing, and is no fault', async () => {
  const { id } = await aCheckpoint()
  await deliver(db, {}, id, 'webhook')
  const { got, settings } = await anAuditor()
  await deliver(db, settings, id, 'webhook')
  assert.equal(got.length, 1)
})

// ── refused ──

test('an answer that is no yes is tried again under the same id, and no redirect is followed', async () => {
  const { got, settings } = await anAuditor(500, 307)
  const { id } = await aCheckpoint()
  await assert.rejects(deliver(db, settings, id, 'webhook'), /answered 500/)
  await assert.rejects(deliver(db, settings, id, 'webhook'), /answered 307/)
  await deliver(db, settings, id, 'webhook')
  assert.deepEqual(
    got.map(({ headers }) => headers['webhook-id']),
    [id, id, id],
  )
})

test('an auditor that never answers holds a job for a bounded time only', async () => {
  const silent = createServer(() => undefined)
  const url = new URL(`http://127.0.0.1:${await listen(silent)}/in`)
  atEnd(async () => silent.closeAllConnections())
  const checkpoint = await aCheckpoint()
  const { settings } = await aMailServer({ isSlow: true })
  await Promise.all([
    assert.rejects(sendWebhook({ url, secret: SECRET }, checkpoint, 200), /timeout/),
    assert.rejects(deliver(db, settings, checkpoint.id, 'mail', 200), /too long/),
  ])
})
