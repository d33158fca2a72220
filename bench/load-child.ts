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
  const load = autocannon({
    url,
    connections,
    duration: seconds,
    requests: once ? [{ setupRequest: next }] : [...requests],
  })
  load.on('response', (_, __, ___, took) => milliseconds.push(took))
  const { duration, requests: sent, non2xx, errors } = await load
  return { answers: sent.total, seconds: duration, failures: non2xx + errors, milliseconds, used }
})
