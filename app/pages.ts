// Sends the browser part: files by their names, and the one page for every address that only the browser knows.
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, gzip } from 'node:zlib'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { CityRow } from '#modules/city/public.ts'

/** Addresses that never belong to the browser's router: a wrong one there is a 404, not a page. */
const NOT_PAGES = /^\/(api|assets|feeds|open311|hsds|credentials)(\/|$|\?)/

export async function mountPages(http: FastifyInstance, folder: string, city: CityRow): Promise<void> {
  http.register(fastifyStatic, {
    root: folder,
    index: false,
    preCompressed: true,
    wildcard: false,
    // Vite names these files by their content, so they never change.
    setHeaders: (reply, path) =>
      void reply.header(
        'cache-control',
        path.includes('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache',
      ),
  })
  const send = sender(pageOf(await readFile(join(folder, 'index.html'), 'utf8'), city))
  http.get('/*', async (request, reply) =>
    NOT_PAGES.test(request.url) ? reply.callNotFound() : (await send)(request, reply),
  )
}

/** The page says from the first byte whose it is, and in which zone it shows times. */
function pageOf(html: string, { zone, content }: CityRow): string {
  const name = escaped(content.scienceCity.zh)
  return html
    .replace('<html ', `<html data-zone="${escaped(zone)}" `)
    .replace(
      '<title>聚光</title>',
      `<title>聚光 · ${name}</title><meta name="description" content="${name}" />`,
    )
}

const escaped = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')

/** Compressed once; every first visit asks for it. */
async function sender(page: string) {
  const bodies = {
    br: await promisify(brotliCompress)(page),
    gzip: await promisify(gzip)(page),
  }
  return ({ headers }: FastifyRequest, reply: FastifyReply) => {
    const accepted = String(headers['accept-encoding'] ?? '')
    const encoding = /\bbr\b/.test(accepted) ? 'br' : /\bgzip\b/.test(accepted) ? 'gzip' : undefined
    reply.headers({ 'cache-control': 'no-cache', vary: 'accept-encoding' }).type('text/html; charset=utf-8')
    return encoding ? reply.header('content-encoding', encoding).send(bodies[encoding]) : reply.send(page)
  }
}
