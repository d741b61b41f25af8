import type { OpsLog } from '../log.ts'
import type { Languages } from '../messages/languages.ts'
import type { Sender } from '../telegram/sender.ts'
import type { Keyboard, OpsUpdate } from '../telegram/updates.ts'
import type { Access } from './access.ts'
import type { Actions } from './actions.ts'
import type { ButtonAction, Buttons } from './buttons.ts'
import type { CommandRequest } from './commands/command.ts'
import type { Registry } from './commands/registry.ts'
import { schedulePage } from './commands/show-schedules.ts'
import type { Act } from './perform.ts'
import { createPressMemory } from './press-memory.ts'

/** Press of a button, as Telegram delivers it. */
export type Press = OpsUpdate & { kind: 'press' }

/** Presses of buttons: each is answered once, and read as an act. */
export interface Presses {
  /**
   * Answers a press at once, also when the chat still waits for another update: Telegram allows about 15 s.
   *
   * @param turn resolves when the earlier updates of the chat are handled
   * @returns the act; undefined for a press that was taken before, for a confirmation that has expired, and for a button that is
   * not this bot's
   */
  take(update: Press, turn: Promise<void>): Promise<Act | undefined>
}

interface PressParts {
  readonly buttons: Buttons
  readonly registry: Registry
  readonly actions: Actions
  readonly sender: Sender
  readonly languages: Languages
  readonly log: OpsLog
}

/** Creates the reader of presses, with a memory of the buttons that were pressed. */
export function createPresses({ log, ...parts }: PressParts): Presses {
  const { buttons, registry, sender, languages } = parts
  const memory = createPressMemory()
  const press = createPressAction(parts)

  async function refuse({ updateId, chatId, callbackId, from, language }: Press, message: string) {
    log({ level: 'warn', code: 'button-refused', message, updateId, chatId, telegramId: from.telegramId })
    await sender.answer(callbackId, languages.messagesIn(language).texts.pressInvalid)
  }

  /** Returns the access that a button requires, or undefined when its command does not exist (any more). */
  function accessOf(action: ButtonAction): Access | undefined {
    return 'name' in action ? registry.find(action.name)?.access : 'admin'
  }

  /** Answers a press, and returns its act. */
  async function answer(update: Press): Promise<Act | undefined> {
    const { chatId, callbackId } = update
    const { texts } = languages.messagesIn(update.language)
    const pressed = buttons.parse(update.data, chatId)
    const access = pressed && accessOf(pressed.action)
    if (pressed === undefined) {
      await refuse(update, 'a button was pressed that this bot has not made for this chat')
      return undefined
    }
    if (access === undefined) {
      await refuse(update, 'a button was pressed whose command this bot does not have')
      return undefined
    }
    const { action, nonce, isExpired } = pressed
    if (isExpired) {
      await sender.answer(callbackId, texts.pressExpired)
      return undefined
    }
    const tap = { nonce, telegramId: update.from.telegramId }
    if (!memory.take(tap)) {
      await sender.answer(callbackId, texts.pressRepeated)
      return undefined
    }
    const isAct = !['page', 'dismiss', 'dismiss-command'].includes(action.kind)
    await sender.answer(callbackId, isAct ? texts.pressTaken : undefined)
    return {
      access,
      command: 'name' in action ? action.name : undefined,
      argument: 'argument' in action ? action.argument : '',
      idempotencyKey: nonce,
      run: (request) => press(request, action, update),
      undo: () => memory.giveBack(tap),
    }
  }

  return {
    async take(update, turn) {
      const [act] = await Promise.all([answer(update), turn])
      return act
    },
  }
}

/** Creates the function that does what a button stands for. */
function createPressAction({ buttons, registry, actions, sender }: Omit<PressParts, 'log' | 'languages'>) {
  /** Returns the same buttons under new nonces. */
  const redrawn = (keyboard: Keyboard, chatId: string): Keyboard =>
    keyboard.map((row) =>
      row.map((button) => {
        const pressed = buttons.parse(button.callback_data, chatId)
        const data = pressed && buttons.format(pressed.action, chatId)
        return data === undefined ? button : { ...button, callback_data: data }
      }),
    )

  /** Puts new nonces on the keyboard: from here on, a press of its buttons is another request. */
  const redraw = ({ chatId, messageId, keyboard }: Press) =>
    keyboard && sender.redraw(chatId, messageId, redrawn(keyboard, chatId))

  async function showPage(request: CommandRequest, page: number, { chatId, messageId }: Press) {
    const { messages } = request
    const jobs = await actions.port.listJobs(request.as)
    const shown = schedulePage(jobs, { page, chatId, buttons, messages })
    if (shown === undefined) return sender.edit(chatId, messageId, messages.pageGone())
    return sender.edit(chatId, messageId, shown.text, shown.keyboard)
  }

  return async function press(request: CommandRequest, action: ButtonAction, update: Press): Promise<unknown> {
    const { chatId, messageId } = update
    const { messages } = request
    switch (action.kind) {
      case 'trigger':
        await actions.runJob(request, action.jobId)
        return redraw(update)
      case 'confirm':
        await actions.runConfirmedJob(request, action.jobId)
        return sender.edit(chatId, messageId, messages.confirmed())
      case 'command':
        await registry.find(action.name)?.run(request, actions)
        return redraw(update)
      case 'confirm-command':
        await registry.find(action.name)?.run({ ...request, isConfirmed: true }, actions)
        return sender.edit(chatId, messageId, messages.confirmed())
      case 'dismiss':
      case 'dismiss-command':
        return sender.edit(chatId, messageId, messages.dismissed())
      case 'cancel':
        return actions.cancelRun(request, action.runId)
      case 'redeliver':
      case 'discard':
        return actions.settleDelivery(request, action.kind, action.deliveryId)
      case 'page':
        return showPage(request, action.page, update)
    }
  }
}
