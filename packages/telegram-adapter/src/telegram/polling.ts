import { followAbort, wait } from '@stockeye/internal/wait'
import { OpsTelegramError } from '../errors.ts'
import type { OpsLog, OpsLogEntry } from '../log.ts'
import type { Connection } from './connection.ts'
import { allowedUpdates } from './updates.ts'

export interface PollingOptions {
  readonly connection: Connection
  /** Resolves when the update was handled. */
  readonly receive: (raw: unknown) => Promise<void>
  readonly signal: AbortSignal
  readonly log: OpsLog
}

/** Seconds that Telegram holds a poll open. */
const heldSeconds = 25
/**
 * How long a slow handler keeps the next poll back. Not less: asked again with the same offset within half a second,
 * Telegram answers with one update only, and that is the one that is open. @see tdlib/telegram-bot-api, do_get_updates
 */
const openPauseMs = 600
/** Updates of one answer. Telegram has no larger ones. */
const mostInAnswer = 100
/**
 * Updates that may be fetched and not confirmed. Telegram's answer starts at the first unconfirmed update: without a bound, a
 * hundred open ones would fill it, and no further update would arrive.
 */
const mostUnconfirmed = 50
const pauses = { firstMs: 1_000, mostMs: 30_000 }

export interface Polling {
  /** Resolves when the signal has aborted and no further update comes. */
  readonly ended: Promise<void>
  /** Returns the offset that confirms all updates that were handled so far; 0 when no update has come. */
  offset(): number
}

/**
 * Asks for updates until the signal aborts. `getUpdates` confirms what lies below its offset, and Telegram then forgets
 * it; so the offset stays at the first update that is not yet handled, and a process that is killed gets it again. An open
 * update that is followed by `mostUnconfirmed` others is confirmed before it is handled: the updates after it must arrive.
 */
export function startPolling({ connection, receive, signal, log }: PollingOptions): Polling {
  const { clock } = connection
  const api = connection.api(signal)
  /** Updates that are being handled, by id. */
  const open = new Map<number, Promise<unknown>>()
  let next = 0
  const offset = () => (open.size === 0 ? next : Math.max(next - mostUnconfirmed, Math.min(...open.keys())))

  /** Waits for the open updates, and not longer than `openPauseMs`. */
  async function pauseFor(handled: Promise<unknown>) {
    const pause = new AbortController()
    const unfollow = followAbort(pause, signal)
    const timeUp = wait(clock, openPauseMs, pause.signal).catch(() => undefined)
    await Promise.race([handled, timeUp])
    unfollow()
    pause.abort()
  }

  async function poll() {
    let failures = 0
    let lastLogged: string | undefined
    while (!signal.aborted) {
      try {
        const asked = offset()
        const timeout = open.size === 0 ? heldSeconds : 0
        const updates = await api.call('getUpdates', {
          offset: asked,
          timeout,
          limit: mostInAnswer,
          allowed_updates: allowedUpdates,
        })
        if (lastLogged !== undefined) log({ level: 'info', code: 'recovered', message: 'updates arrive again' })
        failures = 0
        lastLogged = undefined

        for (const update of updates) {
          const { update_id: id } = update
          open.set(
            id,
            receive(update).then(() => open.delete(id)),
          )
        }
        // Telegram starts again with ids that may be smaller after a week without updates: the newest answer counts,
        // not the largest id.
        const last = updates.at(-1)
        if (last !== undefined) next = last.update_id + 1
        // A full answer means that more updates wait: the next call goes on behind it.
        const hasMore = updates.length === mostInAnswer && offset() > asked
        // An open update may be one of an earlier answer, which Telegram has forgotten: the pause is for it, too.
        if (open.size > 0 && !hasMore) await pauseFor(Promise.all(open.values()))
      } catch (error) {
        if (signal.aborted) break
        failures += 1
        const trouble = troubleOf(error)
        if (trouble.message !== lastLogged) log(trouble)
        lastLogged = trouble.message
        const putOffMs = error instanceof OpsTelegramError ? error.retryAfterMs : undefined
        await wait(clock, putOffMs ?? pauseAfter(failures, trouble.code), signal).catch(() => undefined)
      }
    }
  }

  return { ended: poll(), offset }
}

/** Returns the pause after a failure. Two instances end each other's polls: the pause after a conflict is long, so that one of them can be stopped. */
const pauseAfter = (failures: number, code: OpsLogEntry['code']): number =>
  code === 'unreachable' ? Math.min(pauses.mostMs, pauses.firstMs * 2 ** (failures - 1)) : pauses.mostMs / 6

function troubleOf(error: unknown): OpsLogEntry {
  if (!(error instanceof OpsTelegramError)) return { level: 'error', code: 'fault', message: 'the poll failed' }
  if (error.status === 409) {
    const message = `no updates: ${error.description}. Stop the other instance of this bot, or delete its webhook`
    return { level: 'error', code: 'conflict', message }
  }
  if (error.status === 401 || error.status === 404) {
    return {
      level: 'error',
      code: 'unauthorized',
      message:
        'no updates: Telegram no longer accepts the bot token; start the bot with the token that @BotFather gave',
    }
  }
  return { level: 'warn', code: 'unreachable', message: `no updates: ${error.message}` }
}
