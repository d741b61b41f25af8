import type { WireUpdate } from '../wire-types.ts'

/** Updates that wait for the bot. Each lives as long as Telegram keeps it, and is dropped then. */
export interface UpdateQueue {
  /**
   * Adds an update.
   * @param update.of whose order it keeps in webhook delivery
   * @returns undefined when the bot does not want its kind
   */
  add(update: { readonly kind: string; readonly body: unknown; readonly of: string }): WireUpdate | undefined
  /** Forgets what `offset` confirms, then reads from there. */
  read(ask: { readonly offset: number; readonly limit: number }): readonly WireUpdate[]
  /** Returns the updates that wait, oldest first. */
  waiting(): readonly QueuedUpdate[]
  remove(id: number): void
  clear(): void
  /** Sets the kinds of updates that are made from now on; an empty list is the default set. */
  allow(kinds: readonly string[]): void
  /** Returns the kinds that were set; undefined for the default set. */
  allowed(): readonly string[] | undefined
}

export interface QueuedUpdate {
  readonly update: WireUpdate
  readonly of: string
  /** Time when the update is dropped, in ms since 1970. */
  readonly expiresAt: number
}

const day = 86_400_000
const lives: Readonly<Record<string, number>> = {
  callback_query: 150_000,
  inline_query: 30_000,
  chosen_inline_result: 600_000,
}
const onlyWhenAsked: readonly string[] = ['chat_member', 'message_reaction', 'message_reaction_count']
const mostWaiting = 100_000
const mostAnswerBytes = 4 * 1024 * 1024
const firstIds = { above: 2_000_000, upTo: 1_000_000_000 }

export function createUpdateQueue({ now, random }: { now: () => number; random: () => number }): UpdateQueue {
  let waiting: QueuedUpdate[] = []
  let allowed: readonly string[] | undefined
  let nextId = randomId()
  let lastAddedAt = now()

  function randomId(): number {
    return firstIds.above + 1 + Math.floor(random() * (firstIds.upTo - firstIds.above))
  }

  // The whole queue is looked through only when something in it can have expired.
  let soonest = Infinity
  function dropExpired(): void {
    const at = now()
    if (at < soonest) return
    waiting = waiting.filter((one) => one.expiresAt > at)
    soonest = waiting.reduce((least, one) => Math.min(least, one.expiresAt), Infinity)
  }

  return {
    add({ kind, body, of }) {
      const isWanted = allowed === undefined ? !onlyWhenAsked.includes(kind) : allowed.includes(kind)
      dropExpired()
      if (!isWanted || waiting.length >= mostWaiting) return undefined
      // The count starts again at a random id after a week without updates.
      if (waiting.length === 0 && now() - lastAddedAt > 7 * day) nextId = randomId()
      lastAddedAt = now()
      const update = { update_id: nextId, [kind]: body }
      const expiresAt = now() + (lives[kind] ?? day)
      waiting.push({ update, of, expiresAt })
      soonest = Math.min(soonest, expiresAt)
      nextId += 1
      return update
    },
    read({ offset, limit }) {
      dropExpired()
      const head = waiting[0]?.update.update_id ?? nextId
      if (offset < 0) waiting = waiting.slice(offset)
      // An offset far from the queued ids confirms nothing.
      else if (offset > 0 && offset <= nextId + 10 && offset >= head - 100_000) {
        const kept = waiting.findIndex((one) => one.update.update_id >= offset)
        waiting = kept < 0 ? [] : kept === 0 ? waiting : waiting.slice(kept)
      }
      const answer: WireUpdate[] = []
      let bytes = 0
      for (const { update } of waiting.slice(0, limit)) {
        bytes += Buffer.byteLength(JSON.stringify(update))
        if (answer.length > 0 && bytes > mostAnswerBytes) break
        answer.push(update)
      }
      return answer
    },
    waiting() {
      dropExpired()
      return waiting
    },
    remove(id) {
      waiting = waiting.filter((one) => one.update.update_id !== id)
    },
    clear() {
      waiting = []
    },
    allow(kinds) {
      allowed = kinds.length === 0 ? undefined : kinds
    },
    allowed: () => allowed,
  }
}
