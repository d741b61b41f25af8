import { createKisClient } from '../../client/create-client.ts'
import type { KisClientOptions } from '../../client/options.ts'
import type { Connection } from '../../connection/transport.ts'
import type { OrderJournal } from '../../orders/journal/journal.ts'
import { createTrading } from '../../orders/trading/create-trading.ts'
import type { Trading, TradingOptions } from '../../orders/trading/trading.ts'

/** Life of a program, which may end at each of its steps: before or after a call of the journal, or of the exchange. */
export interface Life {
  /** Resolves when the program dies. */
  readonly ended: Promise<void>
  isOver(): boolean
  end(): void
  /** Lets the program die after so many of its steps, unless `work` has ended before. */
  during<T>(stepsLeft: number | undefined, work: () => Promise<T>): Promise<T>
  /** Takes a step. It does not resolve in a dead program. */
  step(): Promise<void>
}

export function beginLife(): Life {
  const { promise: ended, resolve } = Promise.withResolvers<void>()
  let isOver = false
  let stepsLeft = Number.POSITIVE_INFINITY
  function end() {
    isOver = true
    resolve()
  }
  return {
    ended,
    end,
    isOver: () => isOver,
    async during(most = Number.POSITIVE_INFINITY, work) {
      stepsLeft = most
      try {
        return await work()
      } finally {
        stepsLeft = Number.POSITIVE_INFINITY
      }
    },
    async step() {
      if (stepsLeft <= 0) end()
      stepsLeft -= 1
      if (isOver) await new Promise<never>(() => undefined)
    },
  }
}

/**
 * Starts a program. Its death drops every object of it: no timer fires, and no call reaches the journal or the exchange, or returns
 * from them.
 */
export function startProgram(
  life: Life,
  client: KisClientOptions & Required<Pick<KisClientOptions, 'clock' | 'connect'>>,
  { journal, ...options }: TradingOptions,
): Promise<Trading> {
  const { clock, connect } = client
  const kis = createKisClient({
    ...client,
    connect: (origin) => mortalConnection(life, connect(origin)),
    clock: {
      now: () => clock.now(),
      monotonic: () => clock.monotonic(),
      setTimeout: (run, ...wait) => clock.setTimeout(() => life.isOver() || run(), ...wait),
      clearTimeout: (timer) => clock.clearTimeout(timer),
    },
  })
  return createTrading(kis, { ...options, journal: mortalJournal(life, journal) })
}

const mortalConnection = (life: Life, { fetch, close }: Connection): Connection => ({
  async fetch(url, request) {
    await life.step()
    const answer = await fetch(url, request)
    await life.step()
    return answer
  },
  close,
})

const mortalJournal = (life: Life, journal: OrderJournal): OrderJournal =>
  new Proxy(journal, {
    get:
      (target, name: keyof OrderJournal) =>
      async (...given: readonly unknown[]) => {
        await life.step()
        const answer: unknown = await Reflect.apply(target[name], target, given)
        await life.step()
        return answer
      },
  })
