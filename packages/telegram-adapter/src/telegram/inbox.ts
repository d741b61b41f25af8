import { type OpsUpdate, parseUpdate, updateIdSchema } from './updates.ts'

/** Takes updates as they come: in order within a chat, and no chat waits for another. */
export interface Inbox {
  /**
   * Resolves when the update was handled; it never rejects. One that comes again is handled once: while an earlier one is
   * open Telegram sends all that follow again, and a webhook is called again when its answer was lost.
   */
  receive(raw: unknown): Promise<void>
  /** Resolves when nothing is being handled. */
  settled(): Promise<void>
}

/** More than one answer of `getUpdates` holds. */
const mostRemembered = 1_000

/**
 * Creates the inbox of a bot.
 * @param handle never rejects. What it does before its first `await` is done at once; `turn` waits for the chat's
 * earlier ones
 */
export function createInbox(handle: (update: OpsUpdate, turn: Promise<void>) => Promise<void>): Inbox {
  const seen = new Map<number, Promise<void>>()
  const chats = new Map<string, Promise<void>>()

  function take(raw: unknown): Promise<void> {
    const update = parseUpdate(raw)
    if (update === undefined) return Promise.resolve()
    const { chatId } = update
    const done = handle(update, chats.get(chatId) ?? Promise.resolve())
    chats.set(chatId, done)
    return done.then(() => {
      if (chats.get(chatId) === done) chats.delete(chatId)
    })
  }

  return {
    receive(raw) {
      const id = updateIdSchema.safeParse(raw).data?.update_id
      if (id === undefined) return Promise.resolve()
      const known = seen.get(id)
      if (known !== undefined) return known
      const done = take(raw)
      seen.set(id, done)
      const [oldest] = seen.keys()
      if (seen.size > mostRemembered && oldest !== undefined) seen.delete(oldest)
      return done
    },
    async settled() {
      while (chats.size > 0) await Promise.all(chats.values())
    },
  }
}
