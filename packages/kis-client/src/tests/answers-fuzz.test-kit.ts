import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Clock, Token, TokenSource } from '@stockeye/token-manager'
import fc from 'fast-check'
import iconv from 'iconv-lite'
import { onTestFinished } from 'vitest'
import type { Connection } from '../connection/transport.ts'
import type { KisHosts } from '../environment.ts'
import type { Pacer } from '../pacing/pacer.ts'

/** An answer as it goes on the wire. */
export interface Reply {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: Buffer
  /** The connection is cut after so many bytes of the body. */
  readonly cutAt?: number
}

export interface ReplayKis {
  readonly hosts: KisHosts
  /** Sends these in turn, the last one again and again, and forgets what was asked. */
  play(replies: readonly Reply[]): void
  /** Returns the method, `GET` or `POST`, of each request since. */
  asked(): readonly string[]
}

/** Starts a server that answers with any given reply, over real sockets. */
export async function startReplayKis(): Promise<ReplayKis> {
  let replies: readonly Reply[] = []
  let asked: string[] = []
  const server = createServer((request, response) => {
    request.resume().on('end', () => {
      const reply = replies[Math.min(asked.length, replies.length - 1)]
      asked.push(request.method ?? '')
      if (reply === undefined) return void response.destroy()
      const { status, headers, body, cutAt } = reply
      const length = [204, 304].includes(status) ? {} : { 'Content-Length': `${body.length}` }
      response.writeHead(status, { 'Content-Type': 'application/json; charset=utf-8', ...length, ...headers })
      if (cutAt === undefined) return void response.end(body)
      response.write(body.subarray(0, cutAt), () => response.destroy())
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  const rest = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return {
    hosts: { rest, ws: null, masters: rest },
    play(next) {
      replies = next
      asked = []
    },
    asked: () => asked,
  }
}

/** Connections that keep what was answered through them. */
export function recordingConnection(connect: (origin: string) => Connection): {
  connect(origin: string): Connection
  /** Returns the answers since the last time. */
  take(): readonly Reply[]
} {
  let replies: Reply[] = []
  return {
    connect(origin) {
      const connection = connect(origin)
      return {
        ...connection,
        async fetch(url, request) {
          const response = await connection.fetch(url, request)
          const continuation = response.headers.get('tr_cont')
          const body = Buffer.from(await response.text())
          replies.push({
            status: response.status,
            headers: continuation === null ? {} : { tr_cont: continuation },
            body,
          })
          return response
        },
      }
    },
    take() {
      const taken = replies
      replies = []
      return taken
    },
  }
}

/** Back-offs take no time, and a time-out never comes: this server answers or cuts the line. */
export const hastyClock = (now: number): Clock => ({
  now: () => now,
  monotonic: () => 0,
  setTimeout: (run, ms) => (ms < 60_000 ? setImmediate(run) : undefined),
  clearTimeout: (timer) => clearImmediate(timer as NodeJS.Immediate | undefined),
})

export const freePacer: Pacer = { turn: () => Promise.resolve(() => undefined) }

const token: Token = { secret: 'token', generation: 1, issuedAt: 0, expiresAt: 2 ** 45, fingerprint: 'f' }
export const sameToken: TokenSource = {
  get: () => Promise.resolve(token),
  reject: () => Promise.resolve(),
  on: () => () => undefined,
}

type Json = null | boolean | number | string | readonly Json[] | { readonly [name: string]: Json }

/** Values of the wrong kind or form. */
const hostile: fc.Arbitrary<Json> = fc.oneof(
  fc.constantFrom<Json[]>(
    null,
    true,
    false,
    0,
    1,
    -1,
    1.5,
    70_000,
    1e21,
    1e-9,
    {},
    [],
    [null],
    [[]],
    [{}],
    { a: { b: [] } },
    ['1'],
  ),
  fc.constantFrom(
    '',
    ' ',
    '   ',
    'NaN',
    'Infinity',
    '-Infinity',
    '0x10',
    '1e5',
    '1E5',
    '１２３',
    '٣',
    '𝟕',
    ' 70000 ',
    '00070000',
    '+1.26',
    '-5',
    '-0',
    '+',
    '-',
    '--1',
    '1 2',
    '1,234',
    '7.',
    '.5',
    '1.2.3',
    '70000\u00a0',
    '\u00a0',
    '\ufeff7',
    '7\u200b',
    '7\u0000',
    '12345678901234567890123.000000000000001',
    '<b>',
    'null',
    'undefined',
    '[object Object]',
    '__proto__',
    'constructor',
    '2026',
    '2026-10-19',
    '20261340',
    '20260231',
    '99999999',
    '00000000',
    '250000',
    '9',
    '0',
    'Y',
    '20261016x',
    '🍏',
  ),
  fc.string({ maxLength: 12, unit: 'binary' }),
  fc.bigInt({ min: -(10n ** 20n), max: 10n ** 20n }).map(String),
  fc.tuple(fc.nat(), fc.nat(9_999)).map(([whole, part]) => `${whole}.${part}`),
)

type Mutation = (reply: Reply) => Reply

/** Changes one place of the JSON; what is no JSON any more stays as it is. */
const inJson =
  (change: (body: Json) => Json): Mutation =>
  (reply) => {
    try {
      return { ...reply, body: Buffer.from(JSON.stringify(change(JSON.parse(reply.body.toString())))) }
    } catch {
      return reply
    }
  }

type Path = readonly (string | number)[]

function pathsIn(value: Json, path: Path = []): readonly Path[] {
  if (typeof value !== 'object' || value === null) return [path]
  const inner = Object.entries(value).flatMap(([name, part]) => pathsIn(part, [...path, name]))
  return [path, ...inner]
}

/** Writes a value at a path; `undefined` removes the place. */
function putAt(value: Json, [name, ...rest]: Path, put: Json | undefined): Json {
  if (name === undefined) return put ?? null
  if (typeof value !== 'object' || value === null) return value
  const entries = Object.entries(value).flatMap(([key, part]) => {
    if (key !== name) return [[key, part] as const]
    if (rest.length === 0 && put === undefined) return []
    return [[key, putAt(part, rest, put)] as const]
  })
  return Array.isArray(value) ? entries.map(([, part]) => part) : Object.fromEntries(entries)
}

const anyPlace = fc.tuple(fc.nat(), fc.option(hostile, { nil: undefined })).map(([at, put]) =>
  inJson((body) => {
    const paths = pathsIn(body)
    return putAt(body, paths[at % paths.length] ?? [], put)
  }),
)

/** Generates a change at a place that the code under test reads. */
const readPlace = (names: readonly string[]) =>
  fc.tuple(fc.constantFrom(...names), fc.nat(), fc.option(hostile, { nil: undefined })).map(([name, at, put]) =>
    inJson((body) => {
      const paths = pathsIn(body).filter((path) => path.at(-1) === name)
      const path = paths[at % paths.length]
      return path === undefined ? body : putAt(body, path, put)
    }),
  )

const inText =
  (change: (text: string) => string): Mutation =>
  (reply) => ({
    ...reply,
    body: Buffer.from(change(reply.body.toString())),
  })

const onTheWire = fc.oneof(
  fc.nat().map(
    (at): Mutation =>
      (reply) => ({ ...reply, cutAt: at % reply.body.length }),
  ),
  fc.nat().map((at) => inText((text) => text.slice(0, at % text.length))),
  fc
    .constantFrom(
      '',
      ' ',
      '<!DOCTYPE html><html><body>502</body></html>',
      'null',
      '[]',
      '0',
      '"0"',
      '{}',
      '{"rt_cd":"0"}',
      '{"rt_cd":0}',
      '[{"rt_cd":"0"}]',
      '['.repeat(100_000),
    )
    .map((body) => inText(() => body)),
  fc.constant(inText((text) => `\ufeff${text}`)),
  fc.constant<Mutation>((reply) => ({ ...reply, body: iconv.encode(reply.body.toString(), 'cp949') })),
  fc.constant<Mutation>((reply) => ({ ...reply, body: iconv.encode(reply.body.toString(), 'utf-16le') })),
  fc.tuple(fc.nat(), fc.constantFrom(0xff, 0xc0, 0x80, 0xed, 0x00)).map(
    ([at, byte]): Mutation =>
      (reply) => {
        const body = Buffer.from(reply.body)
        body[at % body.length] = byte
        return { ...reply, body }
      },
  ),
  fc
    .constantFrom(
      '"__proto__":{"rt_cd":"0","output":{"stck_prpr":"1"}},',
      '"constructor":{"prototype":{"x":"1"}},',
      '"toString":"1",',
      '"rt_cd":"1",',
      '"output":null,',
    )
    .map((name) => inText((text) => text.replace('{', `{${name}`))),
  // The same name once more, at the end: the last one counts.
  fc
    .constantFrom(
      ',"rt_cd":0}',
      ',"rt_cd":null}',
      ',"rt_cd":""}',
      ',"rt_cd":"00"}',
      ',"rt_cd":false}',
      ',"msg_cd":["EGW00201"]}',
      ',"output":[]}',
      ',"output1":7}',
      ',"output2":"none"}',
    )
    .map((end) => inText((text) => text.replace(/\}\s*$/, end))),
  fc.constantFrom(201, 204, 301, 400, 401, 403, 404, 429, 500, 502, 503, 599).map(
    (status): Mutation =>
      (reply) => ({ ...reply, status }),
  ),
  fc.constantFrom('', 'M', 'F', 'N', 'D', 'E', 'Z', 'MM', 'm', '0', 'M, M').map(
    (continuation): Mutation =>
      (reply) => ({ ...reply, headers: { ...reply.headers, tr_cont: continuation } }),
  ),
  fc.constantFrom('text/html', 'application/json; charset=euc-kr', 'nonsense').map(
    (type): Mutation =>
      (reply) => ({ ...reply, headers: { ...reply.headers, 'Content-Type': type } }),
  ),
  fc.constant<Mutation>((reply) => ({ ...reply, headers: { ...reply.headers, 'Content-Encoding': 'gzip' } })),
)

/** Changes good answers, one of them or all, in one to three ways. */
export const spoiled = (replies: readonly Reply[], names: readonly string[]): fc.Arbitrary<readonly Reply[]> =>
  fc
    .tuple(
      fc.nat(replies.length),
      fc.array(
        fc.oneof(
          { weight: 2, arbitrary: anyPlace },
          { weight: 6, arbitrary: readPlace(names) },
          { weight: 3, arbitrary: onTheWire },
        ),
        {
          minLength: 1,
          maxLength: 3,
        },
      ),
    )
    .map(([which, mutations]) =>
      replies.map((reply, at) =>
        at === which || which === replies.length
          ? mutations.reduce((changed, mutate) => mutate(changed), reply)
          : reply,
      ),
    )

/** Returns every text and number of these answers, with its name. */
export function textsIn(replies: readonly Reply[]): readonly { readonly name: string; readonly text: string }[] {
  return replies.flatMap(({ body }) => {
    const found: { name: string; text: string }[] = []
    const walk = (name: string, value: unknown) => {
      if (typeof value === 'object' && value !== null)
        for (const [inner, part] of Object.entries(value)) walk(Array.isArray(value) ? name : inner, part)
      else if (value !== null) found.push({ name: name.toLowerCase(), text: String(value).trim() })
    }
    try {
      // Decoded as in the client: a byte order mark is not part of the text.
      walk('', JSON.parse(new TextDecoder().decode(body)))
    } catch {
      return []
    }
    return found
  })
}
