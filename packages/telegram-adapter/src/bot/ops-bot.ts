import { systemClock } from '../clock.ts'
import { OpsInputError } from '../errors.ts'
import { createRedaction, type OpsLog } from '../log.ts'
import { korean } from '../messages/ko.ts'
import { createMessages } from '../messages/messages.ts'
import { createRetry, retryingPort } from '../ports/retrying-port.ts'
import { createTelegramApi, telegramRoot } from '../telegram/api.ts'
import { undiciFetch } from '../telegram/fetch.ts'
import { createInbox } from '../telegram/inbox.ts'
import { createSender } from '../telegram/sender.ts'
import { createWebhook } from '../telegram/webhook.ts'
import { createActions } from './actions.ts'
import { createButtons } from './buttons.ts'
import { createRegistry } from './commands/registry.ts'
import { createLifecycle } from './lifecycle.ts'
import { createMenu } from './menu.ts'
import { checkRequired, type OpsBotOptions } from './options.ts'
import { createPerform } from './perform.ts'
import { createPresses } from './presses.ts'
import { createProgressNotice } from './progress-notice.ts'
import { checkStartup } from './startup-check.ts'
import { createUpdateHandler } from './update-handler.ts'

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
  /** Handles a call of Telegram, in the shape of `fetch`: mount it at the path of `telegram.webhook.url`. */
  webhook(request: Request): Promise<Response>
}

/**
 * Creates an admin's bot on grammY: commands and buttons over a port. One bot a token: a second instance takes updates away.
 *
 * @throws {OpsInputError} `telegram.token` or `port` is missing, or a command of `commands` has a wrong field
 */
export function createOpsBot(options: OpsBotOptions): OpsBot {
  checkRequired(options)
  const { telegram, clock = systemClock, random = Math.random, checkAs = [], dangerous = [] } = options
  const { texts = korean, audit = () => undefined } = options
  const { token, apiRoot = telegramRoot, webhook } = telegram
  const redact = createRedaction([token, webhook?.secret])
  const log: OpsLog = (entry) => options.log?.({ ...entry, message: redact(entry.message) })
  const closing = new AbortController()
  const { signal } = closing

  const messages = createMessages(texts)
  const apiOptions = { token, apiRoot, fetch: telegram.fetch ?? undiciFetch(apiRoot), clock }
  const api = createTelegramApi({ ...apiOptions, signal })
  const sender = createSender(api, { clock, signal, log })
  const retried = createRetry({ clock, signal })
  const port = retryingPort(options.port, retried)
  const buttons = createButtons({ token, random })
  const registry = createRegistry(options.commands, texts)
  const menu = createMenu(api, { log, commandsFor: registry.commandsFor })
  const actions = createActions({
    port,
    buttons,
    sender,
    progressNotice: createProgressNotice({ port, sender, messages, clock, signal, log }),
    audit,
    clock,
    dangerous: new Set(dangerous),
    registry,
    messages,
    retried,
    signal,
  })
  const inbox = createInbox(
    createUpdateHandler({
      sender,
      presses: createPresses({ buttons, registry, actions, sender, messages, log }),
      perform: createPerform({ port, menu, sender, messages, signal, log }),
      registry,
      actions,
      messages,
      username: () => lifecycle.username(),
    }),
  )
  const lifecycle = createLifecycle({
    api,
    apiUntil: (end) => createTelegramApi({ ...apiOptions, signal: end }),
    check: () => checkStartup({ token, api, port: options.port, clock, webhook, checkAs, dangerous }),
    webhook,
    menu,
    inbox,
    clock,
    closing,
    redact,
    log,
  })
  const receive = webhook && createWebhook({ secret: webhook.secret, receive: inbox.receive, log })

  return {
    start: lifecycle.start,
    stop: ({ deadlineMs = 10_000 } = {}) => lifecycle.stop(deadlineMs),
    async webhook(request) {
      if (receive === undefined)
        throw new OpsInputError({ field: 'telegram.webhook', rule: 'must be set to take calls' })
      // Telegram calls again.
      if (!lifecycle.takesUpdates()) return new Response(null, { status: 503 })
      return receive(request)
    },
  }
}
