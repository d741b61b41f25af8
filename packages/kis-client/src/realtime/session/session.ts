import { backoffMs } from '@stockeye/internal/backoff'
import { wait } from '@stockeye/internal/wait'
import type { Clock, Token } from '@stockeye/token-manager'
import { KisRealtimeError } from '../../errors.ts'
import type { RealtimeAccess } from '../access.ts'
import type { LineFrame } from '../line.ts'
import type { Book } from '../topics/book.ts'
import type { Command } from '../topics/session-places.ts'
import { topicName } from '../topics/topic.ts'
import type { AnswerMessage } from '../wire/read-message.ts'
import { type ConnectionLost, openRealtimeConnection, type RealtimeConnection } from './connection.ts'
import { readAnswer } from './read-answer.ts'

export interface SessionOptions {
  /** Name of the session in the book. */
  readonly name: string
  readonly access: RealtimeAccess
  readonly url: string
  readonly clock: Clock
  /** Returns a number in [0, 1). */
  readonly random: () => number
  readonly book: Book
  readonly frame: (frame: LineFrame) => void
  readonly pinged: (at: number) => void
  /** Called when the book has changed: other sessions may have something to do. */
  readonly changed: () => void
  /** Stores what KIS may hold of the session, for its next owner, before a topic is asked for. */
  readonly remember: () => Promise<void>
  readonly trouble: (error: unknown) => void
}

/** Session of an app key: one connection after the other, with the topics that the book gives it. */
export interface Session {
  /** Looks at the book: something is wanted, or not any more. */
  look(): void
  /** Ends the connection, from which no row has arrived since `from`; the next one follows. */
  replace(reason: string, from: number): void
  /** Releases the topics and closes. Nothing may be wanted any more. */
  close(): Promise<void>
  /** Closes at once, and releases nothing. */
  abandon(): void
}

/** Least time between two requests, in ms. KIS blocks keys that register too fast, and names no number; it advises 100 to 150 for calls. */
const spacingMs = 100
/** Time for an answer, in ms. Without one the topic's state is not known, so the connection is replaced. */
const answerMs = 10_000
/** Delays before the next connection, in ms. */
const reconnect = { firstMs: 1_000, maxMs: 60_000 }
/** Delays while another program has the session: never fought over, in ms. */
const inUse = { firstMs: 30_000, maxMs: 300_000 }
const mostInvalidKeys = 2
/** Time for the releases at the end, in ms. */
const releaseMs = 6_000

