import { OpsInputError } from '../errors.ts'
import type { OpsLog } from '../log.ts'
import type { OpsPort } from '../ports/ops-port.ts'
import type { Telegram } from '../telegram/connection.ts'
import type { Audit } from './audit.ts'
import type { OpsCommand } from './commands/ops-command.ts'

/** Settings of a webhook, in place of long polling. */
export interface WebhookOptions {
  /** Address that Telegram calls, with https. @default the address that was set by hand */
  readonly url?: string
  /** 32 to 256 random characters of A-Z, a-z, 0-9, _ and -. */
  readonly secret: string
}

export interface OpsBotOptions {
  /** Connection that `createTelegram` made; it has the token, the texts and the clock. */
  readonly telegram: Telegram
  /** Other side of the bot: `inProcessPort` over a job runner, or `httpPort` to its API. It alone decides who is an admin. */
  readonly port: OpsPort
  /** Settings of a webhook. Mount `bot.webhook` at the path of its `url`. @default long polling */
  readonly webhook?: WebhookOptions
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
  /**
   * Receives an entry for an act before it is done; when it throws, the act is not done. With a port whose other side keeps
   * the audit (`httpPort`), it receives the commands of the program alone. @default none
   */
  readonly audit?: Audit
  /** Receives log entries. @default none */
  readonly log?: OpsLog
  /** Between 0 and 1, for the buttons. @default Math.random */
  readonly random?: () => number
}

/** Checks what a program without types can leave out. @throws {OpsInputError} `port` or `webhook.secret` is missing */
export function checkOptions({ port, webhook }: Partial<OpsBotOptions>): void {
  if (typeof port?.trigger !== 'function') {
    const given = port === undefined ? 'is missing' : 'is not a port'
    throw new OpsInputError({ field: 'port', rule: `${given}; pass inProcessPort(jobs, …) or httpPort(…)` })
  }
  if (webhook !== undefined && typeof webhook.secret !== 'string') {
    const rule = `is ${typeof webhook.secret}; pass 32 to 256 random characters of A-Z, a-z, 0-9, _ and -, as text`
    throw new OpsInputError({ field: 'webhook.secret', rule })
  }
}
