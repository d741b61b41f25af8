import { longestTimerMs } from '@stockeye/internal/clock'
import { untilAborted, wait } from '@stockeye/internal/wait'
import { checkFunction, checkMs, checkNames, checkPort, clockMethods, type NamesOf } from './check-options.ts'
import { type Clock, systemClock } from './clock.ts'
import { TokenClosedError, TokenInputError, type TokenListenerError } from './errors.ts'
import type { RefreshFailed, TokenEvents } from './events.ts'
import { checkIssuer, type TokenIssuer } from './issuer.ts'
import { msUntilCheck, type Phase, warningOf } from './refresh/freshness.ts'
import { createListeners, type Listener } from './refresh/listeners.ts'
import { createRefreshLoop } from './refresh/loop.ts'
import { createServedToken } from './refresh/served-token.ts'
import type { TokenStore } from './store.ts'
import { memoryStore } from './stores/memory.ts'
import type { Token } from './token.ts'

/** Options of `createTokenManager`. */
export interface TokenManagerOptions {
  /** Source of the tokens. */
  readonly issuer: TokenIssuer
  /** Place of the token over restarts and between processes. @default memoryStore() */
  readonly store?: TokenStore
  /** Span before a token's end in which it is refreshed, in ms; never more than a third of its life. @default 4 h */
  readonly aheadMs?: number
  /** Span between two checks of the token, in ms; shorter when the token lives for less than a day. @default 30 min */
  readonly checkEveryMs?: number
  /**
   * Span before a token's end at which `expiring` is emitted, in ms; never more than half of `aheadMs`.
   *
   * @default 2 h
   */
  readonly warnAtMs?: number
  /** Source of time. @default systemClock */
  readonly clock?: Clock
  /** Receives the error of a listener that throws or hangs. @default a warning of the process, also when it throws */
  readonly report?: (error: TokenListenerError) => void
}

/** State of a manager, for a status page. */
export interface TokenStatus {
  /**
   * Phase of the token. `expired` also without a token, and when the API has rejected it. `critical` also when an
   * operator has withdrawn it from the store: callers wait for its successor, and get the withdrawn token if there is
   * no successor.
   */
  readonly phase: Phase
  /** Newest token, expired or not. */
  readonly token: Token | undefined
  /** Reason why the last refresh failed, until the next one begins. */
  readonly failure: Pick<RefreshFailed, 'error' | 'nextAttemptAt'> | undefined
}

/** The one owner of a token. */
export interface TokenManager {
  /**
   * Starts the checks, which go on without any call of `get`. Resolves or rejects as `get` does; the checks go on
   * even if it rejects.
   *
   * @example
   * await tokens.start().catch((error: unknown) => console.warn(error)) // the manager tries again by itself
   */
  start(): Promise<void>
  /**
   * Returns the current token. A token that is due is returned while its successor is fetched; an expired one is
   * replaced first.
   *
   * Callers share one request to the issuer, within a process and between processes on one store. A caller waits for
   * the issuer's answer (20 s at most), and for about a minute until the issuer may be asked; once a try has failed,
   * callers get its error at once, until the next try begins. While another process makes the tries, and gets no answer,
   * a caller gets an error after 82 s, or 20 s after its own process has asked.
   *
   * @example
   * const token = await tokens.get() // for each request; do not keep it
   * const headers = { authorization: `Bearer ${token.secret}` }
   * @param options.signal aborts this caller's wait with the signal's reason; the request to the issuer continues for
   * other callers
   * @throws {TokenRefusedError} the issuer returned no token; `retryAfterMs` says when a retry makes sense
   * @throws {TokenUnchangedError} the API refuses the token, and the issuer has no other one yet
   * @throws {TokenStoreError} the store failed; the message says what to do, or names the code of the store's error
   * @throws {TokenClosedError} the manager is closed
   * @throws {TokenInputError} the options are not an object, have another name than `signal`, or `signal` is not an
   * AbortSignal; or `get` was called in a listener of `rotated` after a rejection of its token
   */
  get(options?: { readonly signal?: AbortSignal | undefined }): Promise<Token>
  /**
   * Drops `token` if it is still the current one, because the API has refused it; `get` then returns its successor.
   *
   * @example
   * const token = await tokens.get()
   * const response = await fetch(url, { headers: { authorization: `Bearer ${token.secret}` } })
   * if (response.status === 401) await tokens.reject(token)
   * @throws {TokenInputError} it is not a token, such as the secret of one
   */
  reject(token: Token): Promise<void>
  /**
   * Calls `listener` for every event, in order, also for a rotation that another process caused. A token is served when
   * the listeners for `rotated` have ended, or after 5 s; inside a listener `get` returns at once. A listener for
   * `rotated` that is added later is first called with the current token.
   *
   * @example
   * const remove = tokens.on('rotated', ({ token, cause }) => console.log(`${cause} token ${token}`))
   * @returns a function that removes the listener
   * @throws {TokenInputError} no event has this name, or the listener is not a function
   */
  on<Event extends keyof TokenEvents>(event: Event, listener: Listener<Event>): () => void
  /**
   * Returns the state of the token, without a request.
   *
   * @example
   * const { phase, token, failure } = tokens.status()
   * console.log(`${phase}, token ${token}, ${failure?.error.code ?? 'no failure'}`)
   */
  status(): TokenStatus
  /**
   * Waits for the answer to a request that was sent, and stores its token. Callers that still wait get a
   * TokenClosedError. Inside a listener it resolves at once, and the manager closes when the listener has ended.
   *
   * @example
   * process.once('SIGTERM', () => void tokens.close())
   */
  close(): Promise<void>
}

