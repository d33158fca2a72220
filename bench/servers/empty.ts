// What the framework costs: one route that answers with nothing.
import Fastify from 'fastify'
import { answerParent } from '../child.ts'

answerParent(async () => {
  const http = Fastify()
  http.get('/', async () => ({}))
  return { url: await http.listen({ host: '127.0.0.1', port: 0 }) }
})
