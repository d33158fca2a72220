// The product as a newcomer starts it: a clone of what is committed, with the demo, in a folder of its own.
import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readFile, rm, symlink } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'

const ROOT = fileURLToPath(new URL('..', import.meta.url))
const READY = 'Juguang is ready at '

interface Package {
  readonly scripts: { readonly start: string }
}

export interface Site {
  readonly url: string
  /** Of the server's own process. */
  readonly pid: number
  readonly secondsToReady: number
  readonly stop: () => Promise<void>
}

/** Does `work` in a clone with the installed packages linked into it, and takes the clone away. */
export async function inClone<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'juguang-clone-'))
  try {
    execFileSync('git', ['clone', '--quiet', ROOT, folder])
    await symlink(join(ROOT, 'node_modules'), join(folder, 'node_modules'))
    return await work(folder)
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 10 })
  }
}

/** Runs what `npm start` runs, without npm, which would stand between us and the process whose memory is measured. */
export async function startSite(folder: string): Promise<Site> {
  const { scripts } = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8')) as Package
  const begun = performance.now()
  const server = spawn(process.execPath, scripts.start.split(' ').slice(1), {
    cwd: folder,
    env: { ...process.env, PORT: '0', JUGUANG_DATA: join(folder, '.data') },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const url = await readyUrl(server)
  const stop = async () => {
    server.kill('SIGTERM')
    await once(server, 'exit')
  }
  return { url, pid: server.pid ?? 0, secondsToReady: (performance.now() - begun) / 1000, stop }
}

async function readyUrl({ stdout }: ChildProcess): Promise<string> {
  if (!stdout) throw new Error('The server was started without a pipe')
  for await (const line of createInterface(stdout))
    if (line.startsWith(READY)) return line.slice(READY.length)
  throw new Error('The server ended before it was ready')
}
