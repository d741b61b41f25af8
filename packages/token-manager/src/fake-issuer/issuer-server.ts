import { fork } from 'node:child_process'
import { once } from 'node:events'
import { extname } from 'node:path'
import { fileURLToPath } from 'node:url'
import * as z from 'zod'
import { checkNames, checkPort, checkText, type NamesOf } from '../check-options.ts'
import { type Clock, systemClock } from '../clock.ts'
import { type IssuerVerdict, type TokenIssuer, verdictKinds } from '../issuer.ts'
import { checkAnswer, type FakeAnswer, type FakeIssuerRules, FakeRefusal, fakeIssuer } from './fake-issuer.ts'

/** A fake issuer in a process of its own, in real time, for tests of several processes. */
export interface IssuerServer {
  /** URL at which it listens, on loopback. */
  readonly url: string
  /** Returns the times of all calls, in ms since 1970. */
  calls(): Promise<readonly number[]>
  /** Returns the times of the calls that came too early, in ms since 1970. */
  refusals(): Promise<readonly number[]>
  /** Sets the answer to the next calls; a call with the answer `silence` hangs. @param times @default 1 */
  answer(how: FakeAnswer, times?: number): Promise<void>
  /** Ends the process. */
  close(): Promise<void>
}

/** Calls that the process has recorded, in ms since 1970. */
export interface IssuerSeen {
  readonly calls: readonly number[]
  readonly refusals: readonly number[]
}

/** Answer to a request for a token. It holds a span, because the process that asks may have another clock. */
export type IssuerReply =
  | { readonly secret: string; readonly leftMs: number }
  | { readonly message: string; readonly verdict: IssuerVerdict }

const seenSchema: z.ZodType<IssuerSeen> = z.object({ calls: z.array(z.number()), refusals: z.array(z.number()) })
const verdictSchema: z.ZodType<IssuerVerdict> = z.object({
  kind: z.enum(verdictKinds),
  retryAfterMs: z.number().optional(),
  code: z.string().optional(),
})
const replySchema: z.ZodType<IssuerReply> = z.union([
  z.object({ secret: z.string(), leftMs: z.number() }),
  z.object({ message: z.string(), verdict: verdictSchema }),
])

/**
 * Starts a fake issuer as a process of its own, which ends with `close` or with the process that started it. A request
 * still counts when the process that sent it has died.
 *
 * @example
 * const server = await startIssuerServer({ refuseWithinMs: 60_000 })
 * const tokens = createTokenManager({ issuer: serverIssuer({ url: server.url }) })
 * await tokens.start()
 * console.log(await server.calls())
 * await tokens.close()
 * await server.close()
 */
export async function startIssuerServer(rules: FakeIssuerRules = {}): Promise<IssuerServer> {
  // Checks the rules here: in the process they would end it before it listens.
  fakeIssuer(rules)
  // The program lies beside this file, both as a source and in a build.
  const program = fileURLToPath(new URL(`./issuer-process${extname(import.meta.url)}`, import.meta.url))
  const child = fork(program, [JSON.stringify(rules)], { execArgv: ['--disable-warning=ExperimentalWarning'] })
  const exited = once(child, 'exit')
  const failed = exited.then(([code]) => {
    throw new Error(`the issuer's process ended with ${code} before it listened`)
  })
  const [url]: unknown[] = await Promise.race([once(child, 'message'), failed])

  const seen = async () => seenSchema.parse(await (await fetch(`${url}/seen`)).json())
  return {
    url: String(url),
    calls: async () => (await seen()).calls,
    refusals: async () => (await seen()).refusals,
    async answer(how, times = 1) {
      checkAnswer(how, times)
      await fetch(`${url}/answer`, { method: 'POST', body: JSON.stringify([how, times]) })
    },
    async close() {
      child.kill()
      await exited
    },
  }
}

/** Options of `serverIssuer`. */
export interface ServerIssuerOptions {
  /** `url` of the `IssuerServer`. */
  readonly url: string
  /** `id` of the issuer. @default 'fake' */
  readonly id?: string
  /** Least interval that it demands of a manager, in ms. */
  readonly leastIntervalMs?: number
  /** Clock of the time when a token ends. @default systemClock */
  readonly clock?: Pick<Clock, 'now'>
}

const optionNames: NamesOf<ServerIssuerOptions> = { url: true, id: true, leastIntervalMs: true, clock: true }

/**
 * Returns an issuer that asks the server at `url`. Each process creates one of its own.
 *
 * @example
 * const tokens = createTokenManager({ issuer: serverIssuer({ url: server.url, leastIntervalMs: 60_000 }) })
 * @throws {TokenInputError} an option is wrong
 */
export function serverIssuer(options: ServerIssuerOptions): TokenIssuer & Required<Pick<TokenIssuer, 'verdict'>> {
  checkPort('options', options, [], 'pass { url } of an IssuerServer')
  checkNames(options, optionNames)
  checkText('url', options.url, 'pass the url of an IssuerServer')
  const { url, id = 'fake', leastIntervalMs, clock = systemClock } = options
  return {
    id,
    ...(leastIntervalMs !== undefined && { leastIntervalMs }),
    async issue({ signal }) {
      const askedAt = clock.now()
      const response = await fetch(`${url}/issue`, { method: 'POST', signal })
      const reply = replySchema.parse(await response.json())
      if ('verdict' in reply) throw new FakeRefusal(reply.message, reply.verdict)
      return { secret: reply.secret, expiresAt: askedAt + reply.leftMs }
    },
    verdict: (error) => (error instanceof FakeRefusal ? error.verdict : { kind: 'retry' }),
  }
}
