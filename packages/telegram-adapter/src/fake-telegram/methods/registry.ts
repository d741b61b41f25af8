import type { Parameters } from '../call/parameters.ts'
import type { World } from '../world.ts'
import { sendChatAction } from './chat-action.ts'
import { editMessageReplyMarkup, editMessageText } from './edit-message.ts'
import { getFile } from './get-file.ts'
import { sendDocument, sendPhoto } from './send-file.ts'
import { sendMessage } from './send-message.ts'

/** Answer of a method. */
export interface Reply {
  readonly result: unknown
  readonly description?: string
}

type Method = (world: World, parameters: Parameters, gone: AbortSignal) => Reply | Promise<Reply>

/** The methods, as the documentation spells them. */
const table: Readonly<Record<string, Method>> = {
  getMe: ({ bot }) => ({
    result: {
      ...bot,
      can_join_groups: true,
      can_read_all_group_messages: false,
      supports_inline_queries: false,
      can_connect_to_business: false,
      has_main_web_app: false,
    },
  }),
  getUpdates: async ({ polling }, parameters, gone) => ({ result: await polling.poll(parameters, gone) }),
  setWebhook: ({ webhook }, parameters) => ({ result: true, description: webhook.set(parameters) }),
  deleteWebhook: ({ webhook }, parameters) => ({ result: true, description: webhook.delete(parameters) }),
  getWebhookInfo: ({ webhook }) => ({ result: webhook.info() }),
  sendMessage: (world, parameters) => ({ result: sendMessage(world, parameters) }),
  editMessageText: (world, parameters) => ({ result: editMessageText(world, parameters) }),
  editMessageReplyMarkup: (world, parameters) => ({ result: editMessageReplyMarkup(world, parameters) }),
  answerCallbackQuery({ callbacks, log }, parameters) {
    const { id, chatId, answer } = callbacks.answer(parameters)
    log.add({ kind: 'bot-answered', callbackId: id, chatId, answer })
    return { result: true }
  },
  setMyCommands: ({ commands }, parameters) => ({ result: commands.set(parameters) }),
  getMyCommands: ({ commands }, parameters) => ({ result: commands.get(parameters) }),
  deleteMyCommands: ({ commands }, parameters) => ({ result: commands.delete(parameters) }),
  sendPhoto: (world, parameters) => ({ result: sendPhoto(world, parameters) }),
  sendDocument: (world, parameters) => ({ result: sendDocument(world, parameters) }),
  getFile: (world, parameters) => ({ result: getFile(world, parameters) }),
  sendChatAction: (world, parameters) => ({ result: sendChatAction(world, parameters) }),
}

const byName = new Map(Object.entries(table).map(([name, run]) => [name.toLowerCase(), { name, run }] as const))

/** Returns a method by its name in any case. */
export const methodNamed = (name: string): { readonly name: string; readonly run: Method } | undefined =>
  byName.get(name.toLowerCase())
