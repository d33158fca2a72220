import type { Db } from '#platform/db.ts'
import { addJob } from '#platform/jobs.ts'

export const SIGN = 'checkpoints.sign'

/**
 * Has a checkpoint made as soon as this transaction has committed; it will cover every fact committed by then.
 * Without a key of the queue, because two transactions that publish would wait for each other at its row.
 */
export const requestCheckpoint = (tx: Db): Promise<void> => addJob(tx, SIGN, {})
