import { parseJson } from '../../parse-json.ts'
import { isObject } from '../call/json.ts'
import { lenientInteger, type Parameters } from '../call/parameters.ts'
import { badRequest } from '../call/refusal.ts'
import type { Chats } from './chats.ts'

export interface BotCommand {
  readonly command: string
  readonly description: string
}

/** The command menus: one list for each scope and language. */
export interface BotCommands {
  /** Serves `setMyCommands`. @throws {Refusal} 400 */
  set(parameters: Parameters): true
  get(parameters: Parameters): readonly BotCommand[]
  delete(parameters: Parameters): true
}

const mostCommands = 100

export function createBotCommands({ chats }: { readonly chats: Chats }): BotCommands {
  const lists = new Map<string, readonly BotCommand[]>()
  const keyOf = (parameters: Parameters) => {
    const scope = parseScope(parameters.text('scope'), chats)
    const language = parameters.text('language_code')
    if (!/^(?:[a-z]{2})?$/.test(language)) throw badRequest('invalid language code specified')
    return `${scope}/${language}`
  }
  return {
    set(parameters) {
      const commands = parseCommands(parameters.text('commands'))
      const key = keyOf(parameters)
      const checked = commands.map(checkCommand)
      for (const { command } of checked) {
        if (!/^[a-z0-9_]+$/.test(command)) throw badRequest('BOT_COMMAND_INVALID')
      }
      // Telegram is known to refuse these, but the text of its refusal is not known.
      if (checked.length > mostCommands) throw badRequest('BOT_COMMANDS_TOO_MUCH')
      lists.set(key, checked)
      return true
    },
    get: (parameters) => lists.get(keyOf(parameters)) ?? [],
    delete(parameters) {
      lists.delete(keyOf(parameters))
      return true
    },
  }
}

function parseCommands(json: string): readonly BotCommand[] {
  if (json === '') return []
  const rows = parseJson(json)
  if (rows === undefined) throw badRequest("can't parse commands JSON object")
  if (!Array.isArray(rows)) throw badRequest('expected an Array of BotCommand')
  return rows.map((row: unknown) => {
    if (!isObject(row)) throw badRequest("can't parse BotCommand: expected an Object")
    return {
      command: commandField(row['command'], 'command'),
      description: commandField(row['description'], 'description'),
    }
  })
}

function commandField(value: unknown, name: string): string {
  if (value === undefined) throw badRequest(`can't parse BotCommand: Can't find field "${name}"`)
  if (typeof value !== 'string') throw badRequest(`can't parse BotCommand: Field "${name}" must be of type String`)
  return value
}

function checkCommand(row: BotCommand): BotCommand {
  const command = row.command.trim().replace(/^\//, '')
  const description = row.description.trim()
  if (command === '') throw badRequest('command must be non-empty')
  if ([...command].length > 32) throw badRequest('command length must not exceed 32')
  if (description === '') throw badRequest('command description must be non-empty')
  if ([...description].length > 256) throw badRequest('command description length must not exceed 256')
  return { command, description }
}

const wide = ['default', 'all_private_chats', 'all_group_chats', 'all_chat_administrators']

function parseScope(json: string, chats: Chats): string {
  if (json === '') return 'default'
  const value = parseJson(json)
  if (value === undefined) throw badRequest("can't parse BotCommandScope JSON object")
  const cannotParse = (reason: string) => badRequest(`can't parse BotCommandScope: ${reason}`)
  if (!isObject(value)) throw cannotParse('BotCommandScope must be an Object')
  const type = value['type']
  if (type === undefined) throw cannotParse('Can\'t find field "type"')
  if (typeof type === 'string' && wide.includes(type)) return type
  if (type !== 'chat' && type !== 'chat_administrators' && type !== 'chat_member') {
    throw cannotParse('Unsupported type specified')
  }
  const chatId = String(value['chat_id'] ?? '')
  if (chatId === '') throw cannotParse('Empty chat_id specified')
  const userId = lenientInteger(String(value['user_id'] ?? ''))
  if (type === 'chat_member' && userId <= 0) throw cannotParse('Invalid user_id specified')
  const { chat } = chats.resolve(chatId)
  if (type !== 'chat' && chat.type === 'private') throw badRequest("can't use specified scope in private chats")
  return type === 'chat_member' ? `${type}/${chat.id}/${userId}` : `${type}/${chat.id}`
}
