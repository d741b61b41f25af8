import type { Server } from 'node:http'
import { checkNames, type NamesOf } from '../check-input.ts'
import { type Clock, systemClock } from '../clock.ts'
import { parseJson } from '../parse-json.ts'
import { createBotCommands } from './chat/bot-commands.ts'
import { createChats } from './chat/chats.ts'
import { createFloodGate, type FloodLimits } from './chat/flood-limits.ts'
import { createMessageBook } from './chat/message-book.ts'
import { createStoredFiles } from './files/stored-files.ts'
import type { FakeGroup } from './people/group.ts'
import { createPeople } from './people/people.ts'
import type { FakeUser } from './people/user.ts'
import { createFaultBook, type Fault } from './server/faults.ts'
import { createBotApiServer, runWebhookReply } from './server/server.ts'
import { createTimers } from './timers.ts'
import { createTranscriptLog } from './transcript/log.ts'
import type { SeenCall, Transcript, TranscriptEntry } from './transcript/transcript.ts'
import { createCallbackQueries } from './updates/callback-queries.ts'
import { postJson } from './updates/loopback-http.ts'
import { createPolling } from './updates/polling.ts'
import { createUpdateQueue } from './updates/queue.ts'
import { createWebhook } from './updates/webhook.ts'
import type { WireMessage, WireUpdate, WireUser } from './wire-types.ts'
import type { World } from './world.ts'

/** Options of `startFakeTelegram`. */
export interface FakeTelegramOptions {
  /** Only token that the server accepts. @default a made-up one, `fake.token` */
  readonly token?: string
  /** Dates, lives of updates and presses, waits and limits go by it. @default systemClock */
  readonly clock?: Clock
  /** Port on 127.0.0.1. @default any free one */
  readonly port?: number
  /** Limits above which a bot gets 429, such as `documentedFloodLimits`. @default none */
  readonly floodLimits?: FloodLimits
  /** How long a press can be answered, in ms. Telegram publishes no number; 15 s were seen. @default 15_000 */
  readonly callbackAnswerMs?: number
  /**
   * Takes webhooks at `http://127.0.0.1:<any port>` too, since nothing else can be reached here. Other addresses are
   * checked as ever, and one that passes gets its updates nowhere. @default false
   */
  readonly loopbackWebhooks?: boolean
  /** The bot. @default 7000000001, `stockeye_bot`; the id comes from the token */
  readonly bot?: { readonly name?: string; readonly username?: string }
  /** Between 0 and 1: where update ids start, and how far apart late webhook retries are. @default Math.random */
  readonly random?: () => number
}

const optionNames: NamesOf<FakeTelegramOptions> = {
  token: true,
  clock: true,
  port: true,
  floodLimits: true,
  callbackAnswerMs: true,
  loopbackWebhooks: true,
  bot: true,
  random: true,
}

/** Telegram in one process: its Bot API on 127.0.0.1, the people who write to the bot, and the transcript. */
export interface FakeTelegram {
  /** `http://127.0.0.1:<port>`: grammY's `apiRoot`. */
  readonly url: string
  /** Only token that the server accepts. */
  readonly token: string
  /** The bot, as the sender of its messages. */
  readonly bot: WireUser
  /** Everything that happened between people and bot, in order, and the findings about it. */
  readonly transcript: Transcript

  /**
   * Returns a person. The bot cannot write to a person who has not written to it. The same id returns the same person.
   * @throws RangeError when `id` is not a positive integer
   */
  user(person: { readonly id: number; readonly name: string; readonly username?: string }): FakeUser
  /** Creates a group of which the bot is a member; a person becomes a member by writing in it. @param group.id negative */
  group(group: { readonly title: string; readonly id?: number }): FakeGroup

