import { createServer, type IncomingMessage, type Server, type ServerResponse, STATUS_CODES } from 'node:http'
import type { Clock } from '../../clock.ts'
import type { Parameters } from '../call/parameters.ts'
import { readParameters } from '../call/read-parameters.ts'
import { Refusal, tooManyRequests } from '../call/refusal.ts'
import { methodNamed, type Reply } from '../methods/registry.ts'
import type { World } from '../world.ts'
import type { Fault, FaultBook } from './faults.ts'

const mostBodyBytes = 60 * 1024 * 1024
const frontEndPage = `<html>\r\n<head><title>502 Bad Gateway</title></head>\r\n<body>\r\n<center><h1>502 Bad Gateway</h1></center>\r\n<hr><center>nginx/1.18.0</center>\r\n</body>\r\n</html>\r\n`

/** Answer on the wire. */
interface Answer {
  readonly status: number
  readonly body: string
  readonly contentType?: string
  readonly retryAfter?: number | undefined
}

/** Creates the HTTP side of the Bot API: envelope, token, method, faults. */
export function createBotApiServer(options: {
  readonly world: World
  readonly clock: Clock
  readonly faults: FaultBook
  /** Returns the token; undefined once it is revoked. */
  token(): string | undefined
}): Server {
  const { world, clock, faults } = options

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const download = readPath(request.url ?? '', /^\/file\/bot([^/]*)\/(.*)$/s)
    if (download !== undefined) {
      sendFile(response, download)
      return
    }
    const path = readPath(request.url ?? '', /^\/bot([^/]*)\/(.*)$/s)
    if (path === undefined) {
      send(response, refused(new Refusal(404, '')))
      return
    }
    const name = methodNamed(path.rest)?.name ?? path.rest
    const fault = faults.take(name)
    if (fault === 'drop-before' || fault === 'reset') {
      world.log.call(name, [])
      if (fault === 'reset') request.socket.resetAndDestroy()
      else request.socket.destroy()
      return
    }
    const gone = new AbortController()
    response.on('close', () => gone.abort())
    const call = await readCall(request, path.query)
    const answered = world.log.call(name, call instanceof Refusal ? [] : call.entries())
    const instead = insteadOf(fault)
    const answer = instead ?? (await answerTo(path, call, gone.signal))
    if (fault === 'drop-after') {
      request.socket.destroy()
      return
    }
    if (gone.signal.aborted) return
    if (typeof fault === 'object' && 'delayMs' in fault) {
      await new Promise<void>((resolve) => void clock.setTimeout(resolve, fault.delayMs))
    }
    answered(answer.status, answer.description)
    send(response, fault === 'cut-json' ? { ...answer, body: answer.body.slice(0, answer.body.length / 2) } : answer)
  }

  function sendFile(response: ServerResponse, { token, rest: path }: Path): void {
    const bytes = token === options.token() ? world.files.download(path) : undefined
    if (bytes === undefined) {
      send(response, refused(new Refusal(token === options.token() ? 404 : 401, '')))
      return
    }
    response.writeHead(200, { 'Content-Type': 'application/octet-stream', 'Content-Length': bytes.length })
    response.end(bytes)
  }

  async function answerTo(
    path: Path,
    call: Parameters | Refusal,
    gone: AbortSignal,
  ): Promise<Answer & { readonly description?: string }> {
    const method = methodNamed(path.rest)
    try {
      checkToken(path.token, options.token())
      if (call instanceof Refusal) throw call
      if (method === undefined) throw new Refusal(404, 'method not found')
      return succeeded(await method.run(world, call, gone))
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      if (!(call instanceof Refusal)) noteRefusal(world, method?.name ?? path.rest, call, error)
      return refused(error)
    }
  }

  return createServer((request, response) => {
    serve(request, response).catch((error: unknown) => {
      // The client has closed its connection during its own call; or this server has a fault, which must show.
      if (request.socket.destroyed || response.headersSent) request.socket.destroy()
      else send(response, refused(new Refusal(500, error instanceof Error ? error.message : 'unknown')))
    })
  })
}

