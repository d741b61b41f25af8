import { wait } from '@stockeye/internal/wait'
import { checkCount, checkMs, checkNames, checkPort, checkText, type NamesOf } from '../check-options.ts'
import { type Clock, systemClock } from '../clock.ts'
import { TokenInputError } from '../errors.ts'
import { type IssuedToken, type IssuerVerdict, type TokenIssuer, verdictKinds } from '../issuer.ts'

/** An answer instead of a new token: a refusal, the last token again, or no answer. */
export type FakeAnswer = IssuerVerdict | 'same' | 'silence'

/** Behaviour of a fake issuer. */
export interface FakeIssuerRules {
  /** Life of a token, in ms. @default 24 h */
  readonly lifeMs?: number
  /** Time until an answer, in ms. @default 0 */
  readonly delayMs?: number
  /**
   * Span after a token in which a request is refused with EGW00133, as is one while another is answered, in ms; KIS:
   * 60_000.
   *
   * @default 0
   */
  readonly refuseWithinMs?: number
  /** Span after an issue in which the same token is returned again, in ms; KIS: 6 h. @default 0 */
  readonly sameWithinMs?: number
  /** Text that every secret begins with, for tests that look for it where it must not be. @default 'fake-secret' */
  readonly canary?: string
}

/** Options of `fakeIssuer`. */
export interface FakeIssuerOptions extends FakeIssuerRules {
  /** Source of time. @default systemClock */
  readonly clock?: Clock
  /** `id` of the issuer. @default 'fake' */
  readonly id?: string
  /** Least interval that it demands of a manager, in ms. `refuseWithinMs` is the one that it enforces. */
  readonly leastIntervalMs?: number
}

const ruleNames: NamesOf<FakeIssuerRules> = {
  lifeMs: true,
  delayMs: true,
  refuseWithinMs: true,
  sameWithinMs: true,
  canary: true,
}
const verdictNames: NamesOf<IssuerVerdict> = { kind: true, retryAfterMs: true, code: true }
const optionNames: NamesOf<FakeIssuerOptions> = { ...ruleNames, clock: true, id: true, leastIntervalMs: true }

/** An issuer that records its calls. */
export interface FakeIssuer extends TokenIssuer {
  /** Requests one token; each has an end. */
  issue(options: { signal: AbortSignal }): Promise<IssuedToken & { readonly expiresAt: number }>
  /** Returns the verdict of a refusal, and `retry` for any other error. */
  verdict(error: unknown): IssuerVerdict
  /** Times of all calls, in ms since 1970. */
  readonly calls: readonly number[]
  /** Times of the calls that came too early, in ms since 1970. */
  readonly refusals: readonly number[]
  /**
   * Sets the answer to the next calls; a call that comes too early is refused, and is not counted.
   *
   * @param times @default 1
   * @throws {TokenInputError} there is no such answer
   */
  answer(how: FakeAnswer, times?: number): void
}

/** Error that a fake issuer throws. */
export class FakeRefusal extends Error {
  readonly verdict: IssuerVerdict
  constructor(message: string, verdict: IssuerVerdict) {
    super(message)
    this.verdict = verdict
  }
}

/**
 * Creates an issuer on the clock of a test: it counts calls, delays, refuses, does not answer, or returns the same
 * token.
 *
 * @example
 * const issuer = fakeIssuer({ lifeMs: 24 * 60 * 60_000 })
 * issuer.answer({ kind: 'retry', code: 'DOWN' }) // the first call fails, the second one returns a token
 * const tokens = createTokenManager({ issuer })
 * @throws {TokenInputError} an option is wrong
 */
export function fakeIssuer(options: FakeIssuerOptions = {}): FakeIssuer {
  checkPort('options', options, [], 'leave it out, or pass { lifeMs, … }')
  checkNames(options, optionNames)
  checkRules(options)
  const { clock = systemClock, id = 'fake', lifeMs = 24 * 60 * 60_000, delayMs = 0, canary = 'fake-secret' } = options
  const { refuseWithinMs = 0, sameWithinMs = 0 } = options
  const calls: number[] = []
  const refusals: number[] = []
  const answers: FakeAnswer[] = []
  let last: (IssuedToken & { readonly expiresAt: number; readonly issuedAt: number }) | undefined
  let isAnswering = false
  let freeAt = -Infinity
  // The message quotes the request, as those of real issuers do.
  const refusal = (verdict: IssuerVerdict) => new FakeRefusal(`refused ${canary}`, verdict)

  return {
    id,
    ...(options.leastIntervalMs !== undefined && { leastIntervalMs: options.leastIntervalMs }),
    calls,
    refusals,
    answer(how, times = 1) {
      checkAnswer(how, times)
      answers.push(...Array<FakeAnswer>(times).fill(how))
    },
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

      // Only an issue that succeeds starts a minute: it is not known whether KIS counts refused requests too.
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

/** Checks the rules of a fake issuer. @throws {TokenInputError} */
function checkRules(rules: FakeIssuerRules) {
  for (const field of ['lifeMs', 'delayMs', 'refuseWithinMs', 'sameWithinMs'] as const) {
    const ms = rules[field]
    if (ms !== undefined) checkMs(field, ms, 0)
  }
  if (rules.canary !== undefined) checkText('canary', rules.canary, 'pass the text that every secret begins with')
}

/** Checks the answer that a test sets. @throws {TokenInputError} there is no such answer */
export function checkAnswer(how: FakeAnswer, times: number): void {
  checkCount('times', times)
  if (how === 'same' || how === 'silence') return
  const use = "use 'same', 'silence' or a verdict such as { kind: 'retry' }"
  checkPort('answer', how, [], use)
  checkNames(how, verdictNames, 'answer.')
  if (verdictKinds.includes(how.kind)) return
  const rule = `${JSON.stringify(how.kind) ?? 'undefined'} is not a verdict; use one of ${verdictKinds.join(', ')}`
  throw new TokenInputError({ field: 'answer.kind', rule })
}
