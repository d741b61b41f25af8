import type { Sender } from '../telegram/sender.ts'
import type { OpsUpdate } from '../telegram/updates.ts'
import type { Actions } from './actions.ts'
import { parseCommand, type Registry } from './commands/registry.ts'
import type { Act, Perform } from './perform.ts'
import type { Presses } from './presses.ts'

/** Handles an update. `turn` resolves when the earlier updates of the user in the chat are handled. */
export type UpdateHandler = (update: OpsUpdate, turn: Promise<void>) => Promise<void>

/**
 * Creates the handler of updates: it reads a message or a press as an act, and performs it.
 *
 * @param parts.username returns the username of the bot, in lower case
 */
export function createUpdateHandler({
  sender,
  presses,
  perform,
  registry,
  actions,
  username,
}: {
  readonly sender: Sender
  readonly presses: Presses
  readonly perform: Perform
  readonly registry: Registry
  readonly actions: Actions
  readonly username: () => string
}): UpdateHandler {
  /** Returns the act of a message, or undefined for one that is not for this bot. */
  function actOf({ text, isPrivate, isForeign, updateId }: OpsUpdate & { kind: 'message' }): Act | undefined {
    const typed = parseCommand(text)
    // In a group, people and other bots also send messages that are not for this bot.
    if (typed?.to !== undefined && typed.to !== username()) return undefined
    const command = typed && registry.find(typed.name)
    const asked = { argument: typed?.argument ?? '', idempotencyKey: String(updateId) }
    // An admin who forwards the message of a stranger does not ask for what it says.
    if (command !== undefined && isForeign) {
      return {
        ...asked,
        access: 'everyone',
        run: (request) => actions.reply(request, request.messages.foreignCommand()),
      }
    }
    if (command !== undefined) {
      return {
        ...asked,
        command: command.name,
        access: command.access,
        run: (request) => command.run(request, actions),
      }
    }
    if (!isPrivate && typed?.to === undefined) return undefined
    return { ...asked, access: 'everyone', run: (request) => actions.reply(request, request.messages.unknownCommand()) }
  }

  async function readAct(update: OpsUpdate, turn: Promise<void>): Promise<Act | undefined> {
    if (update.kind === 'press') return presses.take(update, turn)
    await turn
    return actOf(update)
  }

  return async function handle(update, turn) {
    sender.reopen(update.chatId)
    const act = await readAct(update, turn)
    if (act !== undefined) await perform(update, act)
  }
}
