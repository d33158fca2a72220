import { join } from 'node:path'
import type { Config } from '#app/config.ts'
import { prepareDatabase } from '#app/prepare-database.ts'
import { dayIn } from '#platform/clock.ts'
import { type Db, openDb } from '#platform/db.ts'
import { findRunningPostgres, startPostgres } from '#platform/embedded-postgres.ts'
import { lockFolder } from '#platform/folder-lock.ts'
import type { CommandContext } from './command.ts'

/** Opened for one command: the database of a running Juguang, or one that is started for it and stopped after it. */
export interface OpenedContext {
  readonly context: Omit<CommandContext, 'print' | 'tell'>
  readonly close: () => Promise<void>
}

/** A command may read and count for minutes, unlike a request. */
const STATEMENT_MS = 10 * 60_000

export async function openContext({ data, database }: Config): Promise<OpenedContext> {
  const undo: (() => unknown)[] = []
  const close = async () => {
    for (const step of undo.reverse()) await step()
  }
  try {
    const ownerUrl = database ?? (await embeddedUrl(data, undo))
    const { appUrl } = await prepareDatabase(ownerUrl)
    const [db, owner] = [appUrl, ownerUrl].map((url) => {
      const opened = openDb(url, 4, STATEMENT_MS)
      undo.push(() => opened.destroy())
      return opened
    }) as [Db, Db]
    return { context: { db, owner, ownerUrl, data, today: await todayIn(db) }, close }
  } catch (error) {
    await close()
    throw error
  }
}

async function embeddedUrl(data: string, undo: (() => unknown)[]): Promise<string> {
  const folder = join(data, 'postgres')
  const running = await findRunningPostgres(folder)
  if (running) return running
  const lock = await lockFolder(data)
  undo.push(lock.release)
  const postgres = await startPostgres(folder)
  undo.push(postgres.stop)
  return postgres.url
}

async function todayIn(db: Db): Promise<string> {
  const city = await db.selectFrom('city').select('zone').executeTakeFirst()
  return dayIn(city?.zone ?? 'UTC', new Date())
}
