import { wait } from '@stockeye/internal/wait'
import { type Clock, systemClock } from '../clock.ts'
import { OpsInputError, OpsRefusedError, OpsStartError, OpsUnreachableError } from '../errors.ts'
import { createRedaction, type OpsLog } from '../log.ts'
import { korean } from '../messages/ko.ts'
import { createMessages } from '../messages/messages.ts'
import type { OpsTexts } from '../messages/texts.ts'
import type { OpsPort, OpsUser } from '../ports/ops-port.ts'
import { createRetry, retryingPort } from '../ports/retrying-port.ts'
import { createTelegramApi, telegramRoot } from '../telegram/api.ts'
import { type TelegramFetch, undiciFetch } from '../telegram/fetch.ts'
import { createInbox } from '../telegram/inbox.ts'
import { type Polling, startPolling } from '../telegram/polling.ts'
import { createSender } from '../telegram/sender.ts'
import { allowedUpdates, type Keyboard, type OpsUpdate } from '../telegram/updates.ts'
import { createWebhook } from '../telegram/webhook.ts'
import { type Access, decideAccess } from './access.ts'
import { AuditFailure, createActions } from './actions.ts'
import type { Audit } from './audit.ts'
import { type ButtonAction, createButtons } from './buttons.ts'
import type { CommandRequest } from './commands/command.ts'
import type { OpsCommand } from './commands/ops-command.ts'
import { createRegistry, parseCommand } from './commands/registry.ts'
import { schedulePage } from './commands/show-schedules.ts'
import { createMenu } from './menu.ts'
import { createPressMemory } from './press-memory.ts'
import { createProgressNotice } from './progress-notice.ts'
import { checkStartup } from './startup-check.ts'

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

/** Access that an update or a press requires, and its action. */
interface Act {
  readonly access: Access
  run(request: CommandRequest): Promise<unknown>
  /** Takes the act back when it was not done, before the user receives the error message and can try again. */
  readonly undo?: () => void
}

/**
 * Creates an admin's bot on grammY: commands and buttons over a port. One bot a token: a second instance takes updates away.
 *
 * @throws {OpsInputError} `telegram.token` or `port` is missing, or a command of `commands` has a wrong field
 */
