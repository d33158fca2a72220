import assert from 'node:assert/strict'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { readCityPack } from '#app/city-pack.ts'
import { loadCity } from '#app/load-city.ts'
import { openTestDb, TODAY } from '#platform/testing.ts'
import { WrongUsage } from './command.ts'
import { importUnitsCommand } from './import.ts'

const folder = await mkdtemp(join(tmpdir(), 'juguang-import-'))
after(() => rm(folder, { recursive: true }))
const { db, owner, ownerUrl } = await openTestDb()
await loadCity(owner, await readCityPack('city/guangming'), { replace: false })

async function file(name: string, content: string): Promise<string> {
  await writeFile(join(folder, name), content)
  return join(folder, name)
}
async function importUnits(...args: string[]) {
  const printed: unknown[] = []
  const told: string[] = []
  const context = { db, owner, ownerUrl, data: folder, today: TODAY }
  const code = await importUnitsCommand.read(args)({
    ...context,
    print: (line) => void printed.push(line),
    tell: (line) => void told.push(line),
  })
  return { code, printed, told }
}
const countUnits = async () => (await owner.selectFrom('unit').select('id').execute()).length

const flat = (id: string, zh: string, status = 'active') =>
  JSON.stringify({
    id: `https://ror.org/${id}`,
    status,
    types: ['Education'],
    name: id,
    zh,
    city: null,
    region: null,
  })

test('several files are one import: first a dry run, then applied, and again without change', async () => {
  const register = await file(
    'flat.jsonl',
    [flat('02n7p8p77', '甲大学'), flat('03f2n3n81', '乙大学')].join('\n'),
  )
  const sheet = await file('units.csv', '名称,类别\n丙公司,企业\n')
  const dry = await importUnits(register, sheet, '--dry-run')
  assert.deepEqual(dry, {
    code: 0,
    printed: ['3 new, 0 changed, 0 the same, 0 refused', 'A dry run: nothing is applied'],
    told: ['Reading 2 files …', '3 of 3 rows …'],
  })
  assert.equal(await countUnits(), 0)
  const done = await importUnits(register, sheet)
  assert.deepEqual([done.code, done.printed[1], await countUnits()], [0, 'Everything is applied', 3])
  assert.equal((await importUnits(sheet, register)).printed[0], '0 new, 0 changed, 3 the same, 0 refused')
})

test('a refused row is told with its file and line, and keeps everything out unless it is left out', async () => {
  const register = await file(
    'gone.jsonl',
    [flat('0098hst83', '丁大学'), flat('00bsdxt65', '戊大学', 'withdrawn')].join('\n'),
  )
  const before = await countUnits()
  assert.deepEqual(await importUnits(register).then(({ code, printed }) => [code, ...printed]), [
    1,
    '1 new, 0 changed, 0 the same, 1 refused',
    'gone.jsonl:2 withdrawn',
    'Nothing is applied',
  ])
  assert.equal((await importUnits(register, '--dry-run')).code, 1)
  assert.equal(await countUnits(), before)
  const { code, printed } = await importUnits(register, '--leave-out-refused')
  assert.deepEqual(
    [code, printed.at(-1), await countUnits()],
    [0, 'Applied, without what is refused', before + 1],
  )
})

test('one file that cannot be read keeps the others out', async () => {
  const sheet = await file('good.csv', '名称,类别\n己公司,企业\n')
  const { code, printed } = await importUnits(sheet, await file('deep.json', '['.repeat(10_000)))
  assert.equal(code, 1)
  assert.deepEqual(printed.slice(1), ['deep.json:1 too deep', 'Nothing is applied'])
})

test('columns can be named', async () => {
  const sheet = await file('named.csv', '全称,性质\n庚公司,企业\n')
  assert.deepEqual((await importUnits(sheet)).printed.slice(1), [
    'named.csv name column missing',
    'Nothing is applied',
  ])
  assert.equal((await importUnits(sheet, '--map', 'name=全称,kind=性质')).code, 0)
})

test('what is not understood is told before anything is read', async () => {
  assert.throws(() => importUnitsCommand.read([]), WrongUsage)
  assert.throws(() => importUnitsCommand.read(['a.csv', '--map', 'size=大小']), WrongUsage)
  await assert.rejects(importUnits(join(folder, 'none.csv')), /There is no file .*none\.csv/)
})
