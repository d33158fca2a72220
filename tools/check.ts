// Everything a machine can hold: format, lint, types, and files that are written by a tool and committed.
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'

const bin = (name: string) => join('node_modules', '.bin', name)
const steps: [name: string, command: string, ...args: string[]][] = [
  ['format', bin('oxfmt'), '--check', '.'],
  ['lint', bin('oxlint'), '--type-aware', '--max-warnings', '0'],
  ['types', bin('tsc')],
  ['words', process.execPath, 'tools/hant.ts', '--check'],
  ['contract', process.execPath, 'tools/openapi.ts', '--check'],
  ['schema', process.execPath, 'tools/db-types.ts', '--check'],
]

/** Runs every step and says which failed; true where none did. */
export function check(): boolean {
  const failed = steps.filter(([name, command, ...args]) => {
    const { status, stdout, stderr } = spawnSync(command, args, { encoding: 'utf8' })
    if (status !== 0) process.stderr.write(`${stdout}${stderr}`)
    process.stdout.write(`${status === 0 ? 'ok  ' : 'FAIL'} ${name}\n`)
    return status !== 0
  })
  return failed.length === 0
}

if (import.meta.main) process.exitCode = check() ? 0 : 1