  /** Returns the messages of a chat as they stand, of people and the bot, oldest first. A person's private chat has the person's id. */
  messages(chatId: number): readonly WireMessage[]
  /**
   * Hands the bot any update at all, such as `{ poll: … }`, under the next id.
   * @returns the update as the bot gets it; undefined when it does not want the kind
   */
  deliver(update: Readonly<Record<string, unknown>>): WireUpdate | undefined
  /** Updates that the bot has not confirmed yet. */
  pendingUpdates(): number
  /** Returns the number of `getUpdates` calls that are held open now: 1 when a bot polls and has received every update. */
  waitingPolls(): number
  /**
   * Returns the result of `read`, once that returns something. It calls `read` now, after every entry of the transcript, when
   * a poll is held or ends, and when a wait on the clock begins, so a test needs no sleep:
   * `await fake.until(() => fake.messages(1).find(isDone))`.
   * @throws the error that `read` throws, and the signal's reason
   */
  until<T>(read: () => T | undefined | null | false, options?: { readonly signal?: AbortSignal }): Promise<T>
  /** Yields every entry of the transcript from the first on, and then each as it happens, until the fake or the signal ends. */
  events(options?: { readonly signal?: AbortSignal }): AsyncIterable<TranscriptEntry>
  /** Returns every call that reached the server, in order, with `getUpdates`. Secrets are left out. */
  calls(match?: { readonly method?: string }): readonly SeenCall[]

  /** Makes the next `times` calls of `method` (in any case; every method when missing) fail. @param times @default 1 */
  fault(match: { readonly method?: string }, fault: Fault, times?: number): void
  /** Removes all faults. */
  clearFaults(): void
  /** Asks for updates as a second instance of the bot, over HTTP. @returns the answer's body */
  secondPoller(options?: { readonly offset?: number; readonly timeoutSeconds?: number }): Promise<unknown>
  /** Makes the time `ms` later: updates and presses grow old. Waits that have begun end as they would have. */
  jump(ms: number): void
  /** Revokes the token: every call is answered with 401, as after `/revoke` at BotFather. */
  revokeToken(): void
  /** Ends every connection and stops listening. */
  close(): Promise<void>
}

/**
 * Starts Telegram's Bot API on 127.0.0.1, with real sockets, as a bot sees it. It is as strict as the real one, with the
 * same checks in the same order and the same texts; it does not depend on the bot under test.
 *
 * Its simplifications are listed in docs/testing.md.
 *
 * @example
 * const fake = await startFakeTelegram()
 * const telegram = createTelegram({ token: fake.token, apiRoot: fake.url })
 * const bot = createOpsBot({ telegram, port })
 * await bot.start()
 * const admin = fake.user({ id: 123456789, name: 'admin' })
 * admin.send('/help')
 * await fake.until(() => admin.messages().find(({ text }) => text?.includes('/start')))
 * @throws {OpsInputError} an option is not known
 * @throws the error of `listen`, such as EADDRINUSE
 */
