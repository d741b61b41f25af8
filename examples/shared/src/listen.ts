import { createServer } from 'node:http'
import { getRequestListener, type Http2Bindings, type HttpBindings } from '@hono/node-server'

export interface Served {
  /** `http://host:port` */
  readonly url: string
  /** Ends what is under way, and then the rest. */
  stop(): Promise<void>
}

/** @throws what the system says, such as EADDRINUSE */
export async function listen(
  fetch: (request: Request, bindings: HttpBindings | Http2Bindings) => Response | Promise<Response>,
  { host, port }: { readonly host: string; readonly port: number },
): Promise<Served> {
  // A caller who sends his request in drops does not hold a connection for the five minutes of Node’s default.
  const server = createServer({ requestTimeout: 30_000 }, getRequestListener(fetch))
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, resolve)
  })
  const address = server.address()
  const bound = typeof address === 'object' && address !== null ? address.port : port
  return {
    url: `http://${host.includes(':') ? `[${host}]` : host}:${bound}`,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeIdleConnections()
      }),
  }
}
