// Files that other programs fetch again and again, at addresses under /feeds: written when asked for, sent only if changed.
import { hash } from 'node:crypto'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import * as z from 'zod'
import { type Language, languageQuery, route } from './contract.ts'
import type { Db } from './db.ts'
import { sendProblem } from './http.ts'
import { parseRequest } from './parse.ts'
import { Problem } from './problem.ts'

export interface Feed {
  /** Under `/feeds/`, with its ending: `/feeds/bulletins.atom`. */
  readonly path: `/feeds/${string}`
  readonly contentType: string
  /** The whole file. It must be the same text as long as nothing changed, or readers fetch it each time. */
  write(db: Db, given: FeedRequest): Promise<string>
}

export interface FeedRequest {
  readonly lang: Language
  /** Origin of the site as its readers reach it, without a slash at the end. */
  readonly site: string
}

/** Serves feeds to everybody. A reader that names the tag of what it has gets 304 while that is current. */
export function mountFeeds(
  http: FastifyInstance,
  feeds: readonly Feed[],
  { db, publicUrl }: { db: Db; publicUrl: URL | undefined },
): void {
  for (const feed of feeds)
    http.get(feed.path, async (request, reply) => {
      try {
        const site = publicUrl?.origin ?? `${request.protocol}://${request.host}`
        const body = await feed.write(db, { lang: languageAsked(feed.path, request), site })
        const tag = `"${hash('sha256', body, 'base64url')}"`
        reply.headers({ etag: tag, 'cache-control': 'no-cache' })
        if (namesTag(request, tag)) return await reply.code(304).send()
        return await reply.type(feed.contentType).send(body)
      } catch (error) {
        if (error instanceof Problem) return sendProblem(request, reply, error)
        throw error
      }
    })
}

function languageAsked(path: string, { query }: FastifyRequest): Language {
  const asked = route({
    method: 'GET',
    path,
    summary: 'A feed',
    query: z.strictObject(languageQuery),
    ok: z.string(),
  })
  const parsed = parseRequest(asked, { params: {}, query, body: undefined })
  return (parsed.query as { lang: Language }).lang
}

/** By weak comparison, as RFC 9110 13.1.2 asks of If-None-Match. */
const namesTag = ({ headers }: FastifyRequest, tag: string): boolean =>
  (headers['if-none-match'] ?? '')
    .split(',')
    .some((one) => ['*', tag].includes(one.trim().replace(/^W\//, '')))
