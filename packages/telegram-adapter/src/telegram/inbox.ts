import { faultEntry, type OpsLog } from '../log.ts'
import { type OpsUpdate, parseUpdate, updateIdSchema } from './updates.ts'

/** Takes updates as they come: those of one user in one chat in order, and no user waits for another. */
export interface Inbox {
  /**
   * Resolves when the update was handled; it never rejects. One that comes again is handled once: while an earlier one is
   * open Telegram sends all that follow again, and a webhook is called again when its answer was lost. One that is too much
   * for its user is dropped, and resolves at once.
   */
  receive(raw: unknown): Promise<void>
  /** Resolves when nothing is being handled. */
  settled(): Promise<void>
}

/** More than one answer of `getUpdates` holds. */
const mostRemembered = 1_000
/**
 * Updates of one user in one chat that are handled or wait for it. A person who types does not reach it, and a flood of one
 * person then takes neither memory nor time from the others.
 */
const mostOpen = 20

/**
 * Creates the inbox of a bot.
 *
 * @param handle handles an update. What it does before its first `await` is done at once; `turn` waits for the earlier ones of
 * the user in the chat. An error that it throws is logged: such as that of a text of the program, in the answer to an error
 */
export function createInbox({
  handle,
  log,
}: {
  readonly handle: (update: OpsUpdate, turn: Promise<void>) => Promise<void>
  readonly log: OpsLog
}): Inbox {
  const seen = new Map<number, Promise<void>>()
  const queues = new Map<string, UserQueue>()

  function take(raw: unknown): Promise<void> {
    const update = parseUpdate(raw)
    if (update === undefined) return Promise.resolve()
    const { chatId, updateId, from } = update
    // In a group, an admin does not wait for the messages of others.
    const key = `${chatId} ${from.telegramId}`
    const queue = queues.get(key) ?? { open: 0, last: Promise.resolve(), isFlooded: false }
    if (queue.open >= mostOpen) {
      if (!queue.isFlooded) {
        const message = `more than ${mostOpen} updates of one user wait; further ones are dropped until they are handled`
        log({ level: 'warn', code: 'flooded', message, updateId, chatId, telegramId: from.telegramId })
      }
      queue.isFlooded = true
      return Promise.resolve()
    }
    queues.set(key, queue)
    queue.open += 1
    queue.last = handle(update, queue.last)
      .catch((error: unknown) => log({ ...faultEntry(error), updateId, chatId, telegramId: from.telegramId }))
      .then(() => {
        queue.open -= 1
        if (queue.open === 0) queues.delete(key)
      })
    return queue.last
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
      while (queues.size > 0) await Promise.all([...queues.values()].map(({ last }) => last))
    },
  }
}

/** Updates of one user in one chat. */
interface UserQueue {
  /** Number of updates that are handled or wait for it. */
  open: number
  /** Settles when the newest of them was handled. */
  last: Promise<void>
  /** Whether an update was dropped: the log says it once for each flood. */
  isFlooded: boolean
}
