import { randomUUID } from 'node:crypto'
import pRetry from 'p-retry'
import { codeOf, TokenInputError, TokenStoreError } from '../errors.ts'
import type { RefreshFailed } from '../events.ts'
import { answerMs, askIssuer } from '../issuer.ts'
import { readRecord, type TokenRecord } from '../store.ts'
import { noEnd } from '../token.ts'
import { errorOf, type RefreshFailure } from './failure.ts'
import { phaseStartsOf } from './freshness.ts'
import { newerToken, pauseOf, type RefreshContext, takeIssueLease } from './issue-lease.ts'
import { type NewToken, noteRefusal, type Retry, storeIssued, type Tries } from './issuer-answer.ts'
import { createLateStore } from './late-store.ts'
import type { Listeners } from './listeners.ts'
import { createRefreshTokens } from './stored-refresh-token.ts'
import { isCoolDownLifted, isWithdrawn, undoWithdrawal } from './withdrawal.ts'

/** Runs one refresh at a time: every caller that needs its result shares the running refresh. */
export interface RefreshLoop {
  /** Starts a refresh, unless one is running, or the last one has failed and the time of the next try has not come. */
  ensure(): void
  /** Starts a refresh for a token that was rejected: a cool-down from the time when it was good does not hold. */
  replace(): void
  /**
   * Takes a newer token from the store, or notices that the store has lost the current token, or that the token was
   * withdrawn from it. Does nothing while a refresh is running, which reads the store itself. Never rejects.
   */
  adopt(): Promise<void>
  /** Resolves when the running try has ended: with a token, or with a `failure`. */
  answer(): Promise<void>
  /** Returns why the last try failed, until the next one begins. */
  failure(): Pick<RefreshFailed, 'error' | 'nextAttemptAt'> | undefined
  /** Tries again to store a token that only this process has. Never rejects. */
  storeAgain(): Promise<void>
  /** Returns the span until the next try, of a refresh or of storing a token, in ms. */
  msUntilNext(): number
  /** Releases the callers that wait for an answer, and resolves when the running refresh has ended and its token is stored. */
  end(): Promise<void>
}

export interface RefreshLoopOptions extends Omit<RefreshContext, 'holder' | 'refreshTokens'> {
  readonly listeners: Listeners
  /** Called when a refresh has ended. */
  readonly onSettled: () => void
}

/** Makes p-retry try again. No other result is thrown. */
class NextTry extends Error {}

/** Returns the failure of an error that no answer of the issuer has caused, such as one of its `firstRefreshToken`. */
function failureOf(error: unknown, retryAfterMs: number): RefreshFailure {
  if (error instanceof TokenStoreError) return { kind: 'store-failed', retryAfterMs, error }
  const cause = error instanceof TokenInputError ? { cause: error } : {}
  return { kind: 'refused', retryAfterMs, attempts: 0, issuerCode: codeOf(error), ...cause }
}

