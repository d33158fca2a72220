import type { Api } from '#platform/http.ts'
import { challengeApi, milestoneApi, secrecyApi } from './api/challenges.ts'
import { awardApi, bidApi } from './api/judging.ts'
import { challengesContract } from './contract.ts'

export const challengesApi: Api = {
  contract: challengesContract,
  handlers: {
    ...challengeApi.handlers,
    ...secrecyApi.handlers,
    ...bidApi.handlers,
    ...awardApi.handlers,
    ...milestoneApi.handlers,
  },
}
