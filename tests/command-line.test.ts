// The `juguang` command as an operator types it: real processes on a real database.
import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { after, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { sql } from 'kysely'
import { readCityPack } from '#app/city-pack.ts'
import { loadDemo } from '#app/demo/load-demo.ts'
import { commands, nameOf } from '#app/commands/commands.ts'
import { checkpointJobs } from '#modules/checkpoints/jobs.ts'
import { readTable } from '#platform/files/read-table.ts'
import { findRunningPostgres } from '#platform/embedded-postgres.ts'
import { openTestDb } from '#platform/testing.ts'

const ENTRY = fileURLToPath(new URL('../app/cli.ts', import.meta.url))
const folder = await mkdtemp(join(tmpdir(), 'juguang-'))
after(() => rm(folder, { recursive: true }))
const { db, owner, ownerUrl } = await openTestDb()

type Environment = Record<string, string>

async function juguang(words: string, env: Environment = { DATABASE_URL: ownerUrl }) {
  const { PATH = '', HOME = '' } = process.env
  const child = spawn(process.execPath, [ENTRY, ...words.split(' ').filter(Boolean)], {
    env: { PATH, HOME, JUGUANG_DATA: folder, ...env },
    signal: AbortSignal.timeout(60_000),
  })
  const [out, err] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'close')])
  return { out, err, code: child.exitCode }
}

// ── works ──

test('a city loads, and a second time it was up to date', async () => {
  assert.deepEqual(await juguang('city load city/guangming'), {
    out: '光明区 (440311) is loaded\n',
    err: '',
    code: 0,
  })
  const again = await juguang('city load city/guangming')
  assert.equal(again.out, '光明区 (440311) was up to date\n')
})

test('an account is made, given posts that count at once, and a new password', async () => {
  const made = await juguang('account create Ann --name 张安')
  assert.match(made.out, /^ann \w{4}-\w{4}-\w{4}-\w{4}\n$/)
  for (const post of ['operator', 'secretary --in synbio', 'reviewer --in synbio --until 2099-01-01'])
    assert.equal((await juguang(`account grant ann ${post}`)).code, 0, post)
  const posts = await owner.selectFrom('post').select(['role', 'confirmed_at as at']).orderBy('id').execute()
  assert.deepEqual(
    posts.map(({ role, at }) => [role, at !== null]),
    [
      ['operator', true],
      ['secretary', true],
      ['reviewer', false],
    ],
  )
  const reset = await juguang('account reset-password ann')
  assert.match(reset.out, /^ann \w{4}-\w{4}-\w{4}-\w{4}\n$/)
  assert.notEqual(reset.out, made.out)
})

test('units are written out as CSV, JSON and XLSX, which read back the same', async () => {
  const pack = await readCityPack('city/guangming')
  assert.ok(pack.demo)
  const numbers = { ...pack.demo.figures, 'people-served': 1000, 'matters-resolved': 0 }
  const demo = { ...pack.demo, figures: numbers, accounts: [] }
  // Without people nobody applies, asks, states anything or writes bulletins.
  const few = {
    ...demo,
    applications: { ...demo.applications, list: [] },
    matters: { ...demo.matters, others: { solved: 0, notSolved: 0, unconfirmed: 0 }, open: [] },
    outside: undefined,
    bulletins: [],
  }
  await owner.deleteFrom('post').execute()
  await loadDemo(ownerUrl, { ...pack, demo: few }, { data: folder, password: 'demo password' })
  const units = JSON.parse((await juguang('export units --as json')).out) as Record<string, string | null>[]
  const { rows } = await sql<{ count: number }>`select count(*) from unit`.execute(owner)
  assert.equal(units.length, rows[0]?.count)
  const csv = join(folder, 'units.csv')
  const xlsx = join(folder, 'units.xlsx')
  assert.equal((await juguang(`export units --to ${csv}`)).code, 0)
  assert.equal((await juguang(`export units --as xlsx --to ${xlsx}`)).code, 0)
  const written = (await juguang('export units')).out // read without its byte order mark
  assert.ok(written === (await readFile(csv, 'utf8')).slice(1))
  for (const file of [csv, xlsx]) {
    const table = await readTable(file)
    assert.ok('rows' in table)
    assert.equal(table.rows.length, units.length)
    assert.equal(table.rows[0]?.cells[4], units[0]?.creditCode)
  }
})

