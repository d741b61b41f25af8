/** How often something may be done. Times are of a monotonic clock, in ms. */
export interface ChatPace {
  /**
   * Milliseconds until one more message may go to the chat; 0 means now, and then it is noted as sent.
   *
   * @param options.isFirst a caller that has to wait keeps the next turn of the chat, for a second; callers without it wait
   * until then. @default false
   */
  turn(chatId: string, now: number, options?: { readonly isFirst: boolean }): number
  /** Notes a message that was sent without a turn. */
  note(chatId: string, now: number): void
  /** Returns whether half of a group's messages of this minute were sent; false in a private chat, which has no such limit. */
  isHalfUsed(chatId: string, now: number): boolean
}

interface ChatTurns {
  /** Starts of the last minute. */
  readonly starts: readonly number[]
  /** Until when the next turn is kept for a caller that asked for it first. */
  readonly keptUntil: number
}

/**
 * Creates a pace that keeps Telegram's rate limits: about one message a second in a chat, 20 a minute in a group, 30 a second overall.
 * @see https://core.telegram.org/bots/faq#my-bot-is-hitting-limits-how-do-i-avoid-this
 */
export function createChatPace(): ChatPace {
  /** The least recent chat first. */
  const chats = new Map<string, ChatTurns>()
  let overall: readonly number[] = []

  function store(chatId: string, turns: ChatTurns, now: number) {
    chats.delete(chatId)
    chats.set(chatId, turns)
    for (const [id, { starts, keptUntil }] of chats) {
      if (now - (starts.at(-1) ?? keptUntil) < minuteMs) break
      chats.delete(id)
    }
  }

  const turnsOf = (chatId: string, now: number): ChatTurns => {
    const { starts = [], keptUntil = now } = chats.get(chatId) ?? {}
    return { starts: starts.filter((at) => now - at < minuteMs), keptUntil }
  }

  function note(chatId: string, now: number, keptUntil: number) {
    overall = [...overall.filter((at) => now - at < secondMs), now]
    store(chatId, { starts: [...turnsOf(chatId, now).starts, now], keptUntil }, now)
  }

  return {
    turn(chatId, now, { isFirst } = { isFirst: false }) {
      const { starts, keptUntil } = turnsOf(chatId, now)
      overall = overall.filter((at) => now - at < secondMs)
      const waitMs = Math.max(
        untilFree(starts, { count: 1, perMs: secondMs, now }),
        isGroup(chatId) ? untilFree(starts, { count: mostInGroup, perMs: minuteMs, now }) : 0,
        untilFree(overall, { count: 30, perMs: secondMs, now }),
      )
      if (!isFirst && (waitMs > 0 || keptUntil > now)) return Math.max(waitMs, keptUntil - now)
      if (waitMs > 0) store(chatId, { starts, keptUntil: now + waitMs + secondMs }, now)
      else note(chatId, now, now)
      return waitMs
    },
    note: (chatId, now) => note(chatId, now, turnsOf(chatId, now).keptUntil),
    isHalfUsed: (chatId, now) => isGroup(chatId) && turnsOf(chatId, now).starts.length >= mostInGroup / 2,
  }
}

/** Returns whether the chat is a group, whose id is negative. */
const isGroup = (chatId: string): boolean => chatId.startsWith('-')

/** Messages that a group may receive in a minute. */
const mostInGroup = 20
const secondMs = 1_000
const minuteMs = 60_000

/** Returns the wait until the start that is `count` back has left the window. */
function untilFree(
  starts: readonly number[],
  { count, perMs, now }: { readonly count: number; readonly perMs: number; readonly now: number },
): number {
  const decisive = starts.at(-count)
  return decisive === undefined ? 0 : Math.max(0, decisive + perMs - now)
}
