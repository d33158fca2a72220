// What the operator's tools ask the process: does it live, may it be sent requests, how is it doing.
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { sql } from 'kysely'
import { collectDefaultMetrics, Gauge, Histogram, type OpenMetricsContentType, Registry } from 'prom-client'
import type { Actor } from '#platform/access.ts'
import { type Db, isUnavailable } from '#platform/db.ts'
import { notFound } from '#platform/problem.ts'

export interface Operations {
  readonly db: Db
  /** Names of the migrations that this version needs. */
  readonly migrations: readonly string[]
  readonly actorOf: (request: FastifyRequest) => Promise<Actor>
}

/** Facts wait a few seconds at most; ten minutes mean that the sealer stands still. */
const LONGEST_WAIT_SECONDS = 600
const OPERATORS = new Set(['operator', 'system-administrator'])

export function mountOperations(http: FastifyInstance, { db, migrations, actorOf }: Operations): void {
  http.get('/healthz', async () => ({ status: 'ok' }))

  http.get('/readyz', async (_, reply) => {
    const reasons = await reasonsNotReady(db, migrations)
    return reply
      .code(reasons.length === 0 ? 200 : 503)
      .send({ status: reasons.length === 0 ? 'ready' : 'not ready', reasons })
  })

  const registry = measure(http, db)
  http.get('/metrics', async (request, reply) => {
    const { posts } = await actorOf(request)
    // For others it does not exist, as for any address that they may not know of.
    if (!posts.some((post) => OPERATORS.has(post.role))) throw notFound('address')
    return reply.type(registry.contentType).send(await registry.metrics())
  })
}

async function reasonsNotReady(db: Db, migrations: readonly string[]): Promise<string[]> {
  try {
    const applied = await sql<{ name: string }>`select name from migration`.execute(db)
    const names = new Set(applied.rows.map((row) => row.name))
    const missing = migrations
      .filter((name) => !names.has(name))
      .map((name) => `migration ${name} is missing`)
    const seconds = await secondsUnsealed(db)
    return seconds > LONGEST_WAIT_SECONDS
      ? [...missing, `facts have waited ${seconds} s to be sealed`]
      : missing
  } catch (error) {
    if (isUnavailable(error)) return ['the database does not answer']
    throw error
  }
}

/** How long the oldest fact has waited to be sealed; its event knows when it came. Ids are in the order of time. */
async function secondsUnsealed(db: Db): Promise<number> {
  const { rows } = await sql<{ seconds: number | null }>`
    select extract(epoch from now() - min(happened_at))::int as seconds
    from event where id in (select event_id from unsealed_fact() order by id limit 1)`.execute(db)
  return rows[0]?.seconds ?? 0
}

function measure(http: FastifyInstance, db: Db): Registry<OpenMetricsContentType> {
  const registry = new Registry<OpenMetricsContentType>()
  registry.setContentType(Registry.OPENMETRICS_CONTENT_TYPE)
  collectDefaultMetrics({ register: registry })
  const requests = new Histogram({
    name: 'juguang_request_seconds',
    help: 'Time from request to answer, by operation and status',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.25, 1, 5],
    registers: [registry],
  })
  new Gauge({
    name: 'juguang_unsealed_seconds',
    help: 'How long the oldest fact has waited to be sealed',
    registers: [registry],
    async collect() {
      this.set(await secondsUnsealed(db))
    },
  })
  http.addHook('onResponse', async ({ method, routeOptions }, reply) => {
    const labels = { method, route: routeOptions.url ?? 'none', status: reply.statusCode }
    requests.observe(labels, reply.elapsedTime / 1000)
  })
  return registry
}
