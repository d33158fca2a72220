// Plain JavaScript without dependencies: it must run on whatever Node is at hand, before anything is installed.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'

const INSTALLED = 'node_modules/.installed-lock'
const wanted = createHash('sha256').update(readFileSync('package-lock.json')).digest('hex')

// By content, not by time: a checkout touches files without changing them.
if (!existsSync(INSTALLED) || readFileSync(INSTALLED, 'utf8') !== wanted) {
  const npm = spawnSync('npm', ['ci', '--loglevel=error', '--no-audit', '--no-fund'], {
    stdio: 'inherit',
    shell: process.platform === 'win32',
  })
  if (npm.status !== 0) process.exit(npm.status ?? 1)
  writeFileSync(INSTALLED, wanted)
}
