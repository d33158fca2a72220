// Sends requests for some seconds: a process of its own, so that counting takes no time from who answers.
import autocannon from 'autocannon'
import { answerParent } from './child.ts'
import type { Load, Loaded } from './load.ts'

answerParent(async ({ url, requests, once, connections, seconds }: Load): Promise<Loaded> => {
  const milliseconds: number[] = []
  let used = 0
  const next = () => {
    const request = requests[used++]
    if (!request) throw new Error('More was asked than there are requests to send')
    return { ...request }
  }
  let clients = 0
  const load = autocannon({
    url,
    connections,
    duration: seconds,
    requests: once ? [{ setupRequest: next }] : [...requests],
    // Each begins with another, for they would all ask the same in step.
    ...(once || requests.length === 1
      ? {}
      : { setupClient: (client) => client.setRequests(turned(requests, clients++)) }),
  })
  load.on('response', (_, __, ___, took) => milliseconds.push(took))
  const { duration, requests: sent, non2xx, errors } = await load
  return { answers: sent.total, seconds: duration, failures: non2xx + errors, milliseconds, used }
})

const turned = <T>(list: readonly T[], by: number): T[] => [
  ...list.slice(by % list.length),
  ...list.slice(0, by % list.length),
]
