/** Rate limits: how fast a bot may send and edit. Each is `count` calls in any `perMs`. */
export interface FloodLimits {
  /** Limit of one private chat. */
  readonly chat?: Rate
  /** Limit of one group or supergroup. */
  readonly group?: Rate
  /** Limit of all chats together. */
  readonly overall?: Rate
}

/** Rate limit: at most `count` calls in `perMs`, a span in ms. */
export interface Rate {
  /** Number of calls that pass. */
  readonly count: number
  /** Span, in ms, of which each call starts one. */
  readonly perMs: number
}

/**
 * The rate limits of Telegram's FAQ: about one message a second in a chat (short bursts pass, here five in five seconds), 20 a
 * minute in a group, 30 a second overall. @see https://core.telegram.org/bots/faq#my-bot-is-hitting-limits-how-do-i-avoid-this
 */
export const documentedFloodLimits: FloodLimits = {
  chat: { count: 5, perMs: 5_000 },
  group: { count: 20, perMs: 60_000 },
  overall: { count: 30, perMs: 1_000 },
}

/** Counter of sent messages, which refuses those above the limits. */
export interface FloodGate {
  /**
   * Counts a call, or refuses it.
   * @returns 0 when the call may pass, and is counted; else the whole seconds until it may
   */
  pass(chat: { readonly id: number; readonly isGroup: boolean }): number
}

export function createFloodGate(floodLimits: FloodLimits, { now }: { now: () => number }): FloodGate {
  const windows = new Map<string, number[]>()
  return {
    pass({ id, isGroup }) {
      const at = now()
      const rules = [
        { key: String(id), rate: isGroup ? floodLimits.group : floodLimits.chat },
        { key: 'overall', rate: floodLimits.overall },
      ].flatMap(({ key, rate }) => (rate === undefined ? [] : [{ key, rate }]))
      const kept = rules.map(({ key, rate }) => ({
        key,
        rate,
        starts: (windows.get(key) ?? []).filter((start) => start + rate.perMs > at),
      }))
      const waits = kept.map(({ rate, starts }) =>
        starts.length < rate.count ? 0 : (starts[starts.length - rate.count] ?? at) + rate.perMs - at,
      )
      const wait = Math.max(0, ...waits)
      if (wait > 0) return Math.ceil(wait / 1_000)
      for (const { key, starts } of kept) windows.set(key, [...starts, at])
      return 0
    },
  }
}
