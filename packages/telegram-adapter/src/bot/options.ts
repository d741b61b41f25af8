import type { Clock } from '../clock.ts'
import { OpsInputError } from '../errors.ts'
import type { OpsLog } from '../log.ts'
import type { OpsTexts } from '../messages/texts.ts'
import type { OpsPort } from '../ports/ops-port.ts'
import type { TelegramFetch } from '../telegram/fetch.ts'
import type { Audit } from './audit.ts'
import type { OpsCommand } from './commands/ops-command.ts'

export interface TelegramOptions {
  /** From @BotFather. */
  readonly token: string
  /** @default https://api.telegram.org */
  readonly apiRoot?: string
  /** Function that calls the Bot API, in the shape of `fetch`. @default undici */
  readonly fetch?: TelegramFetch
  /** Settings of a webhook, in place of long polling. Mount `bot.webhook` at the path of `url`. */
  readonly webhook?: {
    /** Address that Telegram calls, with https. @default the address that was set by hand */
    readonly url?: string
    /** 32 to 256 random characters of A-Z, a-z, 0-9, _ and -. */
    readonly secret: string
  }
}

export interface OpsBotOptions {
  readonly telegram: TelegramOptions
  /** Other side of the bot: `inProcessPort` over a job runner, or `httpPort` to its API. It alone decides who is an admin. */
  readonly port: OpsPort
  /**
   * Telegram ids of admins, as text: `start` lists the jobs in their name and checks the ids of the jobs. The list grants no
   * right.
   *
   * @default none: the jobs are not checked
   */
  readonly checkAs?: readonly string[]
  /** Ids of jobs that run only after a confirmation. @default none */
  readonly dangerous?: readonly string[]
  /** Commands of the program, beside the built-in ones. @default none */
  readonly commands?: readonly OpsCommand[]
  /** Texts of the bot: `korean`, `english`, or your own set. @default korean */
  readonly texts?: OpsTexts
  /** Receives an entry for every act before it is done; when it throws, the act is not done. @default none */
  readonly audit?: Audit
  /** Receives log entries. @default none */
  readonly log?: OpsLog
  /** @default systemClock */
  readonly clock?: Clock
  /** Between 0 and 1, for the buttons. @default Math.random */
  readonly random?: () => number
}

/**
 * Checks what a program without types can leave out. A blank token is a fault of the start, which reports it with all others.
 *
 * @throws {OpsInputError} `telegram.token` or `port` is missing
 */
export function checkRequired({ telegram, port }: Partial<OpsBotOptions>): void {
  if (typeof telegram?.token !== 'string') {
    throw new OpsInputError({ field: 'telegram.token', rule: 'is required; pass the token that @BotFather gave' })
  }
  if (typeof port?.trigger !== 'function') {
    throw new OpsInputError({ field: 'port', rule: 'is required; pass inProcessPort(jobs, …) or httpPort(…)' })
  }
}
