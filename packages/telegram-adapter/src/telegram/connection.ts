import { checkClock, checkFunction, checkNames, type NamesOf, wrongValue } from '../check-input.ts'
import { type Clock, systemClock } from '../clock.ts'
import { OpsInputError } from '../errors.ts'
import { korean } from '../messages/ko.ts'
import { createLanguages, type Languages } from '../messages/languages.ts'
import type { OpsTexts } from '../messages/texts.ts'
import { createTelegramApi, type TelegramApi, telegramRoot } from './api.ts'
import { type Chats, createChats } from './chats.ts'
import { defaultFetch, type TelegramFetch } from './fetch.ts'

/** Options of `createTelegram`. */
export interface TelegramOptions {
  /** Token that @BotFather gave. */
  readonly token: string
  /** @default https://api.telegram.org */
  readonly apiRoot?: string
  /** Function that calls the Bot API, in the shape of `fetch`. Required on Bun, where `fetch` fits. @default undici */
  readonly fetch?: TelegramFetch
  /**
   * Texts of all messages: `korean`, `english`, or your own set. With a list, such as `[korean, english]`, the language of
   * the user's Telegram chooses in a private chat; groups, and users of another language, receive the first.
   *
   * @default korean
   */
  readonly texts?: OpsTexts | readonly OpsTexts[]
  /** @default systemClock */
  readonly clock?: Clock
}

const optionNames: NamesOf<TelegramOptions> = { token: true, apiRoot: true, fetch: true, texts: true, clock: true }

/** Connection of one bot to Telegram: its token, its texts, and the pace of its chats. `createTelegram` makes it. */
export interface Telegram {
  /** Texts of all messages, a set for each language; the first is the default. */
  readonly texts: readonly OpsTexts[]
}

/** The bot's and the notifier's view of a `Telegram`. Its token is in no field that a log or a debugger shows. */
export class Connection implements Telegram {
  readonly #token: string
  readonly apiRoot: string
  readonly #fetch: TelegramFetch
  readonly clock: Clock
  readonly languages: Languages
  /** Chats of the bot. Their state is shared, so that the bot and the notifier keep one pace. */
  readonly chats: Chats

  constructor(options: TelegramOptions) {
    const { apiRoot = telegramRoot, fetch = defaultFetch(), clock = systemClock, texts = korean } = options
    this.#token = options.token
    this.apiRoot = apiRoot
    this.#fetch = fetch
    this.clock = clock
    this.languages = createLanguages(texts)
    this.chats = createChats(clock)
  }

  get token(): string {
    return this.#token
  }

  get texts(): readonly OpsTexts[] {
    return this.languages.all.map(({ texts }) => texts)
  }

  /** Returns the Bot API, whose calls end with the signal: the bot and each delivery have their own, so that the end of one does not end the other. */
  api(signal?: AbortSignal): TelegramApi {
    const { token, apiRoot } = this
    return createTelegramApi({ token, apiRoot, fetch: this.#fetch, clock: this.clock, signal })
  }
}

/**
 * Creates the connection of a bot to Telegram, for `createOpsBot` and `telegramNotifier`. Where one process has both, pass
 * the same connection to both: they share token, texts, clock, and the pace of each chat. It calls nothing by itself, and
 * needs no close.
 *
 * @example
 * const telegram = createTelegram({ token: process.env.TELEGRAM_BOT_TOKEN ?? '' })
 * const jobs = createJobRunner({ backend, notifiers: [telegramNotifier(telegram)] })
 * const bot = createOpsBot({ telegram, port: inProcessPort(jobs, { admins: ['123456789'] }) })
 * @throws {OpsInputError} `token` is missing, or `texts` has a wrong `language`; a blank token is a fault that the start of
 * the bot reports with all others
 */
export function createTelegram(options: TelegramOptions): Telegram {
  const { token }: Partial<TelegramOptions> = options ?? {}
  if (typeof token !== 'string') {
    throw new OpsInputError({
      field: 'token',
      rule: `is ${typeof token}; pass the token that @BotFather gave, as text`,
    })
  }
  checkNames(options, optionNames)
  const { apiRoot, fetch, clock } = options
  // A blank one is a fault of the settings, which the start reports.
  if (apiRoot !== undefined && typeof apiRoot !== 'string') {
    throw wrongValue(
      'apiRoot',
      apiRoot,
      'is not a text',
      'pass an address such as https://api.telegram.org, or leave it out',
    )
  }
  checkFunction('fetch', fetch, 'pass a function in the shape of fetch, or leave it out')
  checkClock(clock)
  return new Connection(options)
}

/** Returns the inner view of a `Telegram`. @throws {OpsInputError} it is something else, such as `{ token }` */
export function connectionOf(telegram: Telegram): Connection {
  if (telegram instanceof Connection) return telegram
  const given = telegram === null || telegram === undefined ? 'is missing' : 'was not made by createTelegram'
  throw new OpsInputError({ field: 'telegram', rule: `${given}; pass createTelegram({ token })` })
}
