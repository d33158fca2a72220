// Derives the traditional Chinese words of the interface; `--check` only compares.
import { glob, readFile, writeFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { toHant } from '#app/traditional-chinese.ts'

const OUT = 'ui/hant.generated.json'

/** Every Chinese text in the words of screens, with its traditional form, as ui/hant.generated.json holds it. */
export async function hantJson(): Promise<string> {
  const texts = new Set<string>()
  for await (const file of glob('{ui,app,modules}/**/{words,*-words}.ts')) {
    const exported = (await import(pathToFileURL(resolve(file)).href)) as Record<string, unknown>
    for (const value of Object.values(exported)) for (const text of chineseIn(value)) texts.add(text)
  }
  // A text that stays the same needs no line: the screen falls back to it.
  const pairs = [...texts].sort().map((text) => [text, toHant(text)] as const)
  return `${JSON.stringify(Object.fromEntries(pairs.filter(([from, to]) => from !== to)), null, 2)}\n`
}

export const keptHantJson = (): Promise<string> => readFile(OUT, 'utf8').catch(() => '')

function chineseIn(value: unknown): string[] {
  const isWords = value !== null && typeof value === 'object' && 'zh' in value && 'en' in value
  return isWords ? Object.values(value.zh as Record<string, string>) : []
}

if (import.meta.main) {
  const wanted = await hantJson()
  if (!process.argv.includes('--check')) await writeFile(OUT, wanted)
  else if ((await keptHantJson()) !== wanted) {
    console.error(`${OUT} is out of date: run npm run generate`)
    process.exit(1)
  }
}
