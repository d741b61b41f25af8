import { checkNames, checkObject, checkSpan } from '../check-input.ts'
import { OpsInputError } from '../errors.ts'
import { createRedaction, createSafeLog } from '../log.ts'
import { createRetry, retryingPort } from '../ports/retrying-port.ts'
import { connectionOf } from '../telegram/connection.ts'
import { createInbox } from '../telegram/inbox.ts'
import { createSender } from '../telegram/sender.ts'
import { createWebhook } from '../telegram/webhook.ts'
import { createActions } from './actions.ts'
import { createButtons } from './buttons.ts'
import { createRegistry } from './commands/registry.ts'
import { createLifecycle } from './lifecycle.ts'
import { createMenu } from './menu.ts'
import { checkOptions, type OpsBotOptions } from './options.ts'
import { createPerform } from './perform.ts'
import { createPresses } from './presses.ts'
import { createProgressNotice } from './progress-notice.ts'
import { checkStartup } from './startup-check.ts'
import { createUpdateHandler } from './update-handler.ts'

/** Bot over a port. */
export interface OpsBot {
  /**
   * Checks the settings, Telegram and the port, and then takes updates. Resolves when it does.
   *
   * @throws {OpsStartError} `failures` has every fault; nothing was started, and it may be called again
   */
  start(): Promise<void>
  /**
   * Stops the bot: it takes no further update, waits for the updates in hand, and confirms them. Telegram delivers an update
   * that was not handled at the deadline again, to the next instance of the bot.
   *
   * @param options.deadlineMs @default 10_000
   */
  stop(options?: { readonly deadlineMs?: number }): Promise<void>
  /** Handles a call of Telegram, in the shape of `fetch`: mount it at the path of `webhook.url`. */
  webhook(request: Request): Promise<Response>
}

/**
 * Creates an admin's bot: commands and buttons over a port. One bot a token: a second instance takes updates away.
 *
 * @example
 * const bot = createOpsBot({ telegram, port: inProcessPort(jobs, { admins: ['123456789'] }) })
 * await bot.start() // throws one error that lists every fault
 * process.once('SIGTERM', () => bot.stop())
 * @throws {OpsInputError} `telegram` was not made by `createTelegram`, `port` or `webhook.secret` is missing, or a command of
 * `commands` has a wrong field
 */
export function createOpsBot(options: OpsBotOptions): OpsBot {
  const connection = connectionOf(options?.telegram)
  checkOptions(options)
  const { webhook, random = Math.random, checkAs = [], dangerous = [], audit = () => undefined } = options
  const { token, clock, languages } = connection
  const redact = createRedaction([token, webhook?.secret])
  const log = createSafeLog(options.log, redact)
  const closing = new AbortController()
  const { signal } = closing

  const sender = createSender(connection, { signal, log })
  const retried = createRetry({ clock, signal })
  const port = retryingPort(options.port, retried)
  const buttons = createButtons({ token, random, now: () => clock.now() })
  const registry = createRegistry(options.commands)
  const menu = createMenu(connection.api(signal), { languages, log, commandsFor: registry.commandsFor })
  const progressNotice = createProgressNotice({ port, sender, connection, signal, log })
  const shared = { port, buttons, sender, registry, languages, signal, log }
  const actions = createActions({ ...shared, progressNotice, audit, clock, dangerous: new Set(dangerous), retried })
  const handle = createUpdateHandler({
    ...shared,
    actions,
    presses: createPresses({ ...shared, actions }),
    perform: createPerform({ ...shared, menu, chats: connection.chats }),
    username: () => lifecycle.username(),
  })
  const inbox = createInbox({ handle, log })
  const lifecycle = createLifecycle({
    connection,
    check: () => checkStartup({ connection, signal, port: options.port, webhook, checkAs, dangerous }),
    webhook,
    menu,
    inbox,
    closing,
    redact,
    log,
  })
  const receive = webhook && createWebhook({ secret: webhook.secret, receive: inbox.receive, log })

  return {
    start: lifecycle.start,
    async stop(options = {}) {
      checkObject('options', options, 'pass { deadlineMs }, or leave it out')
      checkNames(options, { deadlineMs: true })
      const { deadlineMs = 10_000 } = options
      checkSpan('deadlineMs', deadlineMs, 0)
      await lifecycle.stop(deadlineMs)
    },
    async webhook(request) {
      if (receive === undefined) {
        const rule = 'is not set, and this bot polls; pass webhook: { secret } to createOpsBot'
        throw new OpsInputError({ field: 'webhook', rule })
      }
      // Telegram calls again.
      if (!lifecycle.takesUpdates()) return new Response(null, { status: 503 })
      return receive(request)
    },
  }
}
