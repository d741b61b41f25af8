/** A user, as the Bot API shows one. */
export interface WireUser {
  readonly id: number
  readonly is_bot: boolean
  readonly first_name: string
  readonly username?: string
  readonly language_code?: string
}

/** A chat, as the Bot API shows one: a person's id is positive, a group's negative, a supergroup's starts with -100. */
export interface WireChat {
  readonly id: number
  readonly type: 'private' | 'group' | 'supergroup'
  readonly title?: string
  readonly username?: string
  readonly first_name?: string
  /** A supergroup with topics. */
  readonly is_forum?: true
}

/** A stretch of formatted text; offset and length count UTF-16 units. */
export interface WireEntity {
  readonly type: string
  readonly offset: number
  readonly length: number
  readonly url?: string
  readonly language?: string
  readonly custom_emoji_id?: string
  readonly unix_time?: number
  readonly date_time_format?: string
}

/** A button below a message. One with `callback_data` can be pressed. */
export interface WireButton {
  readonly text: string
  readonly callback_data?: string
  readonly url?: string
}

/** Rows of buttons below a message. */
export interface WireKeyboard {
  readonly inline_keyboard: readonly (readonly WireButton[])[]
}

/** A stored file of a message. */
export interface WireFile {
  readonly file_id: string
  readonly file_unique_id: string
  readonly file_size?: number
  readonly file_name?: string
  readonly mime_type?: string
  readonly width?: number
  readonly height?: number
  /** Path of the download, below `/file/bot<token>/`; in the answer of `getFile` only. */
  readonly file_path?: string
}

/** A message as it stands: an edit replaces it. Dates are seconds since 1970, as on the wire. */
export interface WireMessage {
  readonly message_id: number
  readonly date: number
  readonly edit_date?: number
  readonly chat: WireChat
  /** Topic of a forum. */
  readonly message_thread_id?: number
  readonly is_topic_message?: true
  readonly from?: WireUser
  readonly text?: string
  readonly entities?: readonly WireEntity[]
  readonly caption?: string
  readonly caption_entities?: readonly WireEntity[]
  /** Sizes of a photo, the smallest first. */
  readonly photo?: readonly WireFile[]
  readonly document?: WireFile
  readonly reply_markup?: WireKeyboard
  readonly reply_to_message?: WireMessage
  readonly forward_origin?: { readonly type: 'user'; readonly sender_user: WireUser; readonly date: number }
  readonly via_bot?: WireUser
  readonly migrate_to_chat_id?: number
  readonly migrate_from_chat_id?: number
}

/** One update as `getUpdates` or a webhook gives it: the id, and one field that says what happened. */
export interface WireUpdate {
  readonly update_id: number
  readonly [kind: string]: unknown
}
