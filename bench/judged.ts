import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import * as z from 'zod'

/** The records of a file with one JSON document a line. */
export async function readJsonLines<T>(folder: string, file: string, shape: z.ZodType<T>): Promise<T[]> {
  const lines = (await readFile(join(folder, file), 'utf8')).split('\n').filter((line) => line.trim() !== '')
  return lines.map((line) => shape.parse(JSON.parse(line)))
}

/** The cells of a file with tabs, without its first line of titles. */
export async function readTabs(folder: string, file: string): Promise<string[][]> {
  const lines = (await readFile(join(folder, file), 'utf8')).split(/\r?\n/).filter((line) => line !== '')
  return lines.slice(1).map((line) => line.split('\t'))
}

export const share = (hits: number, all: number): string => (all === 0 ? 0 : hits / all).toFixed(3)
