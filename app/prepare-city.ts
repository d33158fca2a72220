import { fork } from 'node:child_process'
import { OperatorFault } from '#platform/operator-fault.ts'
import type { DemoAccount } from './demo/demo-accounts.ts'
import type { CityWish, Told } from './prepare-city-child.ts'

/**
 * Loads what changed of the city pack, and the demo into a city that is still empty; answers with the demo's accounts.
 * In a process of its own: reading the pack, deriving traditional Chinese and a million facts leave half a gigabyte
 * behind, which ends with it, and signals are heard meanwhile.
 */
export function prepareCity(wish: CityWish, onProgress: (line: string) => void): Promise<DemoAccount[]> {
  const child = fork(new URL('prepare-city-child.ts', import.meta.url), { serialization: 'advanced' })
  child.send(wish)
  return new Promise((resolve, reject) => {
    child.on('message', (told: Told) => {
      if ('line' in told) onProgress(told.line)
      else if ('accounts' in told) resolve(told.accounts)
      else reject(told.isOperators ? new OperatorFault(told.fault) : new Error(told.fault))
    })
    child.once('error', reject)
    // Too late to matter once it has answered.
    child.once('exit', (code, signal) =>
      reject(new Error(`The city was not loaded: its process ended with ${signal ?? code}`)),
    )
  })
}
