import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { lockFolder } from './folder-lock.ts'
import { OperatorFault } from './operator-fault.ts'

const parent = await mkdtemp(join(tmpdir(), 'juguang 锁-'))
after(() => rm(parent, { recursive: true }))

const TAKER = `
  const { lockFolder } = await import(process.argv[1])
  try {
    await lockFolder(process.argv[2])
    console.log('won')
    process.stdin.resume()
  } catch (error) {
    console.log(error.message)
  }`

/** A process of its own that tries to take the folder, says how it went, and keeps it until it is killed. */
async function taker(folder: string) {
  const lock = new URL('./folder-lock.ts', import.meta.url).href
  const child = spawn(process.execPath, ['--input-type=module', '-e', TAKER, lock, folder], {
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  const [said] = await once(child.stdout, 'data')
  const kill = async () => {
    child.kill('SIGKILL')
    if (child.exitCode === null && child.signalCode === null) await once(child, 'exit')
  }
  return { said: String(said).trim(), pid: child.pid, kill }
}

test('a folder that was let go can be taken again', async () => {
  const folder = join(parent, 'again')
  const first = await lockFolder(folder)
  first.release()
  const second = await lockFolder(folder)
  second.release()
  assert.equal(existsSync(join(folder, 'juguang.pid')), false)
})

test('a killed process does not keep its folder, even where another program now has its process id', async () => {
  const folder = join(parent, 'killed')
  const killed = await taker(folder)
  assert.equal(killed.said, 'won')
  await killed.kill()
  await writeFile(join(folder, 'juguang.pid'), String(process.ppid))
  const next = await lockFolder(folder)
  next.release()
})

test('a folder in use is refused with one line that names the process', async () => {
  const folder = join(parent, 'used')
  const first = await taker(folder)
  await assert.rejects(
    lockFolder(folder),
    new OperatorFault(`Juguang already runs on ${folder} (process ${first.pid})`),
  )
  await first.kill()
})

test('a folder that cannot be made is refused with one line', async () => {
  const file = join(parent, 'file')
  await writeFile(file, '')
  await assert.rejects(lockFolder(join(file, 'data')), /^Error: The data folder .* cannot be used: ENOTDIR/)
})

test('of six that want one folder at the same moment exactly one gets it, three times over', async () => {
  for (let round = 0; round < 3; round++) {
    const folder = join(parent, `raced-${round}`)
    const takers = await Promise.all(Array.from({ length: 6 }, () => taker(folder)))
    await Promise.all(takers.map(({ kill }) => kill()))
    const winners = takers.filter(({ said }) => said === 'won')
    assert.equal(winners.length, 1)
    const refusal = `Juguang already runs on ${folder} (process ${winners[0]?.pid})`
    for (const { said } of takers) if (said !== 'won') assert.equal(said, refusal)
  }
})
