import { defineAccess, either, type Rule, when } from '#platform/access.ts'
import type { FigureRow } from './queries/figures.ts'

type Figure = Pick<FigureRow, 'records'>

const everybody: Rule<unknown> = ({ personId }) => ({
  id: null,
  personId,
  role: 'everybody',
  bodyKind: 'city',
  bodyId: '',
})
const peopleOfTheNetwork: Rule<unknown> = ({ posts }) => posts[0]

/** Who may open the single records behind a figure. Of a `counted` figure nobody here sees more than the number. */
export const figuresAccess = defineAccess({
  'figures.open_records': either<Figure>(
    when<Figure>(({ records }) => records === 'public', everybody),
    when<Figure>(({ records }) => records === 'members', peopleOfTheNetwork),
  ),
})
