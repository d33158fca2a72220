// The checkpoints that the city really signs, checked by the Python program that knows the standard and the API alone.
import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { apis } from '#app/modules.ts'
import { checkpointJobs } from '#modules/checkpoints/jobs.ts'
import { aDataFolder, aFact, insertCity, write } from '#modules/checkpoints/testing.ts'
import { openWorld, sealNow } from '#platform/testing.ts'

const CHECKER = fileURLToPath(new URL('verify_proofs.py', import.meta.url))

/** What the checker said, and its exit code; code −1 where there is no python3. */
function run(...args: string[]): Promise<{ code: number; said: string }> {
  return new Promise((resolve) => {
    execFile('python3', [CHECKER, ...args], { timeout: 30_000 }, (error, out, err) => {
      const code = error ? (typeof error.code === 'number' ? error.code : -1) : 0
      resolve({ code, said: out + err })
    })
  })
}

const { db, owner, http } = await openWorld(...apis)
await insertCity(owner)
const data = aDataFolder()
const grow = async () => {
  await write(db, ...Array.from({ length: 300 }, () => aFact()))
  await sealNow(db)
}
await grow()
await checkpointJobs(db, data, {})['checkpoints.sign']?.({})
await grow()
const url = await http.listen({ port: 0, host: '127.0.0.1' })

interface Page {
  items: { text: string; vkey: string }[]
}
const read = async (path: string) => ((await (await fetch(`${url}/api/v1${path}`)).json()) as Page).items[0]

if ((await run('--help')).code !== 0)
  test('python3 is not on this machine, so no other program checked', () => undefined)
else
  test('whoever kept a checkpoint and the public key sees, over the API alone, that history only grew, or that it did not', async () => {
    const file = join(data, 'kept.txt')
    await writeFile(file, (await read('/checkpoints'))?.text ?? '')
    const check = ['--checkpoint', file, '--key', (await read('/checkpoint-keys'))?.vkey ?? '', url]
    const sound = await run(...check)
    assert.deepEqual([sound.code, sound.said.trim().split('\n').at(-1)], [0, 'Everything agrees'], sound.said)
    await owner
      .updateTable('seal')
      .set({ tree_root: Buffer.alloc(32) })
      .where('number', '=', 1)
      .execute()
    assert.equal((await run(...check)).code, 1)
  })