test('an auditor holds a kept checkpoint against the facts, and trusts only the key that was written down', async () => {
  const rotated = await juguang('checkpoint rotate-key')
  assert.match(rotated.out, /^juguang\.440311\+[\da-f]{8}\+[A-Za-z\d+/]+=*\n$/)
  await checkpointJobs(db, folder, {})['checkpoints.sign']?.({})
  const [{ text: note } = { text: '' }] = await owner.selectFrom('checkpoint').select('text').execute()
  const [kept, key, other] = ['kept.txt', 'key.txt', 'other.txt'].map((name) => join(folder, name))
  await writeFile(kept ?? '', note)
  await writeFile(key ?? '', rotated.out)
  await writeFile(other ?? '', 'PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW\n')
  const sound = await juguang(`verify --checkpoint ${kept} --key ${key}`)
  assert.match(sound.out, /\n1 checkpoints of the database and 2 in files hold\nEverything agrees\n$/)
  assert.match(sound.err, /Read at [\d,]+ facts\/s\n$/)
  const unknown = await juguang(`verify --checkpoint ${kept} --key ${other}`)
  assert.match(unknown.out, /\nWrong: \S+\.txt is signed by no key that counts\n$/)
  assert.equal(unknown.code, 1)
  assert.match((await juguang(`verify --key ${kept}`)).err, /kept\.txt holds no public key of checkpoints\n$/)
})

test('verify tells how much it read, and fails with the first thing that is wrong', async () => {
  const sound = await juguang('verify')
  assert.match(sound.out, /^[\d,]+ facts in \d+ seals, \d+ not yet sealed\n[^\n]+ hold\nEverything agrees\n$/)
  assert.equal(sound.code, 0)
  await sql`update daily_sum set quantity = quantity + 1 where measure = 'spaces.stations' and slice = ''
    and day = (select min(day) from daily_sum where measure = 'spaces.stations')`.execute(owner)
  const wrong = await juguang('verify')
  assert.match(wrong.out, /\nWrong: the sum of spaces\.stations on \S+ is \d+, and the facts make \d+\n$/)
  assert.equal(wrong.code, 1)
})

test('without a running Juguang a command starts the database in the data folder and stops it again', async () => {
  const data = join(folder, 'embedded')
  const env = { JUGUANG_DATA: data }
  assert.equal((await juguang('city load tests/packs/lichtung', env)).out, '林间市 (990102) is loaded\n')
  assert.equal(await findRunningPostgres(join(data, 'postgres')), undefined)
  assert.match((await juguang('verify', env)).out, /Everything agrees/)
})

test('every command tells its usage', async () => {
  for (const command of commands) {
    const { out, code } = await juguang(`${nameOf(command)} --help`, { PORT: 'nonsense' })
    assert.ok(out.includes(command.usage) && code === 0)
  }
})

// ── refused ──

for (const [words, told] of [
  ['', 'A command is needed'],
  ['fly away', 'There is no command "fly away"'],
  ['account', 'There is no command "account"'],
  ['verify now', '"now" is not understood'],
  ['export units --as pdf', '--as must be csv, json or xlsx, not "pdf"'],
  ['verify --checkpoint', "Option '--checkpoint <value>' argument missing"],
  ['checkpoint rotate-key now', '"now" is not understood'],
  ['city load', 'One folder of a city pack is needed'],
  ['city load a --swiftly', "Unknown option '--swiftly'"],
  [
    'account create x --name y',
    'A name, and a username of 3 to 40 letters, digits, dots and hyphens are needed',
  ],
  ['account grant ann secretary', 'secretary needs --in, a committee'],
  ['account grant ann secretary --from soon', '"soon" is not a day like 2030-01-31'],
] as const)
  test(`"juguang ${words}" is not understood, and tells what is`, async () => {
    const { out, err, code } = await juguang(words)
    assert.deepEqual([out, code], ['', 2])
    assert.ok(err.startsWith(told), err)
    assert.match(err, /Usage: npm run juguang -- /)
  })

for (const [words, told] of [
  ['city load tests/packs/lichtung', /^This database serves the city 440311, .*\n$/],
  ['city load /nowhere', /^\/nowhere\/city\.yaml:1 is missing\n/],
  ['account create ann --name 张安', /^Refused: people\.username_taken\n$/],
  ['account grant bob operator', /^There is no account "bob"\n$/],
  ['account grant ann emperor', /^There is no role "emperor" in this city\n$/],
  ['account grant ann secretary --in moon', /^There is no committee moon\n$/],
] as const)
  test(`"juguang ${words}" is refused in one line`, async () => {
    const { out, err, code } = await juguang(words)
    assert.deepEqual([out, code], ['', 1])
    assert.match(err, told)
  })

test('a database that is not there is told in one line, without its password', async () => {
  const { err, code } = await juguang('verify', { DATABASE_URL: 'postgres://me:secret@127.0.0.1:1/none' })
  assert.equal(code, 1)
  assert.match(err, /^[^\n]+\n$/)
  assert.ok(!err.includes('secret'))
})
