import { fork } from 'node:child_process'
import { once } from 'node:events'
import { extname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'
import { type Clock, systemClock } from '../clock.ts'
import type { IssuerVerdict, TokenIssuer } from '../issuer.ts'
import { type FakeAnswer, type FakeIssuerRules, FakeRefusal } from './fake-issuer.ts'

/** A fake issuer that runs as a process of its own, in real time, for tests of several processes. */
export interface IssuerServer {
  /** Where it listens, on loopback. */
  readonly url: string
  /** When it was asked, in milliseconds since 1970. */
  calls(): Promise<readonly number[]>
  /** Which of these calls came too early. */
  refusals(): Promise<readonly number[]>
  /** Answers the next calls so; `silence` hangs. @param times @default 1 */
  answer(how: FakeAnswer, times?: number): Promise<void>
  close(): Promise<void>
}

/** What the process says of itself. */
export interface IssuerSeen {
  readonly calls: readonly number[]
  readonly refusals: readonly number[]
}

/** What it answers to an issue. A span, because whoever asks may live on another clock. */
export type IssuerReply =
  | { readonly secret: string; readonly leftMs: number }
  | { readonly message: string; readonly verdict: IssuerVerdict }

const seenSchema: z.ZodType<IssuerSeen> = z.object({ calls: z.array(z.number()), refusals: z.array(z.number()) })
const verdictSchema: z.ZodType<IssuerVerdict> = z.object({
  kind: z.enum(['wait', 'retry', 'fatal']),
  retryAfterMs: z.number().optional(),
  code: z.string().optional(),
})
const replySchema: z.ZodType<IssuerReply> = z.union([
  z.object({ secret: z.string(), leftMs: z.number() }),
  z.object({ message: z.string(), verdict: verdictSchema }),
])

/** The process ends with `close`, or with the one that started it. An issue whose asker has died is an issue all the same. */
export async function startIssuerServer(rules: FakeIssuerRules = {}): Promise<IssuerServer> {
  // Beside this file, both as a source and as a build.
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
      await fetch(`${url}/answer`, { method: 'POST', body: JSON.stringify([how, times]) })
    },
    async close() {
      child.kill()
      await exited
    },
  }
}

/** Asks the server at `url`: each process makes one of its own. */
export function serverIssuer(options: {
  readonly url: string
  /** @default 'fake' */
  readonly id?: string
  readonly leastIntervalMs?: number
  /** Clock by which a token's end is reckoned. @default systemClock */
  readonly clock?: Pick<Clock, 'now'>
}): TokenIssuer & Required<Pick<TokenIssuer, 'verdict'>> {
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
