import * as z from 'zod/mini'

/** Place of a message. */
export interface Place {
  readonly chatId: string
  /** Id of the topic in a forum, as text; undefined outside of a topic. */
  readonly threadId: string | undefined
}

/** Message or press of a user: the fields that the bot reads. Ids are text. */
export type OpsUpdate = Place & {
  readonly updateId: number
  readonly isPrivate: boolean
  readonly from: { readonly telegramId: string; readonly name: string }
  /** Language of the user's Telegram, such as `en` or `pt-br`, in a private chat; undefined in a group, which has no language. */
  readonly language: string | undefined
} & (
    | {
        readonly kind: 'message'
        readonly text: string
        /** Whether the user has not written the text: the message was forwarded, or another bot made it. */
        readonly isForeign: boolean
      }
    | {
        readonly kind: 'press'
        readonly callbackId: string
        readonly data: string
        readonly messageId: number
        /** Keyboard as it was when the button was pressed; undefined when Telegram no longer shows it, and when it has other buttons. */
        readonly keyboard: Keyboard | undefined
      }
  )

export interface KeyboardButton {
  readonly text: string
  readonly callback_data: string
}

export type Keyboard = readonly (readonly KeyboardButton[])[]

/** Kinds of updates to ask for, in every call: a server that was narrowed once drops every press until it is asked again. */
export const allowedUpdates = ['message', 'callback_query'] as const

const idSchema = z.pipe(z.int(), z.transform(String))
const personSchema = z.object({
  id: idSchema,
  is_bot: z.boolean(),
  first_name: z.string(),
  last_name: z.exactOptional(z.string()),
  language_code: z.exactOptional(z.string()),
})
const chatSchema = z.object({ id: idSchema, type: z.string() })
// A reply outside of a forum has a thread, too, to which no message can be sent.
const topicSchema = z.partial(z.object({ message_thread_id: idSchema, is_topic_message: z.boolean() }))
/**
 * Fields of a message whose text is not of the user who sent it. `forward_date` is the field of Bot API servers before 7.0.
 * @see https://core.telegram.org/bots/api#message
 */
const foreignSchema = z.partial(
  z.object({
    forward_origin: z.unknown(),
    forward_date: z.unknown(),
    via_bot: z.unknown(),
    is_automatic_forward: z.unknown(),
    sender_business_bot: z.unknown(),
  }),
)
const buttonSchema = z.object({ text: z.string(), callback_data: z.string() })

const messageSchema = z.object({
  chat: chatSchema,
  from: z.exactOptional(personSchema),
  text: z.exactOptional(z.string()),
  ...topicSchema.shape,
  ...foreignSchema.shape,
})
const pressedSchema = z.object({
  message_id: z.int(),
  chat: chatSchema,
  ...topicSchema.shape,
  // A keyboard that another program has sent may have buttons of another kind, such as one with an address.
  reply_markup: z.catch(z.optional(z.object({ inline_keyboard: z.array(z.array(buttonSchema)) })), undefined),
})
const updateSchema = z.object({
  update_id: z.int(),
  message: z.exactOptional(messageSchema),
  callback_query: z.exactOptional(
    z.object({
      id: z.string(),
      from: personSchema,
      data: z.exactOptional(z.string()),
      message: z.exactOptional(pressedSchema),
    }),
  ),
})

/** Id of an update: every kind of update has one. */
export const updateIdSchema: z.ZodMiniType<{ readonly update_id: number }> = z.object({ update_id: z.int() })

/** Parses an update. @returns undefined for updates that the bot ignores: other kinds, other bots, messages without text */
export function parseUpdate(raw: unknown): OpsUpdate | undefined {
  const update = updateSchema.safeParse(raw).data
  const { message, callback_query: press } = update ?? {}
  const from = press?.from ?? message?.from
  const at = press?.message ?? message
  const chat = at?.chat
  if (update === undefined || from === undefined || from.is_bot || chat === undefined) return undefined
  const about = {
    updateId: update.update_id,
    chatId: chat.id,
    threadId: at?.is_topic_message === true ? at.message_thread_id : undefined,
    isPrivate: chat.type === 'private',
    language: chat.type === 'private' ? from.language_code : undefined,
    from: { telegramId: from.id, name: [from.first_name, from.last_name ?? ''].join(' ').trim() },
  }
  if (press?.message !== undefined) {
    return {
      ...about,
      kind: 'press',
      callbackId: press.id,
      data: press.data ?? '',
      messageId: press.message.message_id,
      keyboard: press.message.reply_markup?.inline_keyboard,
    }
  }
  if (message?.text === undefined) return undefined
  const isForeign = z.keyof(foreignSchema).options.some((name) => message[name] !== undefined)
  return { ...about, kind: 'message', text: message.text, isForeign }
}