/** Creates the loop that refreshes the token of one manager. */
export function createRefreshLoop({ listeners, onSettled, ...options }: RefreshLoopOptions): RefreshLoop {
  const refreshTokens = createRefreshTokens(options.issuer)
  const context: RefreshContext = { ...options, refreshTokens, holder: randomUUID() }
  const { issuer, store, clock, windows, servedToken, holder, signal } = context
  const lateStore = createLateStore(context)
  const pauseMs = pauseOf(issuer)
  let running: Promise<void> | undefined
  let failure: { readonly reason: RefreshFailure; readonly failedAt: number } | undefined
  // It is resolved while a refresh is running only if there is a `failure`: a caller that waits in a loop relies on that.
  let answer = Promise.withResolvers<void>()
  let hasRestored = false
  /** Generation of the served token that the issuer has returned again, once it was emitted. */
  let unchangedGeneration: number | undefined
  /** Last record that `adopt` has read. */
  let seen: TokenRecord | undefined

  function expectAnswer() {
    if (failure === undefined) return
    failure = undefined
    answer = Promise.withResolvers()
  }

  function fail(reason: RefreshFailure) {
    failure = { reason, failedAt: clock.now() }
    answer.resolve()
  }

  /** Rejects the callers that wait for a try of other processes. The failure of a try of our own says more. */
  function onHeld(reason: RefreshFailure) {
    if (failure === undefined || failure.reason.kind === 'waiting') fail(reason)
  }

  function emit(reason: RefreshFailure) {
    const { retryAfterMs } = reason
    const now = clock.now()
    const leftMs = Math.max(0, (servedToken.usable()?.expiresAt ?? now) - now)
    const error = errorOf(reason, issuer.id, retryAfterMs)
    void listeners.emit('refresh-failed', { error, nextAttemptAt: now + retryAfterMs, leftMs })
  }

  /** Returns whether the issuer has returned a token again that is served, and that was emitted before. */
  function isRepeated(reason: RefreshFailure): boolean {
    const token = servedToken.usable()
    if (reason.kind !== 'unchanged' || token === undefined) return false
    const isSecond = unchangedGeneration === token.generation
    unchangedGeneration = token.generation
    return isSecond
  }

  /**
   * Ends a withdrawal when the issuer has no other token: the current one is stored again, and served until it is due.
   */
  async function endWithdrawal(reason: RefreshFailure): Promise<RefreshFailure> {
    const token = servedToken.withdrawn()
    if (token === undefined || reason.kind !== 'unchanged') return reason
    // If it cannot be stored now, the next read of the store finds the withdrawal again, and the issuer is asked again.
    await undoWithdrawal(store, { id: issuer.id, holder, token }).catch(() => undefined)
    servedToken.setWithdrawn(false)
    const untilDueMs = token.expiresAt === noEnd ? 0 : phaseStartsOf(token, windows).dueAt - clock.now()
    return { ...reason, retryAfterMs: Math.max(reason.retryAfterMs, untilDueMs) }
  }

  /** Asks the issuer once, unless another process has stored a token, or a cool-down lasts. */
  async function tryOnce(tries: Tries): Promise<NewToken | RefreshFailure | Retry> {
    const taken = await takeIssueLease(context, { patientUntil: tries.nextAt, onHeld })
    if (taken.kind === 'token') return { ...taken, cause: 'adopted' }
    if (taken.kind !== 'lease') return taken
    const { attempts, refreshToken } = taken.noted
    // This process was paused since it noted the try: another one may have used the refresh token.
    if (refreshToken !== undefined && clock.now() - (attempts.at(-1) ?? 0) >= answerMs) return tryOnce(tries)
    expectAnswer()
    const answer = await askIssuer(issuer, { clock, refreshToken: refreshToken?.secret })
    const result =
      answer.token === undefined
        ? await noteRefusal(context, taken, answer, tries)
        : await storeIssued(context, taken, answer)
    // Another process may have tried since; if it has a token, every process uses that one.
    return result ?? tryOnce(tries)
  }

  /** Returns a stored token that is newer, or tries until there is a token, or a failure after which no try follows. */
  async function refresh(): Promise<NewToken | RefreshFailure> {
    if (!hasRestored) {
      const record = await readRecord(store, issuer.id)
      refreshTokens.note(record)
      const found = newerToken(record, servedToken.known(), clock.now())
      hasRestored = true
      if (found !== undefined) return { ...found, cause: 'restored' }
    }
    let tries: Tries = { made: 0, tooEarly: 0, nextAt: -Infinity }
    async function tryNext() {
      const result = await tryOnce(tries)
      // It is noted here: after a close, p-retry rejects with the signal's reason in place of the result.
      if (result.kind === 'token') lateStore.keep(result.notStored && result.record)
      if (result.kind !== 'retry') return result
      tries = result.tries
      if (result.failure) fail(result.failure)
      throw new NextTry()
    }
    return pRetry(tryNext, {
      // `noteRefusal` counts the tries, and `takeIssueLease` waits for the next one, on our clock.
      retries: Infinity,
      minTimeout: 0,
      signal,
      shouldRetry: ({ error }) => error instanceof NextTry,
    })
  }

  async function run() {
    let result: NewToken | RefreshFailure
    try {
      result = await refresh()
    } catch (error) {
      if (signal.aborted) return
      // A caller waits in a loop until there is a token or a failure: without one it would block the process.
      result = failureOf(error, pauseMs)
    }
    if (result.kind === 'token') {
      expectAnswer()
      if (result.notStored) emit(result.notStored)
      await servedToken.take(result, result.cause)
      return
    }
    const reason = await endWithdrawal(result)
    fail(reason)
    if (reason.kind !== 'waiting' && !isRepeated(reason)) emit(reason)
  }

  /**
   * Returns the span until the next try, in ms. A failure in the future means that the clock was set back: then the try
   * is due.
   */
  function msUntilTry(): number {
    if (failure === undefined) return 0
    const passedMs = clock.now() - failure.failedAt
    return passedMs < 0 ? 0 : failure.reason.retryAfterMs - passedMs
  }

  const storeAgain = () => lateStore.store(running === undefined ? holder : undefined)

  function ensure() {
    if (running !== undefined || signal.aborted) return
    if (msUntilTry() > 0) return
    failure = undefined
    answer = Promise.withResolvers()
    running = run().finally(() => {
      running = undefined
      answer.resolve()
      onSettled()
    })
  }

  return {
    ensure,
    replace() {
      if (running === undefined) failure = undefined
      ensure()
    },
    async adopt() {
      try {
        if (running !== undefined) return
        const record = await readRecord(store, issuer.id)
        if (running !== undefined) return
        const found = newerToken(record, servedToken.known(), clock.now())
        const hasChanged = found !== undefined || servedToken.setWithdrawn(isWithdrawn(record, servedToken.known()))
        // The cool-down was that of the previous token.
        if (hasChanged || isCoolDownLifted(record, seen)) failure = undefined
        seen = record
        lateStore.keepLost(record)
        if (found !== undefined) await servedToken.take(found, 'adopted')
      } catch {
        // A store that is down causes an error when it is needed; until then the current token is served.
      }
    },
    answer: () => answer.promise,
    failure() {
      if (failure === undefined) return undefined
      const { reason, failedAt } = failure
      const nextAttemptAt = failedAt + reason.retryAfterMs
      return { error: errorOf(reason, issuer.id, Math.max(0, nextAttemptAt - clock.now())), nextAttemptAt }
    },
    storeAgain,
    msUntilNext() {
      // A running refresh keeps its own time, and while the token is fresh nothing is tried.
      const hasNoTry = failure === undefined || running !== undefined || servedToken.phase() === 'fresh'
      const untilTry = hasNoTry ? Infinity : msUntilTry()
      return Math.min(untilTry, lateStore.isWaiting() ? pauseMs : Infinity)
    },
    async end() {
      answer.resolve()
      // A late write that runs already may have begun before the answer: hence the second one.
      await Promise.all([running, storeAgain()])
      await storeAgain()
    },
  }
}
