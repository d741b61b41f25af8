import type { Completion } from './completion.ts'

/**
 * Brings completions to the recipients of one channel. What `deliver` throws says what becomes of the delivery, by its
 * `code`, so that a notifier needs nothing of this package:
 *
 * - `DELIVERY_THROTTLED`: again after its `retryAfterMs`; costs no try
 * - `DELIVERY_PERMANENT`: never again, this recipient cannot be reached
 * - `DELIVERY_CHANNEL_DOWN`: nobody can, as with a revoked token; the channel rests until `verify` succeeds
 * - anything else: again after 1 s to 5 min, some 20 times
 */
export interface Notifier {
  /** The recipients' `channel`. */
  readonly channel: string
  /** Whether it can deliver, asked before anything is taken: its settings, and a call to the other side. It rejects naming what is missing. */
  verify(): Promise<void>
  /** Resolves when the recipient has it. @param options.signal aborts after 30 s, and when the runner stops */
  deliver(completion: Completion, options: { readonly signal: AbortSignal }): Promise<void>
}

/** The simplest notifier: for recipients `{ channel: 'complete' }`, in this process. */
export const onComplete = (callback: (completion: Completion) => void | Promise<void>): Notifier => ({
  channel: 'complete',
  verify: async () => undefined,
  deliver: async (completion) => callback(completion),
})

/** For a notifier's `verify`: a setting that is an empty or blank string is missing, too. @throws naming all that are missing */
export function requireSettings(settings: Readonly<Record<string, string | undefined>>): void {
  const missing = Object.keys(settings).filter((name) => (settings[name] ?? '').trim() === '')
  if (missing.length > 0) throw new Error(`${missing.join(' and ')} must be set, and not be blank`)
}