export async function startFakeTelegram(options: FakeTelegramOptions = {}): Promise<FakeTelegram> {
  checkNames(options, optionNames)
  const { clock: given = systemClock, random = Math.random, callbackAnswerMs = 15_000, bot: named } = options
  const token = options.token ?? '7000000001:AAFakeTokenThatOnlyThisServerKnows00000'
  let jumped = 0
  const timers = createTimers(given, () => log.changed())
  const clock: Clock = { ...timers.clock, now: () => given.now() + jumped }
  const { now } = clock
  let isRevoked = false

  const bot: WireUser = {
    id: Number.parseInt(token, 10) || 7_000_000_001,
    is_bot: true,
    first_name: named?.name ?? 'StockEye',
    username: named?.username ?? 'stockeye_bot',
  }
  const log = createTranscriptLog({ now })
  const updates = createUpdateQueue({ now, random })
  const chats = createChats()
  const webhook = createWebhook({
    clock,
    updates,
    random,
    loopbackWebhooks: options.loopbackWebhooks ?? false,
    answer: (body) => runWebhookReply(world, body),
    onSet: () => polling.endByWebhook(),
    onChange: log.changed,
  })
  const polling = createPolling({ clock, updates, isWebhookActive: webhook.isActive, onChange: log.changed })
  const world: World = {
    clock,
    bot,
    chats,
    messages: createMessageBook({ now }),
    files: createStoredFiles(),
    updates,
    polling,
    webhook,
    callbacks: createCallbackQueries({ now, answerMs: callbackAnswerMs, firstId: BigInt(bot.id) * 1_000_000n }),
    commands: createBotCommands({ chats }),
    flood: createFloodGate(options.floodLimits ?? {}, { now }),
    log,
    emit(kind, body, of) {
      const update = updates.add({ kind, body, of })
      if (update !== undefined) {
        polling.wake()
        webhook.wake()
      }
      return update
    },
  }
  const people = createPeople(world)
  const faults = createFaultBook()
  const server = createBotApiServer({ world, clock, faults, token: () => (isRevoked ? undefined : token) })
  const port = await listen(server, options.port ?? 0)
  const url = `http://127.0.0.1:${port}`
  const closing = new AbortController()

  return {
    url,
    token,
    bot,
    transcript: log,
    user: people.user,
    group: people.group,
    messages: (chatId) => world.messages.of(chatId),
    deliver(update) {
      const [kind, body] = Object.entries(update)[0] ?? []
      if (kind === undefined) throw new RangeError('the update is empty; pass one such as { message: … }')
      return world.emit(kind, body, 'delivered')
    },
    pendingUpdates: () => updates.waiting().length,
    waitingPolls: polling.waiting,
    until(read, { signal } = {}) {
      return new Promise((resolve, reject) => {
        const settle = (finish: () => void) => {
          stop()
          signal?.removeEventListener('abort', onAbort)
          finish()
        }
        const look = () => {
          try {
            const value = read()
            if (value !== undefined && value !== null && value !== false) settle(() => resolve(value))
          } catch (error) {
            settle(() => reject(error))
          }
        }
        const onAbort = () => settle(() => reject(signal?.reason))
        const stop = log.onChange(look)
        signal?.addEventListener('abort', onAbort)
        if (signal?.aborted === true) onAbort()
        else look()
      })
    },
    async *events({ signal } = {}) {
      const ended = AbortSignal.any([closing.signal, ...(signal === undefined ? [] : [signal])])
      let next = 0
      while (!ended.aborted) {
        const entry = log.entries()[next]
        if (entry === undefined) {
          await nextChange(log.onChange, ended)
        } else {
          next += 1
          yield entry
        }
      }
    },
    calls: ({ method } = {}) =>
      log.calls().filter((call) => method === undefined || call.method.toLowerCase() === method.toLowerCase()),
    fault(match, fault, times = 1) {
      faults.add(match.method, fault, times)
    },
    clearFaults: faults.clear,
    async secondPoller({ offset = 0, timeoutSeconds = 0 } = {}) {
      const json = JSON.stringify({ offset, timeout: timeoutSeconds })
      const { body } = await postJson(`${url}/bot${token}/getUpdates`, json, { signal: closing.signal })
      return parseJson(body.toString())
    },
    jump(ms) {
      jumped += ms
      log.changed()
    },
    revokeToken() {
      isRevoked = true
    },
    async close() {
      closing.abort()
      webhook.stop()
      const closed = new Promise<void>((resolve) => void server.close(() => resolve()))
      server.closeAllConnections()
      await closed
      timers.stop()
    },
  }
}

function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, '127.0.0.1', () => {
      const address = server.address()
      if (address === null || typeof address === 'string')
        reject(
          new Error(`the fake Telegram listens on ${address ?? 'no address'}; a TCP port of 127.0.0.1 is required`),
        )
      else resolve(address.port)
    })
  })
}

function nextChange(onChange: (listener: () => void) => () => void, ended: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const finish = () => {
      stop()
      ended.removeEventListener('abort', finish)
      resolve()
    }
    const stop = onChange(finish)
    ended.addEventListener('abort', finish)
  })
}
