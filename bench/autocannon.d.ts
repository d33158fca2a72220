// What we use of a package that brings no types.
declare module 'autocannon' {
  interface Request {
    readonly method?: string
    readonly path?: string
    readonly headers?: Record<string, string>
    readonly body?: string
  }
  interface Options {
    url: string
    connections: number
    duration: number
    /** Each connection sends them one after the other, again and again. */
    requests: (Request | { setupRequest: (request: Request) => Request | undefined })[]
    /** Called for each connection before it sends. */
    setupClient?: (client: { setRequests: (requests: Request[]) => void }) => void
  }
  interface Result {
    duration: number
    requests: { total: number }
    non2xx: number
    errors: number
  }
  interface Instance extends Promise<Result> {
    /** `milliseconds` has a fraction, unlike the result's own percentiles. */
    on(
      event: 'response',
      heard: (client: unknown, status: number, bytes: number, milliseconds: number) => void,
    ): void
  }
  export default function autocannon(options: Options): Instance
}
