// `npm test`: the checks, then every test; what is named on the command line narrows it to those files.
import { spawnSync } from 'node:child_process'
import { check } from './check.ts'

const named = process.argv.slice(2)
const files = named.length > 0 ? named : ['{platform,modules,app,ui,tests}/**/*.test.ts']
const isSound = named.length > 0 || check()

const setup = [
  '--test',
  '--test-global-setup=tools/test-setup.ts',
  '--test-reporter=./tools/test-reporter.ts',
]
// Two files at a time on two cores: more would only make time limits meet each other.
const { status } = spawnSync(process.execPath, [...setup, '--test-concurrency=2', ...files], {
  stdio: 'inherit',
})
process.exitCode = isSound ? (status ?? 1) : 1
