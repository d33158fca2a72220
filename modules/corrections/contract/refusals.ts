import * as z from 'zod'
import { problem } from '#platform/problem.ts'
import { ProposalState } from './shapes.ts'

const closed = z.object({ state: ProposalState })

export const CorrectionClosed = problem(409, 'corrections.already_closed', closed)
export const StatementClosed = problem(409, 'statements.already_closed', closed)

export const AlreadyProposed = problem(409, 'corrections.already_proposed')

/** A module whose records the number is counted from; there the record itself is put right. */
export const Keeper = z.enum(['network', 'admission', 'spaces', 'sharing']).meta({ id: 'Keeper' })
export type Keeper = z.infer<typeof Keeper>
/** Correcting the count alone would part it from the record that made it. */
export const KeptByModule = problem(
  422,
  'corrections.kept_by_module',
  z.object({ module: Keeper, measure: z.string() }),
)

export const Obstacle = z
  .enum(['is_a_correction', 'already_corrected', 'left_since'])
  .meta({ id: 'CorrectionObstacle' })
export type Obstacle = z.infer<typeof Obstacle>
/** `left_since`: a later fact took it back in the ordinary way; that one is corrected first. */
export const NotCorrectable = problem(409, 'corrections.not_correctable', z.object({ obstacle: Obstacle }))

export const AlreadyFollowed = problem(409, 'statements.already_followed')
/** The statement that this one follows counts no longer: a correction took it back. */
export const EarlierNotInForce = problem(409, 'statements.earlier_not_in_force')
