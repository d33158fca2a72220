import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { glob, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'

const ROOT = fileURLToPath(new URL('..', import.meta.url))
const OUT = join(ROOT, 'dist/web')
const BUILT_FROM = join(ROOT, 'dist/web.hash')
// Everything the browser part can be made of. Tests and the server's own files are in it too: reading them costs
// milliseconds, an outdated page costs an afternoon.
const SOURCES = [
  '{ui,app,modules,platform}/**/*.{ts,tsx,css,json,svg}',
  'index.html',
  'vite.config.ts',
  'package-lock.json',
]

/** True where the last build was made from the sources as they are. */
export const isWebBuilt = async (): Promise<boolean> =>
  existsSync(join(OUT, 'index.html')) && (await lastHash()) === (await sourceHash())

/** Builds in a process of its own, because the third of a gigabyte that a build leaves behind ends with it. */
export async function buildWeb(): Promise<void> {
  await promisify(execFile)(process.execPath, [fileURLToPath(import.meta.url)], { cwd: ROOT })
}

/**
 * Builds the browser part into dist/web beside compressed copies.
 * A running server sees the old folder or the new one, never half of one.
 */
async function build(): Promise<void> {
  const hash = await sourceHash()
  // A folder for each process: two starts may build at once.
  const fresh = join(ROOT, `dist/.web-${process.pid}`)
  const vite = await import('vite')
  const { viteConfig } = await import('../vite.config.ts')
  try {
    await vite.build({ ...viteConfig, build: { ...viteConfig.build, outDir: fresh, emptyOutDir: true } })
    await compressAll(fresh)
    await replaceBy(fresh)
  } finally {
    await rm(fresh, { recursive: true, force: true })
  }
  await writeFile(BUILT_FROM, hash)
}

async function replaceBy(fresh: string): Promise<void> {
  const old = `${fresh}-old`
  if (existsSync(OUT)) await rename(OUT, old)
  try {
    await rename(fresh, OUT)
  } catch (error) {
    // Another start was quicker, and built the same.
    if (!existsSync(join(OUT, 'index.html'))) throw error
  }
  await rm(old, { recursive: true, force: true })
}

/** By content, not by time: a checkout touches files without changing them. */
async function sourceHash(): Promise<string> {
  const files: string[] = []
  for await (const file of glob(SOURCES, { cwd: ROOT })) files.push(file)
  files.sort()
  const contents = await Promise.all(files.map((file) => readFile(join(ROOT, file))))
  const hash = createHash('sha256')
  for (const [at, content] of contents.entries())
    hash.update(`${files[at]}\0${content.length}\0`).update(content)
  return hash.digest('hex')
}

const lastHash = () => readFile(BUILT_FROM, 'utf8').catch(() => '')

/** Once here, so that no request waits for it. */
async function compressAll(folder: string): Promise<void> {
  for await (const file of glob('**/*.{html,js,css,svg,json}', { cwd: folder }))
    await compress(join(folder, file))
}

async function compress(file: string): Promise<void> {
  const content = await readFile(file)
  const quality = { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY }
  await writeFile(`${file}.br`, await promisify(brotliCompress)(content, { params: quality }))
  await writeFile(`${file}.gz`, await promisify(gzip)(content, { level: 9 }))
}

if (import.meta.main) await build()
