import { createServer, type ServerResponse } from 'node:http'
import { getRequestListener, type Http2Bindings, type HttpBindings } from '@hono/node-server'

/** A running server. */
export interface Served {
  /** URL of the server: `http://host:port`. */
  readonly url: string
  /** Waits for the requests in flight, and closes the server. Their connections take no further request. */
  stop(): Promise<void>
}

/** Starts an HTTP server. @throws the error of the system, such as EADDRINUSE */
export async function listen(
  fetch: (request: Request, bindings: HttpBindings | Http2Bindings) => Response | Promise<Response>,
  { host, port }: { readonly host: string; readonly port: number },
): Promise<Served> {
  // A caller that sends its request in drops must not hold a connection for the five minutes of Node’s default.
  const server = createServer({ requestTimeout: 30_000 }, getRequestListener(fetch))
  const open = new Set<ServerResponse>()
  let isStopping = false
  server.prependListener('request', (_, response) => {
    // A connection that was kept open may bring one more request.
    if (isStopping) response.setHeader('connection', 'close')
    open.add(response)
    response.once('close', () => open.delete(response))
  })
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
        isStopping = true
        server.close(() => resolve())
        // Node would keep the connection after the answer, and a caller that tries again would hold the stop.
        for (const response of open) if (!response.headersSent) response.setHeader('connection', 'close')
        server.closeIdleConnections()
      }),
  }
}
