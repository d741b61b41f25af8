import { type Clock, systemClock } from '../clock.ts'
import type { IssuedToken, IssuerVerdict, TokenIssuer } from '../issuer.ts'
import { wait } from '../wait.ts'

/** What comes in the place of a new token: a refusal, the last token again, or nothing at all. */
export type FakeAnswer = IssuerVerdict | 'same' | 'silence'

export interface FakeIssuerOptions {
  /** @default systemClock */
  readonly clock?: Clock
  /** @default 'fake' */
  readonly key?: string
  /** How long a token lives, in ms. @default 24 h */
  readonly lifeMs?: number
  /** How long an answer takes, in ms. @default 0 */
  readonly delayMs?: number
  readonly leastIntervalMs?: number
  /** What every secret begins with, for tests that look for it where it must not be. @default 'fake-secret' */
  readonly canary?: string
}

export interface FakeIssuer extends TokenIssuer {
  /** When it was asked, in milliseconds since 1970. */
  readonly calls: readonly number[]
  /** Answers the next calls so. @param times @default 1 */
  answer(how: FakeAnswer, times?: number): void
}

class FakeRefusal extends Error {
  readonly verdict: IssuerVerdict
  constructor(verdict: IssuerVerdict, canary: string) {
    // As careless as real ones: the message quotes the request.
    super(`refused ${canary}`)
    this.verdict = verdict
  }
}

/** An issuer on the test's clock: counts, delays, refuses. */
export function fakeIssuer(options: FakeIssuerOptions = {}): FakeIssuer {
  const { clock = systemClock, key = 'fake', lifeMs = 24 * 60 * 60_000, delayMs = 0, canary = 'fake-secret' } = options
  const calls: number[] = []
  const answers: FakeAnswer[] = []
  let last: IssuedToken | undefined
  return {
    key,
    ...(options.leastIntervalMs !== undefined && { leastIntervalMs: options.leastIntervalMs }),
    calls,
    answer: (how, times = 1) => void answers.push(...Array<FakeAnswer>(times).fill(how)),
    async issue({ signal }) {
      calls.push(clock.now())
      const how = answers.shift()
      if (delayMs > 0) await wait(clock, delayMs, signal)
      if (how === 'silence') return new Promise(() => undefined)
      if (how === 'same' && last !== undefined) return last
      if (typeof how === 'object') throw new FakeRefusal(how, canary)
      last = { secret: `${canary}-${calls.length}`, issuedAt: clock.now(), expiresAt: clock.now() + lifeMs }
      return last
    },
    verdict: (error) => (error instanceof FakeRefusal ? error.verdict : { kind: 'retry' }),
  }
}
