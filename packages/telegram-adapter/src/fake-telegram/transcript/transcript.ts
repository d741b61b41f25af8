import type { CallbackAnswer } from '../updates/callback-queries.ts'
import type { WireMessage } from '../wire-types.ts'

/** A call of the Bot API, as the server saw it. */
export interface SeenCall {
  /** Time when the call arrived, in ms since 1970. */
  readonly at: number
  /** Name in the spelling of the documentation; that of an unknown method as the caller sent it. */
  readonly method: string
  /** Parameters as they arrived, as text. `secret_token` and contents of files are left out. */
  readonly parameters: Readonly<Record<string, string>>
  /** HTTP status of the answer; undefined while the call waits, and when a fault removed the answer. */
  readonly status: number | undefined
  /** The error's text. */
  readonly description: string | undefined
}

/** Something that happened. `chatId` is where; 0 when a refused call names no chat. */
export type Happening = { readonly chatId: number } & (
  | { readonly kind: 'user-sent' | 'user-edited' | 'bot-sent' | 'bot-edited'; readonly message: WireMessage }
  | {
      readonly kind: 'user-pressed'
      readonly callbackId: string
      readonly userId: number
      readonly name: string
      /** Label of the button; undefined for forged data. */
      readonly label: string | undefined
      readonly data: string
      readonly messageId: number | undefined
    }
  | { readonly kind: 'bot-answered'; readonly callbackId: string; readonly answer: CallbackAnswer }
  | { readonly kind: 'refused'; readonly method: string; readonly code: number; readonly description: string }
  /** The chat let the bot in or out. */
  | { readonly kind: 'access'; readonly change: AccessChange; readonly toChatId?: number }
)

/** Change of the access of a bot to a chat. */
export type AccessChange =
  | 'blocked'
  | 'unblocked'
  | 'deactivated'
  | 'bot-removed'
  | 'bot-added'
  | 'bot-muted'
  | 'deleted'
  | 'upgraded'

/** Happening with its instant, in ms since 1970. */
export type TranscriptEntry = Happening & { readonly at: number }

/** Something that a well-behaved bot does not do. */
export interface Finding {
  /** Kind of the fault. */
  readonly code: 'callback-unanswered' | 'callback-answered-twice' | 'sent-after-403' | 'bad-request' | 'edits-too-fast'
  /** Time of the fault, in ms since 1970. */
  readonly at: number
  /** Id of the chat; 0 when a refused call names none. */
  readonly chatId: number
  /** Sentence for people. */
  readonly detail: string
}

/** Record of the traffic between a bot and the fake Telegram. */
export interface Transcript {
  /** Returns all entries so far, in their order. */
  entries(): readonly TranscriptEntry[]
  /**
   * Returns the faults in the behaviour of the bot so far: a press without its one answer, a send to a chat after its 403
   * (until the person is back), a 400, and edits of one message faster than `leastEditGapMs` (not checked when missing). The
   * list is empty when all is well; a test that provokes a 400 filters by `code`.
   */
  findings(options?: { readonly leastEditGapMs?: number }): readonly Finding[]
  /** Returns the chat as a person would copy it: messages with their senders, buttons in brackets, presses, edits. @param options.times @default false */
  text(options?: { readonly chatId?: number; readonly times?: boolean }): string
}
