import type { Db } from '#platform/db.ts'

/**
 * Time of a resource became free. Called in the transaction that freed it, the resource locked, so that whoever waits
 * for it is served before anybody else can see it.
 */
export const freed = async (_db: Db, _resourceId: string, _moment: Date): Promise<void> => undefined