export function createSession(options: SessionOptions): Session {
  const { name, access, url, clock, random, book, trouble } = options
  let connection: RealtimeConnection | undefined
  let token: Token | undefined
  let [isOpen, isConnecting, isClosing] = [false, false, false]
  let [failures, inUseTimes, invalidKeys] = [0, 0, 0]
  // On the clock that never jumps: a wall clock that is set back must not keep the session waiting.
  let connectAt = Number.NEGATIVE_INFINITY
  let sentAt = Number.NEGATIVE_INFINITY
  let command: Command | undefined
  let [lookTimer, answerTimer]: unknown[] = []
  const released = Promise.withResolvers<void>()
  const ended = Promise.withResolvers<void>()

  function lookIn(ms: number): void {
    clock.clearTimeout(lookTimer)
    lookTimer = clock.setTimeout(look, Math.max(0, ms))
  }

  function look(): void {
    clock.clearTimeout(lookTimer)
    const now = clock.now()
    if (isConnecting || command !== undefined) return
    if (connection === undefined) {
      if (isClosing) ended.resolve()
      else if (!book.isNeeded(name)) return
      else if (connectAt > clock.monotonic()) lookIn(connectAt - clock.monotonic())
      else void connect()
      return
    }
    if (!isOpen) return
    const restMs = sentAt + spacingMs - clock.monotonic()
    const next = restMs > 0 ? { at: now + restMs } : book.next(name, now)
    if (next === undefined) released.resolve()
    else if ('at' in next) lookIn(next.at - now)
    else void send(next, connection)
  }

  async function connect(): Promise<void> {
    isConnecting = true
    try {
      token = await access.approvalKeys.get()
    } catch (error) {
      isConnecting = false
      trouble(new KisRealtimeError('no-approval-key', 'KIS gives no approval key for its WebSocket', { cause: error }))
      retryLater()
      return
    }
    isConnecting = false
    if (isClosing) return look()
    const own = openRealtimeConnection(
      url,
      { clock, ...access },
      {
        opened() {
          isOpen = true
          book.opened(name)
          look()
        },
        frame(frame) {
          // A connection that opens proves nothing: KIS may refuse each request on it.
          failures = 0
          options.frame(frame)
        },
        answer: answered,
        pinged: options.pinged,
        ended(lost) {
          if (connection === own) lose(lost)
        },
        unreadable: (reason) =>
          trouble(new KisRealtimeError('unreadable', `a message of KIS's WebSocket was skipped: ${reason}`)),
      },
    )
    connection = own
  }

  function retryLater(): void {
    failures += 1
    connectAt = Math.max(connectAt, clock.monotonic() + backoffMs(failures, { ...reconnect, random }))
    look()
  }

  function lose({ from, isCertain, reason }: ConnectionLost): void {
    clock.clearTimeout(answerTimer)
    const wasOpen = isOpen
    connection = undefined
    command = undefined
    isOpen = false
    if (wasOpen) book.closed(name, { from, isCertain })
    if (isClosing) {
      released.resolve()
      ended.resolve()
      return
    }
    if (!wasOpen) trouble(new KisRealtimeError('unreachable', `KIS's WebSocket cannot be reached: ${reason}`))
    retryLater()
    options.changed()
  }

  async function send(next: Command, on: RealtimeConnection): Promise<void> {
    command = next
    // A store that does not work costs the next owner a few refusals, and this one nothing.
    if (next.does === 'register') await options.remember().catch(trouble)
    try {
      token = await access.approvalKeys.get()
    } catch (error) {
      if (connection !== on) return
      trouble(error)
      on.abandon('there is no approval key')
      return
    }
    if (connection !== on) return
    sentAt = clock.monotonic()
    answerTimer = clock.setTimeout(() => on.abandon(`KIS did not answer within ${answerMs} ms`), answerMs)
    on.request(next.does, next.topic, token.secret)
  }

  function answered(answer: AnswerMessage): void {
    const meaning = readAnswer(answer)
    if (meaning.is === 'key-in-use') {
      yieldKey()
      return
    }
    const isOfAnother =
      answer.trKey !== undefined && `${answer.trId}|${answer.trKey}` !== (command && topicName(command.topic))
    if (command === undefined || isOfAnother) {
      trouble(new KisRealtimeError('unreadable', `an answer ${answer.messageCode} of KIS belongs to no request`))
      return
    }
    clock.clearTimeout(answerTimer)
    if (meaning.is === 'key-invalid') {
      void renewKey(connection)
      return
    }
    command = undefined
    invalidKeys = 0
    if (meaning.is === 'done') inUseTimes = 0
    book.answered(name, meaning, clock.now())
    // If this process ends now, the next owner must not ask for what KIS was found to hold.
    if (meaning.is === 'registered-already' || meaning.is === 'full') void options.remember().catch(trouble)
    options.changed()
  }

  function yieldKey(): void {
    inUseTimes += 1
    const waitMs = backoffMs(inUseTimes, { ...inUse, random })
    connectAt = clock.monotonic() + waitMs
    const nextTryAt = clock.now() + waitMs
    const until = new Date(nextTryAt).toISOString()
    const advice = 'stop it, share one session between your programs, or give each program an app key of its own'
    trouble(
      new KisRealtimeError(
        'key-in-use',
        `another program has the session of the app key; ${advice}. The next try is at ${until}`,
      ),
    )
    connection?.abandon('another program has the session of the app key')
    book.keyInUse(name, nextTryAt)
    options.changed()
  }

  /** Has the approval key replaced, and the request sent again. Until then the session sends nothing. */
  async function renewKey(on: RealtimeConnection | undefined): Promise<void> {
    invalidKeys += 1
    // Two new keys in a row did not help: ask KIS for no more of them at once.
    if (invalidKeys > mostInvalidKeys) {
      on?.abandon('KIS refuses its own approval keys')
      return
    }
    if (token !== undefined) await access.approvalKeys.reject(token).catch(trouble)
    if (connection !== on) return
    command = undefined
    book.answered(name, { is: 'again' }, clock.now())
    look()
  }

  return {
    look,
    replace(reason, from) {
      if (connection === undefined) return
      trouble(new KisRealtimeError('replaced', `the connection is replaced: ${reason}`))
      connection.abandon(reason, from)
    },
    abandon() {
      isClosing = true
      clock.clearTimeout(lookTimer)
      connection?.abandon('this process has no right to the session any more')
    },
    async close() {
      isClosing = true
      look()
      const stop = new AbortController()
      if (isOpen) await Promise.race([released.promise, wait(clock, releaseMs, stop.signal).catch(() => undefined)])
      stop.abort()
      clock.clearTimeout(lookTimer)
      connection?.close()
      if (connection === undefined && !isConnecting) ended.resolve()
      await ended.promise
      clock.clearTimeout(lookTimer)
    },
  }
}