export function createOpsBot(options: OpsBotOptions): OpsBot {
  checkRequired(options)
  const { telegram, clock = systemClock, random = Math.random, checkAs = [], audit = () => undefined } = options
  const { texts = korean } = options
  const messages = createMessages(texts)
  const redact = createRedaction([telegram.token, telegram.webhook?.secret])
  const log: OpsLog = (entry) => options.log?.({ ...entry, message: redact(entry.message) })
  const polled = new AbortController()
  const closing = new AbortController()
  const { signal } = closing

  const { token, apiRoot = telegramRoot } = telegram
  const apiOptions = { token, apiRoot, fetch: telegram.fetch ?? undiciFetch(apiRoot), clock }
  const api = createTelegramApi({ ...apiOptions, signal })
  const retried = createRetry({ clock, signal })
  const port = retryingPort(options.port, retried)
  const buttons = createButtons({ token, random })
  const sender = createSender(api, { clock, signal, log })
  const progressNotice = createProgressNotice({ port, sender, messages, clock, signal, log })
  const registry = createRegistry(options.commands, texts)
  const menu = createMenu(api, { log, commandsFor: registry.commandsFor })
  const dangerous = new Set(options.dangerous ?? [])
  const actions = createActions({
    port,
    buttons,
    sender,
    progressNotice,
    audit,
    clock,
    dangerous,
    registry,
    messages,
    retried,
    signal,
  })
  const presses = createPressMemory()
  const inbox = createInbox(handle)
  const webhook = telegram.webhook && createWebhook({ secret: telegram.webhook.secret, receive: inbox.receive, log })

  let username = ''
  let polling: Polling | undefined
  let started: Promise<void> | undefined
  let stopped: Promise<void> | undefined

  async function handle(update: OpsUpdate, turn: Promise<void>): Promise<void> {
    sender.reopen(update.chatId)
    if (update.kind === 'press') return handlePress(update, turn)
    await turn
    const act = actOfMessage(update)
    if (act !== undefined) await perform(update, act.argument, String(update.updateId), act)
  }

  function actOfMessage(update: OpsUpdate & { kind: 'message' }): (Act & { readonly argument: string }) | undefined {
    const typed = parseCommand(update.text)
    // In a group, people and other bots also send messages that are not for this bot.
    if (typed?.to !== undefined && typed.to !== username) return undefined
    const command = typed && registry.find(typed.name)
    const argument = typed?.argument ?? ''
    if (command !== undefined) {
      return { access: command.access, argument, run: (request) => command.run(request, actions) }
    }
    if (!update.isPrivate && typed?.to === undefined) return undefined
    return { access: 'everyone', argument, run: (request) => actions.reply(request, messages.unknownCommand()) }
  }

  /** Handles a press. It answers the press at once, also when the chat still waits for another update: Telegram allows about 15 s. */
  async function handlePress(update: OpsUpdate & { kind: 'press' }, turn: Promise<void>): Promise<void> {
    const { updateId, chatId, callbackId, from } = update
    const pressed = buttons.parse(update.data, chatId)
    const access = pressed && accessOf(pressed.action)
    if (pressed === undefined || access === undefined) {
      const message =
        pressed === undefined
          ? 'a button was pressed that this bot has not made for this chat'
          : 'a button was pressed whose command this bot does not have'
      log({ level: 'warn', code: 'button-refused', message, updateId, chatId, telegramId: from.telegramId })
      await Promise.all([sender.answer(callbackId, texts.pressInvalid), turn])
      return
    }
    const { action, nonce } = pressed
    if (!presses.take(nonce)) {
      await Promise.all([sender.answer(callbackId, texts.pressRepeated), turn])
      return
    }
    const isAct = !['page', 'dismiss', 'dismiss-command'].includes(action.kind)
    await Promise.all([sender.answer(callbackId, isAct ? texts.pressTaken : undefined), turn])
    await perform(update, 'argument' in action ? action.argument : '', nonce, {
      access,
      run: (request) => press(request, action, update),
      undo: () => presses.giveBack(nonce),
    })
  }

  /** Returns the access that a button requires, or undefined when its command does not exist (any more). */
  function accessOf(action: ButtonAction): Access | undefined {
    return 'name' in action ? registry.find(action.name)?.access : 'admin'
  }

  async function press(request: CommandRequest, action: ButtonAction, update: OpsUpdate & { kind: 'press' }) {
    const { chatId, messageId, keyboard } = update
    switch (action.kind) {
      case 'trigger':
        await actions.runJob(request, action.jobId)
        // From here on, a press of this button is another request.
        return keyboard && sender.redraw(chatId, messageId, redrawn(keyboard, chatId))
      case 'confirm':
        await actions.runConfirmedJob(request, action.jobId)
        return sender.edit(chatId, messageId, messages.confirmed())
      case 'command':
        await registry.find(action.name)?.run(request, actions)
        return keyboard && sender.redraw(chatId, messageId, redrawn(keyboard, chatId))
      case 'confirm-command':
        await registry.find(action.name)?.run({ ...request, isConfirmed: true }, actions)
        return sender.edit(chatId, messageId, messages.confirmed())
      case 'dismiss':
      case 'dismiss-command':
        return sender.edit(chatId, messageId, messages.dismissed())
      case 'cancel':
        return actions.cancelRun(request, action.runId)
      case 'page': {
        const jobs = await port.listJobs(request.as)
        const page = schedulePage(jobs, { page: action.page, chatId, buttons, messages })
        if (page === undefined) return sender.edit(chatId, messageId, messages.pageGone())
        return sender.edit(chatId, messageId, page.text, page.keyboard)
      }
    }
  }

  /** Returns the same buttons under new nonces. */
  const redrawn = (keyboard: Keyboard, chatId: string): Keyboard =>
    keyboard.map((row) =>
      row.map((button) => {
        const pressed = buttons.parse(button.callback_data, chatId)
        const data = pressed && buttons.format(pressed.action, chatId)
        return data === undefined ? button : { ...button, callback_data: data }
      }),
    )

  /** Asks the port for the user, and acts when the user has access. It logs and answers every error, and throws no error. */
  async function perform(update: OpsUpdate, argument: string, idempotencyKey: string, act: Act): Promise<void> {
    const { chatId, updateId, from } = update
    const about = { updateId, chatId, telegramId: from.telegramId }
    try {
      const user = await port.ensureUser(from)
      if (update.isPrivate) await menu.show(chatId, menuRoleOf(user))
      const verdict = decideAccess(user, act.access)
      if (verdict !== 'allowed') {
        act.undo?.()
        log({ level: 'warn', code: 'access-refused', message: verdict, ...about })
        await sender.send(chatId, messages.refused(verdict))
        return
      }
      const { telegramId: as, name } = from
      await act.run({ as, name, role: user.role, chatId, argument, updateId, idempotencyKey })
    } catch (error) {
      act.undo?.()
      if (signal.aborted) return
      if (error instanceof OpsRefusedError) {
        log({ level: 'warn', code: 'port', message: error.message, ...about })
        await sender.send(chatId, messages.refused(error.reason, error.retryAfterMs))
      } else if (error instanceof OpsUnreachableError) {
        log({ level: 'error', code: 'port', message: error.message, ...about })
        await sender.send(chatId, messages.unreachable())
      } else {
        log({ level: 'error', code: 'fault', message: faultOf(error), ...about })
        await sender.send(chatId, error instanceof AuditFailure ? messages.auditFailed() : messages.internal())
      }
    }
  }

  async function start() {
    const report = await checkStartup({
      token,
      api,
      port: options.port,
      clock,
      webhook: telegram.webhook,
      checkAs,
      dangerous: [...dangerous],
    })
    if (report.failures.length > 0) throw new OpsStartError(report.failures.map(redact))
    username = report.username ?? ''
    if (telegram.webhook?.url !== undefined) await setWebhook(telegram.webhook.url, telegram.webhook.secret)
    await menu.setDefault()
    if (stopped !== undefined) return
    if (telegram.webhook === undefined) {
      polling = startPolling({
        api: createTelegramApi({ ...apiOptions, signal: polled.signal }),
        receive: inbox.receive,
        clock,
        signal: polled.signal,
        log,
      })
    }
    const how = polling === undefined ? 'by webhook' : 'by long polling'
    log({ level: 'info', code: 'started', message: `@${username} takes updates ${how}` })
  }

  async function setWebhook(url: string, secret: string) {
    try {
      await api.setWebhook(url, { secret_token: secret, allowed_updates: allowedUpdates })
    } catch (error) {
      throw new OpsStartError([`the webhook cannot be set: ${redact(faultOf(error))}`])
    }
  }

  async function stop(deadlineMs: number) {
    polled.abort()
    await polling?.ended
    const over = new AbortController()
    const timeUp = deadlineMs > 0 ? wait(clock, deadlineMs, over.signal).catch(() => undefined) : Promise.resolve()
    await Promise.race([inbox.settled(), timeUp])
    over.abort()
    const offset = polling?.offset() ?? 0
    // The updates in the answer of this call are not confirmed: Telegram delivers them again at the next call.
    if (offset > 0) await api.getUpdates({ offset, limit: 1, timeout: 0 }).catch(() => undefined)
    closing.abort(new Error('the bot was stopped'))
    if (started !== undefined) log({ level: 'info', code: 'stopped', message: 'the bot takes no more updates' })
  }

  return {
    start() {
      if (stopped !== undefined)
        return Promise.reject(new OpsInputError({ field: 'start', rule: 'must not come after stop' }))
      started ??= start().catch((error: unknown) => {
        started = undefined
        throw error
      })
      return started
    },
    stop({ deadlineMs = 10_000 } = {}) {
      stopped ??= stop(deadlineMs)
      return stopped
    },
    async webhook(request) {
      if (webhook === undefined)
        throw new OpsInputError({ field: 'telegram.webhook', rule: 'must be set to take calls' })
      // Telegram calls again.
      if (username === '' || stopped !== undefined) return new Response(null, { status: 503 })
      return webhook(request)
    },
  }
}

/** Returns the role whose menu a user sees. A blocked admin sees the menu of a user. */
const menuRoleOf = ({ role, active }: OpsUser): 'admin' | 'user' => (active ? role : 'user')

const faultOf = (error: unknown): string => {
  if (!(error instanceof Error)) return 'something other than an error was thrown'
  return error.cause instanceof Error ? `${error.message}: ${error.cause.message}` : error.message
}

/** Checks what a program without types can leave out. A blank token is a fault of the start, which reports it with all others. */
function checkRequired({ telegram, port }: Partial<OpsBotOptions>): void {
  if (typeof telegram?.token !== 'string') {
    throw new OpsInputError({ field: 'telegram.token', rule: 'is required; pass the token that @BotFather gave' })
  }
  if (typeof port?.trigger !== 'function') {
    throw new OpsInputError({ field: 'port', rule: 'is required; pass inProcessPort(jobs, …) or httpPort(…)' })
  }
}