/** The part of a manager that a client takes as `tokens`. Its `get` starts a manager that was not started. */
export type TokenSource = Pick<TokenManager, 'get' | 'reject' | 'on'>

type GetOptions = NonNullable<Parameters<TokenManager['get']>[0]>

const optionNames: NamesOf<TokenManagerOptions> = {
  issuer: true,
  store: true,
  aheadMs: true,
  checkEveryMs: true,
  warnAtMs: true,
  clock: true,
  report: true,
}
const eventNames: NamesOf<TokenEvents> = { rotated: true, expiring: true, expired: true, 'refresh-failed': true }
const hourMs = 60 * 60_000
const pollMs = 5_000
/** Longest wait for a successor while the token still lives, in ms: half of its last minute. */
const mostHeldBackMs = 30_000

const ownedName = Symbol.for('token-manager.owned')

/**
 * Returns the ids of the managers on a store object: two managers for one id would be two owners of one token. All
 * installed copies of this package share them, in the global object.
 */
function idsOn(store: TokenStore): Set<string> {
  const known: unknown = Reflect.get(globalThis, ownedName)
  const owned: WeakMap<TokenStore, Set<string>> = known instanceof WeakMap ? known : new WeakMap()
  if (owned !== known) Object.defineProperty(globalThis, ownedName, { value: owned })
  const ids = owned.get(store) ?? new Set()
  owned.set(store, ids)
  return ids
}

/**
 * Creates the one owner of a token. Every part of the program calls `get` for each request, and keeps no token.
 *
 * @example
 * const tokens = createTokenManager({ issuer, store: sqliteStore({ path: '.tokens/tokens.db' }) })
 * await tokens.start()
 * const token = await tokens.get()
 * await tokens.close()
 * @throws {TokenInputError} an option is wrong, or the store object has a manager for `issuer.id` already
 */