/** Runs a method call that came as the answer to a webhook delivery. Its errors are reported nowhere, as in reality. */
export function runWebhookReply(world: World, body: { readonly contentType: string; readonly body: Uint8Array }): void {
  const forbidden = /^(?:get|setwebhook|deletewebhook|close|logout)/i
  const run = async () => {
    const parameters = readParameters({ query: '', ...body })
    const name = parameters.text('method')
    const method = forbidden.test(name) ? undefined : methodNamed(name)
    if (method === undefined) return
    const answered = world.log.call(method.name, parameters.entries())
    try {
      await method.run(world, parameters, new AbortController().signal)
      answered(200)
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      answered(error.code, error.description)
      noteRefusal(world, method.name, parameters, error)
    }
  }
  run().catch((error: unknown) => {
    if (!(error instanceof Refusal)) throw error
  })
}

function noteRefusal(world: World, method: string, parameters: Parameters, { code, description }: Refusal): void {
  const chatId = Number(parameters.text('chat_id')) || world.callbacks.chatOf(parameters.text('callback_query_id')) || 0
  world.log.add({ kind: 'refused', chatId, method, code, description })
}

interface Path {
  readonly token: string
  /** Method of a call, or the path of a file. */
  readonly rest: string
  readonly query: string
}

function readPath(url: string, pattern: RegExp): Path | undefined {
  const [path = '', query = ''] = url.split(/\?(.*)/s)
  const match = pattern.exec(path)
  if (match === null) return undefined
  try {
    return { token: decodeURIComponent(match[1] ?? ''), rest: decodeURIComponent(match[2] ?? ''), query }
  } catch {
    return undefined
  }
}

function checkToken(token: string, good: string | undefined): void {
  if (token.startsWith('0') || token.length > 80 || !token.includes(':') || token.includes('/')) {
    throw new Refusal(401, 'invalid token specified')
  }
  if (!/^\d+:/.test(token)) throw new Refusal(421, 'unallowed token specified')
  if (token !== good) throw new Refusal(401, '')
}

async function readCall(request: IncomingMessage, query: string): Promise<Parameters | Refusal> {
  if (request.method !== 'GET' && request.method !== 'POST') return new Refusal(404, '')
  const chunks: Buffer[] = []
  let bytes = 0
  for await (const chunk of request) {
    bytes += chunk.length
    if (bytes > mostBodyBytes) return new Refusal(413, '')
    chunks.push(chunk)
  }
  try {
    return readParameters({ query, contentType: request.headers['content-type'] ?? '', body: Buffer.concat(chunks) })
  } catch (error) {
    if (error instanceof Refusal) return error
    throw error
  }
}

function insteadOf(fault: Fault | undefined): (Answer & { readonly description?: string }) | undefined {
  if (fault === 'html-502') return { status: 502, body: frontEndPage, contentType: 'text/html' }
  if (typeof fault !== 'object') return undefined
  if ('retryAfter' in fault) return refused(tooManyRequests(fault.retryAfter))
  if (!('status' in fault)) return undefined
  const description = STATUS_CODES[fault.status] ?? 'Internal Server Error'
  return {
    status: fault.status,
    body: JSON.stringify({ ok: false, error_code: fault.status, description }),
    description,
  }
}

const succeeded = ({ result, description }: Reply): Answer => ({
  status: 200,
  body: JSON.stringify({ ok: true, result, ...(description === undefined ? {} : { description }) }),
})

function refused({ code, description, parameters }: Refusal): Answer & { readonly description: string } {
  const body = { ok: false, error_code: code, description, ...(parameters === undefined ? {} : { parameters }) }
  return { status: code, body: JSON.stringify(body), description, retryAfter: parameters?.retry_after }
}

function send(response: ServerResponse, { status, body, contentType = 'application/json', retryAfter }: Answer): void {
  response.writeHead(status, {
    'Content-Type': contentType,
    'Content-Length': Buffer.byteLength(body),
    ...(retryAfter === undefined ? {} : { 'Retry-After': String(retryAfter) }),
  })
  response.end(body)
}
