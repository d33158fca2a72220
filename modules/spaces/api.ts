import type { Api } from '#platform/http.ts'
import { dutyApi } from './api/duty.ts'
import { spaceApi } from './api/spaces.ts'
import { spacesContract } from './contract.ts'

export const spacesApi: Api = {
  contract: spacesContract,
  handlers: { ...spaceApi.handlers, ...dutyApi.handlers },
}
