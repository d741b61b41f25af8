import { OpsTelegramError } from '../errors.ts'
import { captionSize, type Html, splitHtml } from '../messages/html.ts'
import type { Connection } from './connection.ts'
import { asHtml, inTopic, isRefusalOfFile, markupOf } from './parameters.ts'
import type { Keyboard, Place } from './updates.ts'

/** End notice of a run, as it is sent to one chat. */
export interface Notice {
  readonly to: Place
  readonly text: Html
  /** Whether the user's device makes no sound. */
  readonly isSilent: boolean
  readonly photo?: File | undefined
  /** Returns the keyboard for the current id of the chat, which its buttons are signed for. */
  readonly keyboardFor?: ((chatId: string) => Keyboard) | undefined
  /** Receives the error of a picture without which the notice was sent. */
  readonly onPhotoLost: (error: unknown) => void
  readonly signal: AbortSignal
}

/**
 * Sends a notice when the pace of its chat permits it. It is sent once: the job runner repeats it.
 *
 * A picture is never the reason that a notice is lost: the text is sent without a picture that Telegram refuses, and before
 * one whose caption would be too long.
 *
 * @returns ms until the pace permits it; 0 when it was sent
 * @throws {OpsTelegramError} Telegram refused, or gave no answer
 */
export async function sendNotice(connection: Connection, notice: Notice): Promise<number> {
  const waitMs = connection.chats.turnOfNotice(notice.to.chatId)
  if (waitMs > 0) return waitMs
  const { photo, text, onPhotoLost } = notice
  if (photo === undefined) {
    await sendText(connection, notice)
  } else if (splitHtml(text, captionSize).length === 1) {
    await sendWithCaption(connection, notice, photo)
  } else {
    await sendText(connection, notice)
    // The chat has the notice: an error from here on would send it twice.
    await sendPhoto(connection, notice, { photo }).catch(onPhotoLost)
  }
  return 0
}

async function sendWithCaption(connection: Connection, notice: Notice, photo: File): Promise<void> {
  try {
    await sendPhoto(connection, notice, { photo, caption: notice.text })
  } catch (error) {
    if (!(error instanceof OpsTelegramError && isRefusalOfFile(error))) throw error
    notice.onPhotoLost(error)
    await sendText(connection, notice)
  }
}

async function sendText(connection: Connection, notice: Notice): Promise<void> {
  const { to, text, isSilent, keyboardFor, signal } = notice
  // A notice is one message: the texts keep it short, so that a delivery is never half done.
  const [message] = splitHtml(text)
  await connection.chats.inChat(to.chatId, (id) =>
    inTopic(to, (topic) =>
      connection.api(signal).call('sendMessage', {
        chat_id: id,
        ...topic,
        text: message?.html ?? '',
        ...asHtml,
        ...soundOf(isSilent),
        ...(keyboardFor && markupOf(keyboardFor(id))),
      }),
    ),
  )
}

/** Sends a picture: with the text and its buttons as its caption, or alone. */
async function sendPhoto(
  connection: Connection,
  { to, isSilent, keyboardFor, signal }: Notice,
  { photo, caption }: { readonly photo: File; readonly caption?: Html },
): Promise<void> {
  if (caption === undefined) connection.chats.noteMessage(to.chatId)
  await connection.chats.inChat(to.chatId, (id) =>
    inTopic(to, (topic) =>
      connection.api(signal).call('sendPhoto', {
        chat_id: id,
        ...topic,
        photo,
        ...soundOf(isSilent),
        ...(caption && { caption: caption.html, parse_mode: 'HTML' as const }),
        ...(caption && keyboardFor && markupOf(keyboardFor(id))),
      }),
    ),
  )
}

const soundOf = (isSilent: boolean) => (isSilent ? { disable_notification: true } : {})
