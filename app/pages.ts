// Sends the browser part: files by their names, and the one page for every address that only the browser knows.
import fastifyStatic from '@fastify/static'
import type { FastifyInstance } from 'fastify'

/** Addresses that never belong to the browser's router: a wrong one there is a 404, not a page. */
const NOT_PAGES = /^\/(api|assets|feeds|open311|hsds|credentials)(\/|$|\?)/

export function mountPages(http: FastifyInstance, folder: string): void {
  http.register(fastifyStatic, {
    root: folder,
    preCompressed: true,
    wildcard: false,
    setHeaders: (reply, path) => {
      // Vite names files under assets by their content, so they never change.
      const isNamedByContent = path.includes('/assets/')
      reply.header('cache-control', isNamedByContent ? 'public, max-age=31536000, immutable' : 'no-cache')
    },
  })
  http.get('/*', (request, reply) =>
    NOT_PAGES.test(request.url) ? reply.callNotFound() : reply.sendFile('index.html'),
  )
}
