/** How often something may be done. Times are of a monotonic clock, in ms. */
export interface ChatPace {
  /** Milliseconds until one more message may go to the chat; 0 means now, and then it is noted as sent. */
  turn(chatId: string, now: number): number
}

/**
 * Creates a pace that keeps Telegram's rate limits: about one message a second in a chat, 20 a minute in a group, 30 a second overall.
 * @see https://core.telegram.org/bots/faq#my-bot-is-hitting-limits-how-do-i-avoid-this
 */
export function createChatPace(): ChatPace {
  /** Starts of the last minute, by chat; the least recent chat first. */
  const chats = new Map<string, readonly number[]>()
  let overall: readonly number[] = []

  return {
    turn(chatId, now) {
      const recent = (chats.get(chatId) ?? []).filter((at) => now - at < minuteMs)
      overall = overall.filter((at) => now - at < secondMs)
      const waitMs = Math.max(
        untilFree(recent, { count: 1, perMs: secondMs, now }),
        // The id of a group is negative.
        chatId.startsWith('-') ? untilFree(recent, { count: 20, perMs: minuteMs, now }) : 0,
        untilFree(overall, { count: 30, perMs: secondMs, now }),
      )
      if (waitMs > 0) return waitMs
      overall = [...overall, now]
      chats.delete(chatId)
      chats.set(chatId, [...recent, now])
      for (const [id, starts] of chats) {
        if (now - (starts.at(-1) ?? now) < minuteMs) break
        chats.delete(id)
      }
      return 0
    },
  }
}

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
