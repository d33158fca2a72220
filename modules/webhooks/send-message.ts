import { lookup as resolve } from 'node:dns'
import { request as encrypted, type RequestOptions } from 'node:https'
import type { ClientRequest, IncomingMessage } from 'node:http'
import { isIP, type LookupFunction } from 'node:net'
import type { WebhookFault } from './contract.ts'
import { isPublicAddress } from './public-address.ts'

/** A receiver that takes longer loses the message for now. */
const LONGEST_MS = 10_000

/** What a message may reach, and how. Tests reach a server on this machine instead. */
export interface Reach {
  readonly request: (
    url: URL,
    options: RequestOptions,
    answered: (answer: IncomingMessage) => void,
  ) => ClientRequest
  readonly isAllowed: (address: string) => boolean
}
export const publicReach: Reach = { request: encrypted, isAllowed: isPublicAddress }

class NotAllowed extends Error {}

export interface Attempt {
  /** Null where no answer came. */
  status: number | null
  /** Null where the receiver took it: 2xx. */
  fault: WebhookFault | null
}

/** The address that a URL names by number, or undefined where it is a name. */
export function numberedAddress({ hostname }: URL): string | undefined {
  const address = hostname.replace(/^\[(.*)\]$/, '$1')
  return isIP(address) > 0 ? address : undefined
}

/** Posts once. The addresses of a name are judged in the look-up of the connection itself, so none can change in between. */
export async function sendMessage(
  url: URL,
  headers: Readonly<Record<string, string>>,
  body: string,
  { request, isAllowed }: Reach = publicReach,
): Promise<Attempt> {
  const numbered = numberedAddress(url)
  if (numbered !== undefined && !isAllowed(numbered)) return { status: null, fault: 'address_not_allowed' }
  const options = {
    method: 'POST',
    headers: { ...headers, 'content-length': String(Buffer.byteLength(body)) },
    agent: false,
    lookup: lookupOf(isAllowed),
    signal: AbortSignal.timeout(LONGEST_MS),
  } as const
  try {
    const status = await new Promise<number>((answered, failed) => {
      const sent = request(url, options, (answer) => {
        answered(answer.statusCode ?? 0)
        answer.destroy()
      })
      sent.on('error', failed)
      sent.end(body)
    })
    return { status, fault: status >= 200 && status < 300 ? null : 'refused' }
  } catch (error) {
    return { status: null, fault: faultOf(error) }
  }
}

function faultOf(error: unknown): WebhookFault {
  if (error instanceof NotAllowed) return 'address_not_allowed'
  return error instanceof Error && error.name === 'AbortError' ? 'too_slow' : 'unreachable'
}

/** One address that is not allowed among several refuses the name: which is taken would be chance. */
const lookupOf =
  (isAllowed: Reach['isAllowed']): LookupFunction =>
  (hostname, options, answer) =>
    resolve(hostname, { ...options, all: true }, (error, addresses) => {
      const [first] = addresses ?? []
      if (error || !first) answer(error ?? new Error('no address'), '', 0)
      else if (!addresses.every(({ address }) => isAllowed(address))) answer(new NotAllowed(), '', 0)
      else if (options.all) answer(null, addresses)
      else answer(null, first.address, first.family)
    })
