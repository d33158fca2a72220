import type { Api } from '#platform/http.ts'
import { accountApi } from './api/accounts.ts'
import { eventApi } from './api/events.ts'
import { postApi } from './api/posts.ts'
import { sessionApi } from './api/session.ts'
import { peopleContract } from './contract.ts'

export const peopleApi: Api = {
  contract: peopleContract,
  handlers: { ...sessionApi.handlers, ...accountApi.handlers, ...postApi.handlers, ...eventApi.handlers },
}
