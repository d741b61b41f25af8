import { wait } from '@stockeye/internal/wait'
import { type Clock, systemClock } from '../clock.ts'
import type { IssuedToken, IssuerVerdict, TokenIssuer } from '../issuer.ts'

/** What comes in the place of a new token: a refusal, the last token again, or nothing at all. */
export type FakeAnswer = IssuerVerdict | 'same' | 'silence'

/** How an issuer behaves. */
export interface FakeIssuerRules {
  /** How long a token lives, in ms. @default 24 h */
  readonly lifeMs?: number
  /** How long an answer takes, in ms. @default 0 */
  readonly delayMs?: number
  /** Refuses, as EGW00133, who comes back within this time after a token, or before it is there; KIS: 60_000. @default 0 */
  readonly refuseWithinMs?: number
  /** Hands a token out again within this time after its issue; KIS: 6 h. @default 0 */
  readonly sameWithinMs?: number
  /** What every secret begins with, for tests that look for it where it must not be. @default 'fake-secret' */
  readonly canary?: string
}

export interface FakeIssuerOptions extends FakeIssuerRules {
  /** @default systemClock */
  readonly clock?: Clock
  /** @default 'fake' */
  readonly id?: string
  /** What it asks of a manager; what it puts up with is `refuseWithinMs`. */
  readonly leastIntervalMs?: number
}

export interface FakeIssuer extends TokenIssuer {
  verdict(error: unknown): IssuerVerdict
  /** When it was asked, in milliseconds since 1970. */
  readonly calls: readonly number[]
  /** Which of these calls came too early. */
  readonly refusals: readonly number[]
  /** Answers the next calls so; one that comes too early is refused, and is not counted. @param times @default 1 */
  answer(how: FakeAnswer, times?: number): void
}

/** What a fake issuer throws. */
export class FakeRefusal extends Error {
  readonly verdict: IssuerVerdict
  constructor(message: string, verdict: IssuerVerdict) {
    super(message)
    this.verdict = verdict
  }
}

/** An issuer on the test's clock: counts, delays, refuses. */
export function fakeIssuer(options: FakeIssuerOptions = {}): FakeIssuer {
  const { clock = systemClock, id = 'fake', lifeMs = 24 * 60 * 60_000, delayMs = 0, canary = 'fake-secret' } = options
  const { refuseWithinMs = 0, sameWithinMs = 0 } = options
  const calls: number[] = []
  const refusals: number[] = []
  const answers: FakeAnswer[] = []
  let last: (IssuedToken & { readonly issuedAt: number }) | undefined
  let isAnswering = false
  let freeAt = -Infinity
  // As careless as real ones: the message quotes the request.
  const refusal = (verdict: IssuerVerdict) => new FakeRefusal(`refused ${canary}`, verdict)

  return {
    id,
    ...(options.leastIntervalMs !== undefined && { leastIntervalMs: options.leastIntervalMs }),
    calls,
    refusals,
    answer: (how, times = 1) => void answers.push(...Array<FakeAnswer>(times).fill(how)),
    async issue({ signal }) {
      const askedAt = clock.now()
      const number = calls.push(askedAt)
      if (refuseWithinMs > 0 && (isAnswering || askedAt < freeAt)) {
        refusals.push(askedAt)
        throw refusal({ kind: 'wait', code: 'EGW00133' })
      }
      const how = answers.shift()
      if (how === 'silence') return new Promise(() => undefined)
      isAnswering = true
      try {
        if (delayMs > 0) await wait(clock, delayMs, signal)
      } finally {
        isAnswering = false
      }
      if (typeof how === 'object') throw refusal(how)

      // Only an issue that succeeds starts a minute: whether KIS counts refused ones too is not known.
      const now = clock.now()
      freeAt = now + refuseWithinMs
      const isSame = how === 'same' || (sameWithinMs > 0 && now < (last?.issuedAt ?? -Infinity) + sameWithinMs)
      if (last !== undefined && isSame) return last
      last = { secret: `${canary}-${number}`, issuedAt: now, expiresAt: now + lifeMs }
      return last
    },
    verdict: (error) => (error instanceof FakeRefusal ? error.verdict : { kind: 'retry' }),
  }
}
