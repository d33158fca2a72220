import type { Api } from '#platform/http.ts'
import { handlingApi } from './api/handlings.ts'
import { matterApi } from './api/matters.ts'
import { ratesApi } from './api/rates.ts'
import { residentApi } from './api/residents.ts'
import { suggestionApi } from './api/suggestions.ts'
import { mattersContract } from './contract.ts'

export const mattersApi: Api = {
  contract: mattersContract,
  handlers: {
    ...matterApi.handlers,
    ...handlingApi.handlers,
    ...residentApi.handlers,
    ...suggestionApi.handlers,
    ...ratesApi.handlers,
  },
}
