import { implement } from '#platform/http.ts'
import { wallContract } from './contract.ts'
import { readWall } from './public.ts'

export const wallApi = implement(wallContract, {
  getWall: ({ query: { lang } }, { db, today }) => readWall(db, { lang, today }),
})
