import { childProgram } from '#platform/child-program.ts'
import type { PrintedBulletin } from '../contract/printed.ts'

const ask = childProgram<PrintedBulletin, Buffer>(new URL('./write-pdf-child.ts', import.meta.url), {
  milliseconds: 60_000, // a hundred pages on a busy machine
  megabytes: 512,
})

/**
 * The bulletin as a PDF that looks like an official briefing (`drawPdf`). Works in a process of its own, since its
 * libraries take 200 MB; takes a second for ten pages. Bulletins wait for one another: keep what it gave, for
 * published text never changes.
 */
export async function writePdf(bulletin: PrintedBulletin): Promise<Buffer> {
  return ask(bulletin)
}
