// Operations that take or give the bytes of a file instead of JSON.
import { Readable } from 'node:stream'
import { errorCodes, type FastifyReply, type FastifyRequest } from 'fastify'
import type { FileToSend } from './contract.ts'

/** The body of an operation that takes a file; a body of a type that is parsed is none. */
export function fileIn({ body, headers }: FastifyRequest): Readable {
  const file = body ?? Readable.from([])
  if (file instanceof Readable) return file
  throw new errorCodes.FST_ERR_CTP_INVALID_MEDIA_TYPE(headers['content-type'])
}

/** Never opened by a browser under this site's name, and kept by no cache: what people uploaded may be anything. */
export function sendFile(reply: FastifyReply, { stream, contentType, name, bytes }: FileToSend) {
  // RFC 8187: what encodeURIComponent leaves but the header's grammar does not allow is encoded too.
  const encoded = encodeURIComponent(name.toWellFormed()).replaceAll(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  )
  reply.headers({
    'content-disposition': `attachment; filename*=UTF-8''${encoded}`,
    'content-length': bytes,
    'cache-control': 'no-store',
  })
  return reply.type(contentType).send(stream)
}
