/** A user, as the Bot API shows one. */
export interface WireUser {
  /** Id of the user; positive. */
  readonly id: number
  /** Whether the user is a bot. */
  readonly is_bot: boolean
  /** Name of the user in the app. */
  readonly first_name: string
  /** Public name, without the `@`. */
  readonly username?: string
  /** IETF tag of the language of the app, such as `ko` or `pt-br`. */
  readonly language_code?: string
}

/** A chat, as the Bot API shows one: a person's id is positive, a group's negative, a supergroup's starts with -100. */
export interface WireChat {
  /** Id of the chat; a private chat has that of its person. */
  readonly id: number
  /** Kind of the chat. */
  readonly type: 'private' | 'group' | 'supergroup'
  /** Name of a group. */
  readonly title?: string
  /** Public name of the person of a private chat, without the `@`. */
  readonly username?: string
  /** Name of the person of a private chat. */
  readonly first_name?: string
  /** Whether it is a supergroup with topics. */
  readonly is_forum?: true
}

/** A stretch of formatted text; offset and length count UTF-16 units. */
export interface WireEntity {
  /** Kind of the format, such as `bold` or `bot_command`. */
  readonly type: string
  /** Start in the text, in UTF-16 units. */
  readonly offset: number
  /** Length in the text, in UTF-16 units. */
  readonly length: number
  /** Address of a `text_link`. */
  readonly url?: string
  /** Language of the code in a `pre`. */
  readonly language?: string
  /** Id of a `custom_emoji`. */
  readonly custom_emoji_id?: string
  /** Time of a `date_time`, in seconds since 1970. */
  readonly unix_time?: number
}

/** A button below a message. One with `callback_data` can be pressed. */
export interface WireButton {
  /** Text on the button. */
  readonly text: string
  /** Data that a press sends to the bot, of 1 to 64 bytes. */
  readonly callback_data?: string
  /** Address that the button opens. */
  readonly url?: string
}

/** Rows of buttons below a message. */
export interface WireKeyboard {
  /** Rows, the top one first. */
  readonly inline_keyboard: readonly (readonly WireButton[])[]
}

/** A stored file of a message. */
export interface WireFile {
  /** Id with which the bot can send or download the file again; each size of a photo has its own. */
  readonly file_id: string
  /** Id that is the same for every bot, and downloads nothing. */
  readonly file_unique_id: string
  /** Size in bytes. */
  readonly file_size?: number
  /** Name of a document. */
  readonly file_name?: string
  /** MIME type of a document, from the extension of its name. */
  readonly mime_type?: string
  /** Width of a photo, in pixels. */
  readonly width?: number
  /** Height of a photo, in pixels. */
  readonly height?: number
  /** Path of the download, below `/file/bot<token>/`; in the answer of `getFile` only. */
  readonly file_path?: string
}

/** A message as it stands: an edit replaces it. Dates are seconds since 1970, as on the wire. */
export interface WireMessage {
  /** Id within the chat: private chats and groups share one count, each supergroup has its own. */
  readonly message_id: number
  /** Time when it was sent. */
  readonly date: number
  /** Time of its last edit. */
  readonly edit_date?: number
  /** Chat of the message. */
  readonly chat: WireChat
  /** Id of the topic of a forum. */
  readonly message_thread_id?: number
  /** Whether it is in a topic of a forum. */
  readonly is_topic_message?: true
  /** Sender. */
  readonly from?: WireUser
  /** Text as it is shown, without markup. */
  readonly text?: string
  /** Formats of the text. */
  readonly entities?: readonly WireEntity[]
  /** Text below a photo or a document, as it is shown. */
  readonly caption?: string
  /** Formats of the caption. */
  readonly caption_entities?: readonly WireEntity[]
  /** Sizes of a photo, the smallest first. */
  readonly photo?: readonly WireFile[]
  /** Document of the message. */
  readonly document?: WireFile
  /** Keyboard below the message. */
  readonly reply_markup?: WireKeyboard
  /** Message that it answers, as it stood then. */
  readonly reply_to_message?: WireMessage
  /** Author of the text, in a message that was forwarded. */
  readonly forward_origin?: { readonly type: 'user'; readonly sender_user: WireUser; readonly date: number }
  /** Inline bot that made the text. */
  readonly via_bot?: WireUser
  /** Id of the supergroup that the group has become, in a service message. */
  readonly migrate_to_chat_id?: number
  /** Id that the supergroup had as a group, in a service message. */
  readonly migrate_from_chat_id?: number
}

/** One update as `getUpdates` or a webhook gives it: the id, and one field that says what happened. */
export interface WireUpdate {
  /** Id of the update; each is one more than the last. */
  readonly update_id: number
  /** Body of the update, under the name of its kind, such as `message` or `callback_query`. */
  readonly [kind: string]: unknown
}
