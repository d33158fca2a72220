import * as z from 'zod'
import { pageOf, pageQuery, route } from '#platform/contract.ts'
import { NotFound } from '#platform/problem.ts'

export const Checkpoint = z
  .object({
    sealNumber: z.int(),
    /** Facts in that seal and all before it. */
    treeSize: z.int(),
    /** The signed note, byte for byte: c2sp.org/tlog-checkpoint. */
    text: z.string(),
    madeAt: z.iso.datetime(),
    /** The public key that signed it, as c2sp.org/signed-note has it: `name+id+base64`. */
    key: z.string(),
  })
  .meta({ id: 'Checkpoint' })
export type Checkpoint = z.infer<typeof Checkpoint>

export const CheckpointKey = z
  .object({
    vkey: z.string(),
    began: z.iso.datetime(),
    /** When another took its place; null while it signs. What it signed stays checkable. */
    ended: z.iso.datetime().nullable(),
  })
  .meta({ id: 'CheckpointKey' })
export type CheckpointKey = z.infer<typeof CheckpointKey>

const common = { method: 'GET', public: true } as const

export const checkpointsContract = {
  listCheckpoints: route({
    ...common,
    path: '/checkpoints',
    summary: 'List the signed checkpoints, newest first',
    query: z.strictObject(pageQuery),
    ok: pageOf(Checkpoint),
  }),

  getCheckpoint: route({
    ...common,
    path: '/checkpoints/{sealNumber}',
    summary: 'Read the signed checkpoint of one seal',
    params: z.strictObject({ sealNumber: z.coerce.number<number>().int().min(1) }),
    ok: Checkpoint,
    problems: [NotFound],
  }),

  listCheckpointKeys: route({
    ...common,
    path: '/checkpoint-keys',
    summary: 'List the public keys that sign or signed checkpoints, newest first',
    ok: pageOf(CheckpointKey),
  }),
}
