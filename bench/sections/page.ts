import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import chromium from '@sparticuz/chromium'
import type { Result } from 'lighthouse'
import { inClone, startSite } from '../demo-site.ts'
import { heading, judge, say } from '../report.ts'

const MOST_KB = 200
const LEAST_PERFORMANCE = 90
const LEAST_ACCESSIBILITY = 100
/** Lighthouse varies by some points from run to run; the middle one counts. */
const RUNS = 3

const LIGHTHOUSE = fileURLToPath(import.meta.resolve('lighthouse/cli/index.js'))

/** The first page as a phone gets it: bytes of script and style, and what Lighthouse makes of it. */
export async function benchPage(): Promise<void> {
  heading('The first page on a phone')
  await inClone(async (folder) => {
    const site = await startSite(folder)
    try {
      const results: Result[] = []
      for (let run = 0; run < RUNS; run++) results.push(await askLighthouse(site.url))
      await judgeBytes(results[0], join(folder, 'dist/web'))
      const performance = middle(results, 'performance')
      judge(
        `Lighthouse performance (≥ ${LEAST_PERFORMANCE})`,
        `${performance}`,
        performance >= LEAST_PERFORMANCE,
      )
      const accessibility = middle(results, 'accessibility')
      judge(
        `Lighthouse accessibility (≥ ${LEAST_ACCESSIBILITY})`,
        `${accessibility}`,
        accessibility >= LEAST_ACCESSIBILITY,
      )
    } finally {
      await site.stop()
    }
  })
}

/** For a mobile phone on a slow network, as is its default. */
async function askLighthouse(url: string): Promise<Result> {
  const folder = await mkdtemp(join(tmpdir(), 'juguang-lighthouse-'))
  const report = join(folder, 'report.json')
  const flags = [...chromium.args, '--disable-background-networking', '--disable-quic', '--headless=new']
  try {
    await promisify(execFile)(
      process.execPath,
      [
        LIGHTHOUSE,
        url,
        '--quiet',
        '--only-categories=performance,accessibility',
        '--output=json',
        `--output-path=${report}`,
        `--chrome-flags=${flags.filter((flag) => flag !== '--single-process').join(' ')}`,
      ],
      { env: { ...process.env, CHROME_PATH: await chromium.executablePath() } },
    )
    return JSON.parse(await readFile(report, 'utf8')) as Result
  } finally {
    await rm(folder, { recursive: true })
  }
}

const middle = (results: readonly Result[], category: string): number =>
  results
    .map(({ categories }) => Math.round((categories[category]?.score ?? 0) * 100))
    .toSorted((a, b) => a - b)[Math.floor(results.length / 2)] ?? 0

interface Sent {
  readonly url: string
  readonly resourceType: string
}

/** By gzip, which every browser and proxy understands, whatever smaller encoding was sent. */
async function judgeBytes(result: Result | undefined, web: string): Promise<void> {
  const { details } = result?.audits['network-requests'] ?? {}
  const sent = details?.type === 'table' ? (details.items as unknown as Sent[]) : []
  const files = sent.filter(({ resourceType }) => ['Script', 'Stylesheet'].includes(resourceType))
  let bytes = 0
  for (const { url } of files) bytes += (await stat(join(web, `${new URL(url).pathname}.gz`))).size
  const kilobytes = Math.round(bytes / 1000)
  say(`  ${files.length} files of script and style`)
  judge(
    `script and style, gzip (≤ ${MOST_KB} kB)`,
    `${kilobytes} kB`,
    files.length > 0 && kilobytes <= MOST_KB,
  )
}
