import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { KisReply } from './reply.ts'

/** One request of either port, read to its end. */
export interface HttpRequest {
  readonly method: string
  /** Without the query. */
  readonly path: string
  readonly query: URLSearchParams
  /** By its name in small letters. */
  readonly header: (name: string) => string | undefined
  readonly body: string
}

/** Answers one request; it may also destroy the socket. */
export type HttpHandler = (request: HttpRequest, outgoing: ServerResponse) => void | Promise<void>

export interface HttpServer {
  /** `http://127.0.0.1:port` */
  readonly origin: string
  close(): Promise<void>
}

// Far above any call of KIS; it only keeps a runaway sender from filling the memory.
const longestBody = 1_000_000
// A client that pools connections may pause between two calls. Node's five seconds would cut some of them in the moment
// of use, which is a fault that nobody has asked for.
const keepAliveMs = 65_000

/** Serves on loopback alone; port 0 takes a free one. */
export async function listen(handle: HttpHandler, port: number): Promise<HttpServer> {
  const server = createServer({ keepAliveTimeout: keepAliveMs }, (incoming, outgoing) => {
    readRequest(incoming).then(
      (request) => handle(request, outgoing),
      () => incoming.destroy(), // The sender went away, or sent too much: there is nobody to answer.
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

async function readRequest(incoming: IncomingMessage): Promise<HttpRequest> {
  const chunks: Buffer[] = []
  let length = 0
  for await (const chunk of incoming) {
    length += chunk.length
    if (length > longestBody) throw new RangeError('the body is too long')
    chunks.push(chunk)
  }
  const [path = '', query = ''] = (incoming.url ?? '').split(/\?(.*)/s)
  return {
    method: incoming.method ?? '',
    // KIS takes `//uapi/…`, which many clients send: a host that ends in a slash before a path that begins with one.
    path: path.replace(/^\/+/, '/'),
    query: new URLSearchParams(query),
    header: (name) => [incoming.headers[name]].flat()[0],
    body: Buffer.concat(chunks).toString(),
  }
}

/**
 * Writes an answer as KIS does: its own headers in small letters, the standard ones in Title-Case. KIS's sample client
 * takes every header in small letters for a field name, and dies of `content-type`.
 */
export function writeReply(
  outgoing: ServerResponse,
  { status, body, trCont }: KisReply,
  { at, trId, callId }: { at: number; trId: string | undefined; callId: string },
): void {
  const text = Buffer.from(JSON.stringify(body))
  const standard = ['Content-Type', 'application/json; charset=utf-8', 'Content-Length', `${text.length}`]
  const own = trId === undefined ? [] : ['tr_id', trId, 'tr_cont', trCont ?? '', 'gt_uid', callId]
  // The simulator's time, not the host's.
  outgoing.sendDate = false
  outgoing.writeHead(status, [...standard, 'Date', new Date(at).toUTCString(), ...own])
  outgoing.end(text)
}

export function writeJson(outgoing: ServerResponse, status: number, value: unknown): void {
  const text = JSON.stringify(value)
  outgoing.writeHead(status, { 'Content-Type': 'application/json; charset=utf-8' }).end(text)
}

/** Hands a file out as servers of files do; to HEAD it tells of it only. */
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
