import type { Api } from '#platform/http.ts'
import { covenantApi } from './api/covenant.ts'
import { qualificationApi } from './api/qualifications.ts'
import { resourceApi } from './api/resources.ts'
import { sharingContract } from './contract.ts'

export const sharingApi: Api = {
  contract: sharingContract,
  handlers: { ...resourceApi.handlers, ...qualificationApi.handlers, ...covenantApi.handlers },
}
