import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'

/** Request of either port, read to its end. */
export interface HttpRequest {
  readonly method: string
  /** Path without the query. */
  readonly path: string
  readonly query: URLSearchParams
  /** Returns a header by its name in small letters. */
  readonly header: (name: string) => string | undefined
  readonly body: string
}

/** Answers one request; it may also destroy the socket. */
export type HttpHandler = (request: HttpRequest, outgoing: ServerResponse) => void | Promise<void>

export interface HttpServer {
  /** Origin, `http://127.0.0.1:port`. */
  readonly origin: string
  close(): Promise<void>
}

// In bytes. Far above any call of KIS; it only keeps a faulty sender from filling the memory.
const longestBody = 1_000_000
// A client that pools connections may pause between two calls. Node's five seconds would close some connections in the
// moment of use, which is a fault that no test has asked for.
const keepAliveMs = 65_000

/** Serves on loopback only; port 0 takes a free one. */
export async function listen(handle: HttpHandler, port: number): Promise<HttpServer> {
  const server = createServer({ keepAliveTimeout: keepAliveMs }, (incoming, outgoing) => {
    readRequest(incoming).then(
      (request) => handle(request, outgoing),
      () => incoming.destroy(), // The sender closed the connection, or sent too much: no answer would arrive.
    )
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, '127.0.0.1', resolve)
  })
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('the simulator listens on no port')
  return {
    origin: `http://127.0.0.1:${address.port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

async function readBody(incoming: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  let length = 0
  for await (const chunk of incoming) {
    length += chunk.length
    if (length > longestBody) throw new RangeError('the body is too long')
    chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString()
}

async function readRequest(incoming: IncomingMessage): Promise<HttpRequest> {
  const { 'content-length': declared, 'transfer-encoding': coding } = incoming.headers
  const body = declared === undefined && coding === undefined ? '' : await readBody(incoming)
  return createRequest({
    method: incoming.method ?? '',
    target: incoming.url ?? '',
    header(name) {
      const value = incoming.headers[name]
      return Array.isArray(value) ? value[0] : value
    },
    body,
  })
}

/** Creates the request of a target, which is its path with the query. */
export function createRequest({
  target,
  ...request
}: Pick<HttpRequest, 'method' | 'header' | 'body'> & { readonly target: string }): HttpRequest {
  const [path = '', query = ''] = target.split(/\?(.*)/s)
  return {
    ...request,
    // KIS accepts `//uapi/…`, which many clients send: their host ends in a slash, and the path begins with one.
    path: path.replace(/^\/+/, '/'),
    query: new URLSearchParams(query),
  }
}

export function writeJson(outgoing: ServerResponse, status: number, value: unknown): void {
  const text = JSON.stringify(value)
  outgoing.writeHead(status, { 'Content-Type': 'application/json; charset=utf-8' }).end(text)
}

/** Serves a file as a file server does; HEAD gets the headers only. */
export function writeFile(
  outgoing: ServerResponse,
  { method, path }: HttpRequest,
  { bytes, madeAt }: { readonly bytes: Uint8Array; readonly madeAt: number },
): void {
  outgoing.writeHead(200, {
    'Content-Type': path.endsWith('.zip') ? 'application/zip' : 'application/octet-stream',
    'Content-Length': bytes.length,
    'Last-Modified': new Date(madeAt).toUTCString(),
    ETag: `"${madeAt.toString(16)}-${bytes.length.toString(16)}"`,
  })
  outgoing.end(method === 'HEAD' ? undefined : bytes)
}
