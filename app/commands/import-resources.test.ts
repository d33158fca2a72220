import assert from 'node:assert/strict'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { openSharingWorld } from '#modules/sharing/testing.ts'
import { OperatorFault } from '#platform/operator-fault.ts'
import { TODAY } from '#platform/testing.ts'
import { WrongUsage } from './command.ts'
import { importResourcesCommand } from './import-resources.ts'

const folder = await mkdtemp(join(tmpdir(), 'juguang-import-resources-'))
after(() => rm(folder, { recursive: true }))
const { db, owner, ownerUrl, units } = await openSharingWorld()

async function importResources(...args: string[]) {
  const printed: unknown[] = []
  const code = await importResourcesCommand.read(args)({
    db,
    owner,
    ownerUrl,
    data: folder,
    today: TODAY,
    print: (line) => void printed.push(line),
    tell: () => undefined,
  })
  return { code, printed }
}
const statuses = async () =>
  (await owner.selectFrom('resource').select('status').orderBy('number').execute()).map(
    ({ status }) => status,
  )

const path = join(folder, '清单.csv')
await writeFile(path, '编号,名称,简介,在用\na,天平,称重,1\nb,温箱,保温,0\na,秤,称重,1\n')

test('a list is told first, refused as a whole, then brought without what is refused', async () => {
  const report = [
    'A table, for 深圳湾实验室',
    '2 new, 0 changed, 0 the same, 1 refused; 1 to be offered',
    'line 3, 温箱, new: inactive (status) "0"',
    'line 4, 秤, refused: duplicate in file with line 2',
  ]
  const dry = await importResources(path, '--unit', '深圳湾实验室', '--offer', '--dry-run')
  assert.deepEqual(dry, { code: 1, printed: [...report, 'A dry run: nothing is applied'] })
  const refused = await importResources(path, '--unit', units.own, '--offer')
  assert.deepEqual([refused.code, refused.printed.at(-1)], [1, 'Nothing is applied'])
  assert.deepEqual(await statuses(), [])
  const done = await importResources(path, '--unit', units.own, '--offer', '--leave-out-refused')
  assert.deepEqual(done, { code: 0, printed: [...report, 'Applied, without what is refused'] })
  assert.deepEqual(await statuses(), ['offered', 'draft'])
})

test('what cannot be meant is told before anything is read', async () => {
  assert.throws(() => importResourcesCommand.read([path]), WrongUsage)
  assert.throws(() => importResourcesCommand.read(['--unit', 'x']), WrongUsage)
  await assert.rejects(importResources(path, '--unit', '没有的单位'), OperatorFault)
  await assert.rejects(importResources(join(folder, 'none.csv'), '--unit', units.own), OperatorFault)
  await writeFile(join(folder, 'other.csv'), '型号\nK300\n')
  const { code, printed } = await importResources(join(folder, 'other.csv'), '--unit', units.own)
  assert.deepEqual([code, printed], [1, ['name column missing', 'Nothing is applied']])
})
