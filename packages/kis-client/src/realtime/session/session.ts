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
  /** A message cannot be read, and was skipped; `trId` if it was a frame. */
  readonly unreadable: (reason: string, trId?: string) => void
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
  /** Returns the instant of the last message; undefined without a connection. */
  heardAt(): number | undefined
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
/** Time after which an approval key is asked for again on a connection that lives, in ms. */
const keyWaitMs = 10_000
/** Life of a connection that has delivered after which its loss is the first failure, in ms. */
const settledMs = 60_000
/** Longest time of the releases at the end, in ms: 41 of them, with a slow answer each. */
const releaseMs = 10_000

export function createSession(options: SessionOptions): Session {
  const { name, access, url, clock, random, book, trouble } = options
  let connection: RealtimeConnection | undefined
  let token: Token | undefined
  let [isOpen, isConnecting, isClosing] = [false, false, false]
  let [failures, inUseTimes, invalidKeys] = [0, 0, 0]
  /** Instants at which the connection was open, on both clocks, and whether it has delivered. */
  let [openedAt, openedSince, hasDelivered] = [0, 0, false]
  // On the clock that never jumps: a wall clock that is set back must not keep the session waiting.
  let connectAt = Number.NEGATIVE_INFINITY
  let sentAt = Number.NEGATIVE_INFINITY
  let command: Command | undefined
  let [lookTimer, answerTimer]: unknown[] = []
  let released: (() => void) | undefined
  const ended = Promise.withResolvers<void>()
  /** Ends the waits for an approval key. */
  const ending = new AbortController()

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
    if (next === undefined) released?.()
    else if ('at' in next) lookIn(next.at - now)
    else void send(next, connection)
  }

  async function connect(): Promise<void> {
    isConnecting = true
    try {
      token = await approvalKey()
      if (!isClosing) open()
    } catch (error) {
      delayNext()
      if (!isClosing) trouble(error)
    }
    isConnecting = false
    look()
  }

  function open(): void {
    const own = openRealtimeConnection(
      url,
      { clock, ...access },
      {
        opened() {
          isOpen = true
          hasDelivered = false
          openedAt = clock.monotonic()
          openedSince = clock.now()
          book.opened(name)
          look()
        },
        frame(frame) {
          hasDelivered = true
          inUseTimes = 0
          options.frame(frame)
        },
        answer: answered,
        pinged: options.pinged,
        ended(lost) {
          if (connection === own) lose(lost)
        },
        unreadable: options.unreadable,
      },
    )
    connection = own
  }

  /** Returns the approval key: the last one, if there is no newer one. KIS says whether it still takes it. */
  async function approvalKey(): Promise<Token> {
    try {
      return await access.approvalKeys.get({ signal: ending.signal })
    } catch (cause) {
      if (token !== undefined && token.expiresAt > clock.now() && invalidKeys === 0) return token
      const reason = cause instanceof Error ? `: ${cause.message}` : ''
      throw new KisRealtimeError('no-approval-key', `there is no approval key for KIS's WebSocket${reason}`, { cause })
    }
  }

  /** Sets the instant of the next connection, before a listener of the loss can ask for one. */
  function delayNext(): void {
    failures += 1
    connectAt = Math.max(connectAt, clock.monotonic() + backoffMs(failures, { ...reconnect, random }))
  }

  function lose({ from, isCertain, heardAt, reason }: ConnectionLost): void {
    clock.clearTimeout(answerTimer)
    const wasOpen = isOpen
    connection = undefined
    command = undefined
    isOpen = false
    // A connection that opens proves nothing: KIS may refuse each request on it, or deliver a frame and close, again and again.
    if (hasDelivered && clock.monotonic() - openedAt >= settledMs) failures = 0
    hasDelivered = false
    delayNext()
    if (wasOpen) book.closed(name, { from, isCertain, heardAt })
    if (isClosing) {
      released?.()
      ended.resolve()
      return
    }
    if (!wasOpen) trouble(new KisRealtimeError('unreachable', `KIS's WebSocket cannot be reached: ${reason}`))
    options.changed()
  }

  async function send(next: Command, on: RealtimeConnection): Promise<void> {
    command = next
    // A store that does not work costs the next owner a few refusals, and this one nothing.
    if (next.does === 'register') await options.remember().catch(trouble)
    try {
      token = await approvalKey()
    } catch (error) {
      trouble(error)
      if (connection !== on) return
      // The connection delivers what it has without a key.
      command = undefined
      book.answered(name, { is: 'again' }, clock.now())
      lookIn(keyWaitMs)
      return
    }
    if (connection !== on) return
    sentAt = clock.monotonic()
    answerTimer = clock.setTimeout(() => on.abandon(`KIS did not answer within ${answerMs} ms`), answerMs)
    try {
      on.request(next.does, next.topic, token.secret)
    } catch (error) {
      trouble(error)
      on.abandon('a request cannot be sent')
    }
  }

  function answered(answer: AnswerMessage): void {
    const meaning = readAnswer(answer)
    if (meaning.is === 'key-in-use') {
      yieldKey()
      return
    }
    if (meaning.is === 'key-refused') {
      giveUpKey(answer.messageCode)
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
        `the session of the app key is in use: another program has it, or KIS still holds that of an earlier connection; if it is a program, ${advice}. The next try is at ${until}`,
      ),
    )
    connection?.abandon('another program has the session of the app key')
    book.keyInUse(name, nextTryAt)
    options.changed()
  }

  /** Waits long with an app key that KIS does not know: its topics go to the other keys of a pool. */
  function giveUpKey(code: string): void {
    connectAt = clock.monotonic() + inUse.maxMs
    trouble(new KisRealtimeError('key-refused', `[${code}] KIS refuses the app key; check it at the KIS portal`))
    connection?.abandon('KIS refuses the app key')
  }

  /** Has the approval key replaced, and the request sent again. Until then the session sends nothing. */
  async function renewKey(on: RealtimeConnection | undefined): Promise<void> {
    invalidKeys += 1
    if (token !== undefined) await access.approvalKeys.reject(token).catch(trouble)
    if (connection !== on) return
    // Two new keys in a row did not help: the next one waits for the next connection.
    if (invalidKeys > mostInvalidKeys) {
      invalidKeys = 0
      on?.abandon('KIS refuses its own approval keys')
      return
    }
    command = undefined
    book.answered(name, { is: 'again' }, clock.now())
    look()
  }

  return {
    look,
    replace(reason, from) {
      // It is about an earlier connection.
      if (connection === undefined || !isOpen || from < openedSince) return
      trouble(new KisRealtimeError('replaced', `the connection is replaced: ${reason}`))
      connection.abandon(reason, from)
    },
    heardAt: () => connection?.heardAt(),
    abandon() {
      isClosing = true
      ending.abort()
      clock.clearTimeout(lookTimer)
      connection?.abandon('this process has no right to the session any more')
    },
    async close() {
      isClosing = true
      const stop = new AbortController()
      const allReleased = new Promise<void>((resolve) => {
        released = resolve
      })
      look()
      if (isOpen) await Promise.race([allReleased, wait(clock, releaseMs, stop.signal).catch(() => undefined)])
      stop.abort()
      clock.clearTimeout(lookTimer)
      connection?.close()
      if (connection === undefined && !isConnecting) ended.resolve()
      // An answer of KIS that does not come must not hold the end up.
      ending.abort()
      await ended.promise
      clock.clearTimeout(lookTimer)
    },
  }
}
