import {
  checkFunction,
  checkList,
  checkNames,
  checkObject,
  checkText,
  checkTexts,
  type NamesOf,
} from '../check-input.ts'
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

/** Options of `createOpsBot`. */
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
   * @default none: the jobs of `inProcessPort` are checked, those of `httpPort` are not
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

const optionNames: NamesOf<OpsBotOptions> = {
  telegram: true,
  port: true,
  webhook: true,
  checkAs: true,
  dangerous: true,
  commands: true,
  audit: true,
  log: true,
  random: true,
}
const webhookNames: NamesOf<WebhookOptions> = { url: true, secret: true }

/** Checks the options of a bot; their connection was checked before. @throws {OpsInputError} an option is missing, has another type, or is not known */
export function checkOptions(options: OpsBotOptions): void {
  checkNames(options, optionNames)
  const { port, webhook, checkAs = [], dangerous = [], commands = [], audit, log, random } = options
  if (typeof port?.trigger !== 'function') {
    const given = port === undefined ? 'is missing' : 'is not a port'
    throw new OpsInputError({ field: 'port', rule: `${given}; pass inProcessPort(jobs, …) or httpPort(…)` })
  }
  checkTexts('checkAs', checkAs, 'pass Telegram ids as text, such as ["123456789"]')
  checkTexts('dangerous', dangerous, 'pass the ids of jobs, such as ["clean_up"]')
  checkList('commands', commands, 'pass a list of commands')
  checkFunction('audit', audit, 'pass a function that keeps an entry, or leave it out')
  checkFunction('log', log, 'pass a function that takes an entry, such as (entry) => console.log(entry)')
  checkFunction('random', random, 'pass a function that returns a number in [0, 1), or leave it out')
  if (webhook !== undefined) checkWebhook(webhook)
}

function checkWebhook(webhook: WebhookOptions): void {
  checkObject('webhook', webhook, 'pass { url, secret }, or leave it out')
  checkNames(webhook, webhookNames, 'webhook')
  const { url, secret } = webhook
  if (url !== undefined) checkText('webhook.url', url, 'pass an https address, or leave it out')
  if (typeof secret === 'string') return
  const rule = `is ${typeof secret}; pass 32 to 256 random characters of A-Z, a-z, 0-9, _ and -, as text`
  throw new OpsInputError({ field: 'webhook.secret', rule })
}
