import type { SteppedClock } from '@stockeye/kis-client/simulator'
import { type Clock, systemClock } from '@stockeye/token-manager'

/** Clock of a Telegram whose bot lives in stepped time. */
export interface ChatClock extends Clock {
  /** Lets time pass without the bot: it has stopped, or has died. */
  release(): void
  /** Lets time wait for the bot again. */
  engage(): void
}

/** Returns a clock whose waits are longer. Bot and Telegram must both have it, so that neither gives up on the other. */
export const stretched = <Its extends Pick<Clock, 'setTimeout'>>(clock: Its, factor: number): Its => ({
  ...clock,
  setTimeout: (run, ms, options) => clock.setTimeout(run, ms * factor, options),
})

/** Longest real time for which time waits for a bot, in ms: one that pauses after a failed poll waits for time itself. */
const patienceMs = 1_000

/**
 * Creates the clock of a fake Telegram. A poll of the bot is no work that holds time still: it waits for hours. But once one has ended by
 * its time, the next one must be there before time goes on. Otherwise hours would pass while the answer travels, and the bot would see
 * a connection that has timed out.
 *
 * @param untilPolled resolves when the bot waits for updates
 * @param real clock of `patienceMs` @default systemClock
 */
export function createChatClock(
  clock: SteppedClock,
  untilPolled: () => Promise<unknown>,
  real: Clock = systemClock,
): ChatClock {
  let released = Promise.withResolvers<void>()
  let isReleased = true

  async function untilPolledOrOver(): Promise<void> {
    const over = Promise.withResolvers<void>()
    const timer = real.setTimeout(over.resolve, patienceMs, { background: true })
    await Promise.race([untilPolled(), released.promise, over.promise])
    real.clearTimeout(timer)
  }

  return {
    now: clock.now,
    monotonic: clock.monotonic,
    setTimeout(run, ms, options) {
      const fire = () => {
        run()
        if (!isReleased) void clock.during(untilPolledOrOver)
      }
      return clock.setTimeout(fire, ms, options)
    },
    clearTimeout: clock.clearTimeout,
    release() {
      isReleased = true
      released.resolve()
    },
    engage() {
      isReleased = false
      released = Promise.withResolvers<void>()
    },
  }
}
