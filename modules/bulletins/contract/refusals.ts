import * as z from 'zod'
import { FieldProblem, problem } from '#platform/problem.ts'

export const DraftStatus = z
  .enum(['draft', 'in_review', 'returned', 'published', 'withdrawn'])
  .meta({ id: 'BulletinDraftStatus' })
export type DraftStatus = z.infer<typeof DraftStatus>

/** The step does not fit the state that the draft is in. */
export const WrongState = problem(409, 'bulletins.wrong_state', z.object({ state: DraftStatus }))
/** What is still missing before anybody reads it, each by its place in the text. */
export const NotReady = problem(422, 'bulletins.not_ready', z.object({ problems: z.array(FieldProblem) }))
export const PictureRefused = problem(
  422,
  'bulletins.picture_refused',
  z.object({ reason: z.enum(['not_yours', 'not_a_picture', 'damaged', 'too_large']) }),
)