export function createTokenManager(options: TokenManagerOptions): TokenManager {
  checkOptions(options)
  const { issuer, clock = systemClock, store = memoryStore({ clock }) } = options
  const { report = (error: TokenListenerError) => process.emitWarning(error) } = options
  const windows = {
    aheadMs: options.aheadMs ?? 4 * hourMs,
    checkEveryMs: options.checkEveryMs ?? hourMs / 2,
    warnAtMs: options.warnAtMs ?? 2 * hourMs,
  }
  const disown = own(store, issuer.id)
  const listeners = createListeners({ clock, report })
  const servedToken = createServedToken({ clock, windows, listeners })
  const closing = new AbortController()
  const refreshLoop = createRefreshLoop({
    issuer,
    store,
    clock,
    windows,
    servedToken,
    listeners,
    signal: closing.signal,
    onSettled: check,
  })

  let hasStarted = false
  let warned: { readonly generation: number; readonly warning: ReturnType<typeof warningOf> } | undefined
  let closed: Promise<void> | undefined
  let checkTimer: unknown
  let pollTimer: unknown
  let unwatch: (() => void) | undefined

  function startOnce() {
    if (hasStarted) return
    hasStarted = true
    if (store.supports.manyProcesses) pollTimer = clock.setTimeout(poll, pollMs, { background: true })
    unwatch = store.watch?.(issuer.id, () => void look())
    refreshLoop.ensure()
  }

  /** Does the work that is due, and sets the timer for the next check. */
  function check() {
    clock.clearTimeout(checkTimer)
    if (closing.signal.aborted) return
    warn()
    if (servedToken.phase() !== 'fresh') refreshLoop.ensure()
    void refreshLoop.storeAgain()
    const ms = Math.min(msUntilCheck(servedToken.usable(), clock.now(), windows), refreshLoop.msUntilNext())
    // A store that is not polled is read here: an operator may have withdrawn the token from it.
    checkTimer = clock.setTimeout(store.supports.manyProcesses ? check : look, ms, { background: true })
  }

  function warn() {
    const { token, isRejected } = servedToken.known()
    if (token === undefined || isRejected) return
    const now = clock.now()
    const warning = warningOf(token, now, windows)
    if (warning === undefined || (warned?.generation === token.generation && warned.warning === warning)) return
    warned = { generation: token.generation, warning }
    if (warning === 'expired') void listeners.emit('expired', { token })
    else void listeners.emit('expiring', { token, leftMs: token.expiresAt - now })
  }

  /** Reads the records of other processes, and does the work that is due then. */
  async function look() {
    await refreshLoop.adopt()
    check()
  }

  async function poll() {
    await look()
    if (!closing.signal.aborted) pollTimer = clock.setTimeout(poll, pollMs, { background: true })
  }

  async function getSlowly(signal: AbortSignal | undefined): Promise<Token> {
    for (;;) {
      closing.signal.throwIfAborted()
      startOnce()
      const token = servedToken.usable()
      const unsettled = servedToken.unsettled()
      const event = listeners.inside()
      if (event !== undefined) {
        if (token !== undefined) return token
        // The successor is served when this listener has ended: a wait for it would hold every caller.
        if (event === 'rotated') throw calledInListener()
      } else if (unsettled !== undefined) {
        await untilAborted(unsettled, signal)
        continue
      }

      const phase = servedToken.phase()
      if (phase !== 'fresh') refreshLoop.ensure()
      const failure = refreshLoop.failure()
      if (token !== undefined && (phase !== 'critical' || failure !== undefined)) return token
      if (failure !== undefined) throw failure.error

      if (token === undefined) {
        await untilAborted(refreshLoop.answer(), signal)
      } else {
        // Half of the token's rest is for the wait, the other half for the call that needs the token.
        const halfMs = (token.expiresAt - clock.now()) / 2
        await untilAborted(answerWithin(Math.min(halfMs, mostHeldBackMs)), signal)
        if (servedToken.usable() === token) return token
      }
    }
  }

  /** Keeps the process alive while the caller waits: all other timers of the manager are in the background. */
  async function getAwake(signal: AbortSignal | undefined): Promise<Token> {
    const hold = clock.setTimeout(() => undefined, longestTimerMs)
    try {
      return await getSlowly(signal)
    } finally {
      clock.clearTimeout(hold)
    }
  }

  async function answerWithin(ms: number) {
    const over = new AbortController()
    // `getAwake` holds the process. This timer goes on when the caller aborts, and must not hold it.
    await Promise.race([refreshLoop.answer(), wait(clock, ms, over.signal, { background: true })])
    over.abort()
  }

  // The hot path: no async function, and no allocation without options.
  function get(options?: GetOptions): Promise<Token> {
    try {
      if (options !== undefined) checkGetOptions(options)
    } catch (error) {
      return Promise.reject(error)
    }
    const signal = options?.signal
    if (signal?.aborted) return Promise.reject(signal.reason)
    return servedToken.fresh() ?? getAwake(signal)
  }

  return {
    async start() {
      await get()
    },
    get,
    async reject(token) {
      checkToken(token)
      if (servedToken.reject(token)) refreshLoop.replace()
    },
    on(event, listener) {
      checkEvent(event)
      checkFunction('listener', listener, 'pass a function that takes the event')
      const { remove, caughtUp } = listeners.add(event, listener, { rotated: servedToken.announced() })
      if (caughtUp !== undefined) servedToken.serveAfter(caughtUp)
      return remove
    },
    status: () => ({ phase: servedToken.phase(), token: servedToken.known().token, failure: refreshLoop.failure() }),
    close() {
      closed ??= (async () => {
        closing.abort(new TokenClosedError())
        servedToken.stopServing()
        clock.clearTimeout(checkTimer)
        clock.clearTimeout(pollTimer)
        unwatch?.()
        await refreshLoop.end()
        disown()
      })()
      // The end of the refresh waits for the listeners: inside one, a wait for it would hold itself.
      return listeners.inside() === undefined ? closed : Promise.resolve()
    },
  }
}

