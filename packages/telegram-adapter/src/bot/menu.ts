import { OpsTelegramError } from '../errors.ts'
import type { OpsLog } from '../log.ts'
import type { TelegramApi } from '../telegram/api.ts'
import type { Command } from './commands/command.ts'
import type { Registry } from './commands/registry.ts'

/** List of commands that Telegram shows: the commands for everyone by default, and those for admins in each admin's private chat. */
export interface Menu {
  setDefault(): Promise<void>
  /** Shows the menu of the role in a private chat. It is called at every update, and calls Telegram only when the role has changed. */
  show(chatId: string, role: 'admin' | 'user'): Promise<void>
}

/** Creates the menu. A menu is a convenience: an error of Telegram is logged, and authorization does not depend on the menu. */
export function createMenu(
  api: TelegramApi,
  { log, commandsFor }: { readonly log: OpsLog; readonly commandsFor: Registry['commandsFor'] },
): Menu {
  const adminChats = new Set<string>()

  async function set(role: 'admin' | 'user', chatId?: string): Promise<boolean> {
    const scope = chatId === undefined ? { type: 'default' as const } : { type: 'chat' as const, chat_id: chatId }
    try {
      await api.setMyCommands(entriesOf(commandsFor(role)), { scope })
      return true
    } catch (error) {
      if (error instanceof OpsTelegramError) log({ level: 'warn', code: 'not-sent', message: error.message })
      return false
    }
  }

  return {
    async setDefault() {
      await set('user')
    },
    async show(chatId, role) {
      if (adminChats.has(chatId) === (role === 'admin')) return
      if (role === 'user') adminChats.delete(chatId)
      else adminChats.add(chatId)
      const isSet = await set(role, chatId)
      if (!isSet) adminChats.delete(chatId)
    },
  }
}

const entriesOf = (commands: readonly Command[]) =>
  commands.map(({ name, description }) => ({ command: name, description }))
