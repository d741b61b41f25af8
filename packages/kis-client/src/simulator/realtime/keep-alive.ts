import type { Clock } from '@stockeye/token-manager'
import { createSeededRandom } from '../world/random.ts'

/** Interval of PINGPONG, in ms. An operator saw 11 to 14 s on 2026-05-22. */
const intervalMs = { least: 11_000, most: 14_000 } as const
/** Time after which KIS closes a connection that does not answer, in ms; about 100 s were seen. */
const patienceMs = 100_000

/** Asks whether a client is alive, and gives it up. */
export interface KeepAlive {
  /** Takes the answer of the client. */
  answered(): void
  close(): void
}

/**
 * Sends PINGPONG while `applies` says so, at intervals that the seed decides.
 *
 * @param ask sends the question
 * @param giveUp ends a connection whose client has not answered for about 100 s
 */
export function createKeepAlive(options: {
  readonly clock: Clock
  readonly seed: number
  readonly connection: number
  readonly applies: () => boolean
  readonly ask: (at: number) => void
  readonly giveUp: () => void
}): KeepAlive {
  const { clock, seed, connection } = options
  const random = createSeededRandom(`${seed} keep alive ${connection}`)
  let count = 0
  let unansweredSince: number | undefined
  let timer: unknown

  const wait = () => {
    count += 1
    const ms = Math.round(intervalMs.least + (intervalMs.most - intervalMs.least) * random(count, 0))
    timer = clock.setTimeout(tick, ms, { background: true })
  }
  const tick = () => {
    const at = clock.now()
    if (unansweredSince !== undefined && at - unansweredSince >= patienceMs) return options.giveUp()
    if (options.applies()) {
      unansweredSince ??= at
      options.ask(at)
    }
    wait()
  }

  wait()
  return {
    answered() {
      unansweredSince = undefined
    },
    close: () => clock.clearTimeout(timer),
  }
}
