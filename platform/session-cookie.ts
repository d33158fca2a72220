import type { FastifyReply, FastifyRequest } from 'fastify'

/** The cookie that holds a session's token, which is opaque here. */
export interface SessionCookie {
  readonly token: string | undefined
  set(token: string, expires: Date): void
  clear(): void
}

const isSecure = (publicUrl: URL | undefined) => publicUrl?.protocol === 'https:'

/** Over https the prefix binds the cookie to this very host; browsers refuse it on plain http. */
const nameOf = (publicUrl: URL | undefined) => (isSecure(publicUrl) ? '__Host-juguang' : 'juguang')

export const sessionToken = ({ cookies }: FastifyRequest, publicUrl: URL | undefined): string | undefined =>
  cookies[nameOf(publicUrl)]

export function sessionCookie(
  request: FastifyRequest,
  reply: FastifyReply,
  publicUrl: URL | undefined,
): SessionCookie {
  const name = nameOf(publicUrl)
  const options = { path: '/', httpOnly: true, secure: isSecure(publicUrl), sameSite: 'lax' as const }
  return {
    token: sessionToken(request, publicUrl),
    set: (token, expires) => void reply.setCookie(name, token, { ...options, expires }),
    clear: () => void reply.clearCookie(name, options),
  }
}
