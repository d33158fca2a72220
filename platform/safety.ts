import type { FastifyReply, FastifyRequest } from 'fastify'
import { ForeignOrigin, refused } from './problem.ts'

// Style attributes are set by scripts through the object model, which the policy allows; sheets come from files only.
const POLICY = [
  `default-src 'self'`,
  `img-src 'self' data: blob:`,
  `object-src 'none'`,
  `base-uri 'self'`,
  `form-action 'self'`,
  `frame-ancestors 'none'`,
].join('; ')

/** Headers of every answer: nothing runs, loads or frames this site that does not come from it. */
export async function securityHeaders(_: FastifyRequest, reply: FastifyReply): Promise<void> {
  reply.headers({
    'content-security-policy': POLICY,
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'same-origin',
    'cross-origin-opener-policy': 'same-origin',
    'permissions-policy': 'camera=(), geolocation=(), microphone=()',
  })
}

/**
 * Refuses a write that a page of another site sends with the reader's cookie.
 * Programs send no `Origin` and pass; they carry no cookie that they were not given.
 */
export function checkOrigin({ headers }: FastifyRequest, publicUrl: URL | undefined): void {
  const { origin, host } = headers
  if (origin === undefined) {
    if (headers['sec-fetch-site'] === 'cross-site') throw refused(ForeignOrigin)
    return
  }
  const isOwn = publicUrl ? origin === publicUrl.origin : URL.parse(origin)?.host === host
  if (!isOwn) throw refused(ForeignOrigin)
}
