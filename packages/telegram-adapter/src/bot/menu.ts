import type { BotCommandScope, LanguageCode } from '@grammyjs/types'
import { OpsTelegramError } from '../errors.ts'
import type { OpsLog } from '../log.ts'
import type { Languages } from '../messages/languages.ts'
import type { OpsTexts } from '../messages/texts.ts'
import type { TelegramApi } from '../telegram/api.ts'
import type { Command } from './commands/command.ts'
import type { Registry } from './commands/registry.ts'

/**
 * List of commands that Telegram shows: the commands for everyone by default, in each language, and those for admins in each
 * admin's private chat.
 */
export interface Menu {
  setDefault(): Promise<void>
  /** Shows the menu of the role in a private chat. It is called at every update, and calls Telegram only when role or language have changed, or the last call has failed. */
  show(chatId: string, role: 'admin' | 'user', texts: OpsTexts): Promise<void>
}

/** Creates the menu. A menu is a convenience: an error of Telegram is logged, and authorization does not depend on the menu. */
export function createMenu(
  api: TelegramApi,
  {
    languages,
    log,
    commandsFor,
  }: { readonly languages: Languages; readonly log: OpsLog; readonly commandsFor: Registry['commandsFor'] },
): Menu {
  /** Languages of the menus for admins, by chat. */
  const adminChats = new Map<string, string>()

  async function set(commands: readonly Command[], texts: OpsTexts, where: MenuPlace): Promise<boolean> {
    try {
      await api.call('setMyCommands', { commands: entriesOf(commands, texts), ...where })
      return true
    } catch (error) {
      if (error instanceof OpsTelegramError) log({ level: 'warn', code: 'not-sent', message: error.message })
      return false
    }
  }

  return {
    async setDefault() {
      const commands = commandsFor('user')
      const scope = { type: 'default' } as const
      for (const { texts } of languages.all) {
        const { language } = texts
        // The menu of the first language is set without one: it is for users of every other language, too.
        if (texts === languages.first.texts) await set(commands, texts, { scope })
        else if (isLanguageCode(language)) await set(commands, texts, { scope, language_code: language })
      }
    },
    async show(chatId, role, texts) {
      const shown = adminChats.get(chatId)
      if (shown === (role === 'admin' ? texts.language : undefined)) return
      const isSet = await set(commandsFor(role), texts, { scope: { type: 'chat', chat_id: chatId } })
      if (!isSet) return
      if (role === 'admin') adminChats.set(chatId, texts.language)
      else adminChats.delete(chatId)
    },
  }
}

/** Chats and users to whom a menu is shown, as parameters of `setMyCommands`. */
interface MenuPlace {
  readonly scope: BotCommandScope
  readonly language_code?: LanguageCode
}

// The list of codes in the types does not exist at run time; `createLanguages` has checked the form.
const isLanguageCode = (language: string): language is LanguageCode => /^[a-z]{2}$/.test(language)

const entriesOf = (commands: readonly Command[], texts: OpsTexts) =>
  commands.map((command) => ({ command: command.name, description: command.describe(texts) }))