/** Returns the error of a `get` that would wait for the listener that calls it. */
function calledInListener(): TokenInputError {
  const rule =
    'was called in a listener of rotated whose token is rejected or has ended; return from the listener first'
  return new TokenInputError({ field: 'get()', rule })
}

/** Checks what a program in JavaScript, or one with a cast, may pass. */
function checkOptions(options: TokenManagerOptions) {
  checkPort('options', options, [], 'pass an object with an issuer')
  checkNames(options, optionNames)
  const { issuer, store, clock, report } = options
  checkIssuer(issuer)
  for (const field of ['aheadMs', 'checkEveryMs', 'warnAtMs'] as const) {
    if (options[field] !== undefined) checkMs(field, options[field], 1)
  }
  if (store !== undefined) {
    const use = 'pass memoryStore(), sqliteStore({ path }), redisStore({ redis }) or another TokenStore'
    checkPort('store', store, ['read', 'lease', 'write', 'release'], use)
    checkPort('store.supports', store.supports, [], 'pass { restart, manyProcesses }')
  }
  if (clock !== undefined) {
    checkPort('clock', clock, clockMethods, 'pass systemClock or another Clock')
  }
  if (report !== undefined) checkFunction('report', report, 'leave it out or pass a function')
}

/** Checks the token of `reject`. @throws {TokenInputError} it is not a token of a manager; the value may be a secret, and is not quoted */
function checkToken(token: unknown) {
  const use = 'pass the token that get resolved with, not its secret'
  checkPort('token', token, [], use)
  if (typeof token === 'object' && token !== null && 'generation' in token && typeof token.generation === 'number')
    return
  throw new TokenInputError({ field: 'token', rule: `has no generation; ${use}` })
}

function checkEvent(event: string) {
  if (Object.hasOwn(eventNames, event)) return
  const rule = `${JSON.stringify(event) ?? typeof event} is not an event; use ${Object.keys(eventNames).join(', ')}`
  throw new TokenInputError({ field: 'event', rule })
}

/** Checks the options of `get`. */
function checkGetOptions(options: GetOptions) {
  const use = 'leave it out, or pass { signal }'
  checkPort('options', options, [], use)
  checkNames(options, { signal: true })
  // An object with a class may be the signal itself, or the element of an array whose `map` got the method.
  const prototype: unknown = Object.getPrototypeOf(options)
  if (!('signal' in options) && prototype !== Object.prototype && prototype !== null) {
    throw new TokenInputError({ field: 'options', rule: `has no signal; ${use}` })
  }
  const signal: unknown = options.signal
  if (signal === undefined || signal instanceof AbortSignal) return
  throw new TokenInputError({
    field: 'signal',
    rule: `is of type ${typeof signal}; pass an AbortSignal, or leave it out`,
  })
}

/** Notes that the store object has a manager for the id. @returns a function that releases the id */
function own(store: TokenStore, id: string): () => void {
  const ids = idsOn(store)
  if (ids.has(id)) {
    const rule = `has a manager for ${id} already; share that manager, or close it first`
    throw new TokenInputError({ field: 'store', rule })
  }
  ids.add(id)
  return () => ids.delete(id)
}
