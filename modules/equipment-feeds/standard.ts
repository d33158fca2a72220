import * as z from 'zod'
import { byId, languageQuery, route } from '#platform/contract.ts'
import { NotFound, notFound, type Problem } from '#platform/problem.ts'
import { implementStandard, type Sent, type Writing } from '#platform/standards.ts'
import { INSTRUMENT, pidinstOf } from './pidinst.ts'
import { listOffered } from './queries.ts'

const contract = {
  getInstrument: route({
    method: 'GET',
    path: '/feeds/instruments/{id}',
    summary: 'One instrument as PIDINST metadata',
    params: byId,
    query: z.strictObject(languageQuery),
    ok: z.record(z.string(), z.unknown()),
    problems: [NotFound],
  }),
}

const sent = (value: unknown, status = 200): Sent => ({
  status,
  type: 'application/json; charset=utf-8',
  text: JSON.stringify(value),
})

const writing: Writing = {
  formats: ['json'],
  answer: (_, value) => sent(value),
  refusal: ({ status, code }: Problem) => sent({ status, code }, status),
}

/** The address at which a register of identifiers reads one instrument. */
export const pidinst = implementStandard(
  contract,
  {
    getInstrument: async ({ params, query }, { db, site }) => {
      const [row] = await listOffered(db, params.id)
      if (row?.kind !== INSTRUMENT) throw notFound('instrument')
      return pidinstOf(row, { lang: query.lang, site })
    },
  },
  writing,
)
