// The program as an operator meets it: real processes, real folders, real signals.
import assert from 'node:assert/strict'
import { type ChildProcess, type SpawnOptions, spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { existsSync, readFileSync } from 'node:fs'
import { chmod, chown, mkdir, mkdtemp, readdir, rm } from 'node:fs/promises'
import { connect, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { setTimeout as wait } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { createDatabase, dropDatabase, withClient } from '#platform/databases.ts'
import { findRunningPostgres } from '#platform/embedded-postgres.ts'

const ENTRY = fileURLToPath(new URL('../app/start.ts', import.meta.url))
const PATIENCE_MS = 60_000
const READY = /^Juguang is ready at (http:\S+)$/m

const parent = await mkdtemp(join(tmpdir(), 'juguang-'))
await chmod(parent, 0o755)
const folder = join(parent, '聚光 data')
const running = new Set<ChildProcess>()
after(async () => {
  for (const child of running) child.kill('SIGTERM')
  for (const child of running) await ended(child)
  await rm(parent, { recursive: true })
})

type Environment = Record<string, string>

function launch(env: Environment, options: SpawnOptions = {}, command = [process.execPath, ENTRY]) {
  const { PATH = '', HOME = '' } = process.env
  const [program = '', ...args] = command
  const child = spawn(program, args, {
    ...options,
    cwd: parent,
    env: { PATH, HOME, PORT: '0', JUGUANG_DATA: folder, JUGUANG_DEMO: '0', ...env },
  })
  running.add(child)
  child.once('close', () => running.delete(child))
  const said = { out: '', err: '' }
  child.stdout?.on('data', (chunk) => (said.out += chunk))
  child.stderr?.on('data', (chunk) => (said.err += chunk))
  return { child, said }
}

async function ended(child: ChildProcess): Promise<number | null> {
  if (child.exitCode === null && child.signalCode === null)
    await once(child, 'close', { signal: AbortSignal.timeout(PATIENCE_MS) })
  return child.exitCode
}

async function eventually(isSo: () => boolean | Promise<boolean>, what: () => string): Promise<void> {
  for (const deadline = Date.now() + PATIENCE_MS; !(await isSo()); await wait(20))
    if (Date.now() > deadline) throw new Error(what())
}

async function start(env: Environment = {}, options: SpawnOptions = {}, command?: string[]) {
  const { child, said } = launch(env, options, command)
  await eventually(
    () => READY.test(said.out) || child.exitCode !== null,
    () => `not ready: ${said.out}${said.err}`,
  )
  const url = READY.exec(said.out)?.[1]
  assert.ok(url, said.out + said.err)
  const stop = async () => {
    child.kill('SIGTERM')
    return ended(child)
  }
  return { child, url, said, stop }
}

/** What the operator sees of a start that is refused: nothing but one line, and a code that is not 0. */
async function refusal(env: Environment): Promise<string> {
  const { child, said } = launch(env)
  const code = await ended(child)
  assert.deepEqual([code, said.err.trimEnd().split('\n').length], [1, 1], said.err)
  return said.err.trimEnd()
}

const answers = async (url: string) => (await fetch(`${url}/healthz`)).ok

const postmaster = (data: string) =>
  Number(readFileSync(join(data, 'postgres/cluster/postmaster.pid'), 'utf8').split('\n')[0])

const isDown = async (data: string) =>
  (await findRunningPostgres(join(data, 'postgres'))) === undefined && !existsSync(join(data, 'juguang.pid'))

async function ask(data: string, sql: string): Promise<unknown> {
  const url = await findRunningPostgres(join(data, 'postgres'))
  assert.ok(url)
  return withClient(url, async (client) => (await client.query(sql)).rows[0])
}

test('it says where it is ready, answers there, and at SIGTERM leaves with 0 and nothing behind', async () => {
  const { url, said, stop } = await start()
  assert.match(said.out.trimEnd().split('\n').at(-1) ?? '', READY)
  assert.ok(await answers(url))
  assert.equal(await stop(), 0)
  assert.equal(said.err, '')
  assert.ok(await isDown(folder))
})

test('a second start on the same folder is refused in one line, and the first goes on unharmed', async () => {
  const first = await start()
  const line = `Juguang already runs on ${folder} (process ${first.child.pid})`
  assert.equal(await refusal({}), line)
  assert.ok(await answers(first.url))
  assert.deepEqual(await ask(folder, 'select 1 as one'), { one: 1 })
  assert.equal(await first.stop(), 0)
})

test('two instances run side by side, and one ends without the other', async () => {
  const other = join(parent, 'other')
  const [first, second] = await Promise.all([start(), start({ JUGUANG_DATA: other })])
  assert.notEqual(first.url, second.url)
  assert.equal(await second.stop(), 0)
  assert.ok(await answers(first.url))
  assert.equal(await first.stop(), 0)
})

test('killed, it starts again with all that was committed', async () => {
  const first = await start()
  await ask(folder, 'create table kept as select 1 as times')
  first.child.kill('SIGKILL')
  await ended(first.child)
  const second = await start()
  await ask(folder, 'update kept set times = times + 1')
  process.kill(postmaster(folder), 'SIGKILL')
  second.child.kill('SIGKILL')
  await ended(second.child)
  const third = await start()
  assert.deepEqual(await ask(folder, 'select times from kept'), { times: 2 })
  assert.equal(await third.stop(), 0)
  assert.ok(await isDown(folder))
})

test('when only PostgreSQL is killed, the program lives and gets it back', async () => {
  const { child, stop } = await start()
  const killed = postmaster(folder)
  process.kill(killed, 'SIGKILL')
  await eventually(
    async () => (await findRunningPostgres(join(folder, 'postgres'))) !== undefined,
    () => 'PostgreSQL did not come back',
  )
  assert.notEqual(postmaster(folder), killed)
  assert.deepEqual(await ask(folder, 'select 1 as one'), { one: 1 })
  assert.equal(child.exitCode, null)
  assert.equal(await stop(), 0)
})

test('a first start that is killed half way is made good by the next', async () => {
  const data = join(parent, 'half-way')
  const killed = launch({ JUGUANG_DATA: data })
  const isInitialising = async () =>
    existsSync(data) && (await readdir(data)).some((name) => name.startsWith('postgres.new-'))
  await eventually(isInitialising, () => 'never initialised')
  killed.child.kill('SIGKILL')
  await ended(killed.child)
  const next = await start({ JUGUANG_DATA: data })
  assert.equal(await next.stop(), 0)
  assert.equal((await readdir(data)).includes('postgres'), true)
})

test('asked to leave while it is still starting, it leaves with 0 and nothing behind', async () => {
  const { child, said } = launch({})
  await eventually(
    () => said.out.includes('Starting the database'),
    () => said.err,
  )
  child.kill('SIGINT')
  assert.equal(await ended(child), 0)
  assert.doesNotMatch(said.out, READY)
  assert.ok(await isDown(folder))
})

/** Sends a request without its last byte. */
function beginRequest(url: string) {
  const { hostname, port } = new URL(url)
  const socket = connect(Number(port), hostname)
  const received = { text: '' }
  socket.on('data', (chunk) => (received.text += chunk))
  const head = [
    'POST /no-such-page HTTP/1.1',
    'Host: a',
    'Content-Type: application/json',
    'Content-Length: 2',
  ]
  socket.write(`${head.join('\r\n')}\r\n\r\n{`)
  return { socket, received }
}

test('a request under way is answered before it leaves', async () => {
  const { url, child, said } = await start()
  const { socket, received } = beginRequest(url)
  await wait(200)
  child.kill('SIGTERM')
  await wait(300)
  assert.equal(child.exitCode, null)
  socket.end('}')
  assert.equal(await ended(child), 0, said.err)
  assert.match(received.text, /^HTTP\/1\.1 404 /)
})

test('a request that never ends holds it up for ten seconds and no longer', async () => {
  const { url, child } = await start()
  const { socket } = beginRequest(url)
  socket.on('error', () => undefined)
  await wait(200)
  const asked = Date.now()
  child.kill('SIGTERM')
  assert.equal(await ended(child), 0)
  const seconds = (Date.now() - asked) / 1000
  assert.ok(seconds > 9 && seconds < 14, `${seconds} s`)
})

test('told twice, it leaves at once, and the next start takes over what it left', async () => {
  const { url, child } = await start()
  const { socket } = beginRequest(url)
  socket.on('error', () => undefined)
  await wait(200)
  child.kill('SIGTERM')
  await wait(1200)
  child.kill('SIGTERM')
  assert.equal(await ended(child), 128 + 15)
  const next = await start()
  assert.equal(await next.stop(), 0)
  assert.ok(await isDown(folder))
})

test('a fault that nobody caught is shown with its stack and ends it, PostgreSQL too', async () => {
  const plant = `process.on('SIGUSR2', () => { void Promise.reject(new Error('planted')) })`
  const command = [process.execPath, '--import', `data:text/javascript,${plant}`, ENTRY]
  const { child, said } = await start({}, {}, command)
  child.kill('SIGUSR2')
  assert.equal(await ended(child), 1)
  assert.match(said.err, /^Error: planted\n\s+at /)
  assert.ok(await isDown(folder))
})

test('when npm is told to leave and only its shell hears it, the program leaves too', async () => {
  const shell = ['sh', '-c', '"$0" "$1"; true', process.execPath, ENTRY]
  const { child } = await start({ npm_lifecycle_event: 'start' }, {}, shell)
  child.kill('SIGTERM')
  await eventually(
    () => isDown(folder),
    () => 'still running',
  )
})

test('an external database is used where one is named', async () => {
  const server = process.env.TEST_DATABASE_URL ?? ''
  const name = `${process.env.TEST_TEMPLATE}_process_${randomUUID().slice(0, 8)}`
  const url = await createDatabase(server, name)
  const data = join(parent, 'external')
  const { stop } = await start({ DATABASE_URL: url, JUGUANG_DATA: data })
  const migrated = await withClient(
    url,
    async (client) => (await client.query('select from migration')).rowCount,
  )
  assert.ok(migrated)
  assert.equal(await stop(), 0)
  assert.equal(existsSync(join(data, 'postgres')), false)
  await dropDatabase(server, name)
})

test('an external database whose user may not change it is refused in one line', async () => {
  const server = process.env.TEST_DATABASE_URL ?? ''
  const name = `${process.env.TEST_TEMPLATE}_process_${randomUUID().slice(0, 8)}`
  const guest = new URL(await createDatabase(server, name))
  guest.username = `guest_${randomUUID().slice(0, 8)}`
  const password = decodeURIComponent(guest.password)
  await withClient(server, (client) =>
    client.query(`create role ${guest.username} login password ${client.escapeLiteral(password)}`),
  )
  assert.equal(
    await refusal({ DATABASE_URL: guest.href, JUGUANG_DATA: join(parent, 'external') }),
    `The database user may not prepare the database: permission denied for database ${name}`,
  )
  await dropDatabase(server, name)
  await withClient(server, (client) => client.query(`drop role ${guest.username}`))
})

test('whatever cannot work is refused in one line', async () => {
  assert.equal(await refusal({ PORT: 'abc' }), 'PORT must be a whole number from 0 to 65535, not "abc"')
  assert.match(
    await refusal({ HOST: '192.0.2.1' }),
    /^HOST must be an address of this machine, not "192\.0\.2\.1"$/,
  )
  assert.match(await refusal({ JUGUANG_DATA: ENTRY }), /^The data folder .* cannot be used: EEXIST/)
  const unreachable = await refusal({ DATABASE_URL: 'postgres://owner:hunter2@127.0.0.1:1/juguang' })
  assert.match(unreachable, /^The database 127\.0\.0\.1:1\/juguang cannot be reached: connect ECONNREFUSED/)
  const taken = createServer().listen(0, '127.0.0.1')
  await once(taken, 'listening')
  const address = taken.address()
  const port = typeof address === 'object' ? address?.port : undefined
  assert.equal(
    await refusal({ PORT: String(port) }),
    `Port ${port} on 127.0.0.1 is taken: stop what uses it, or set PORT to another`,
  )
  taken.close()
  assert.ok(await isDown(folder))
})

// Only root can become somebody else; for an ordinary user every test above is this one.
if (process.getuid?.() === 0)
  test('it runs for an ordinary user as for root', async () => {
    const data = join(parent, 'ordinary')
    await mkdir(data)
    await chown(data, 65_534, 65_534)
    const asRoot = await start({ JUGUANG_DATA: data })
    assert.equal(await asRoot.stop(), 0)
    const asUser = await start({ JUGUANG_DATA: data, HOME: data }, { uid: 65_534, gid: 65_534 })
    assert.ok(await answers(asUser.url))
    assert.equal(await asUser.stop(), 0)
  })
