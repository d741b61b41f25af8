import { createKisClient } from '../../client/create-client.ts'
import type { KisClientOptions } from '../../client/options.ts'
import type { Connection } from '../../connection/transport.ts'
import { KisJournalError } from '../../errors.ts'
import type { OrderJournal } from '../../orders/journal/journal.ts'
import { createTrading } from '../../orders/trading/create-trading.ts'
import type { Trading, TradingOptions } from '../../orders/trading/trading.ts'
import type { NoticeSource } from '../../realtime/notices/execution-notice.ts'

/** End of the luck of a program: after so many of its steps it dies, or the disk of its journal is full. */
export interface Trouble {
  readonly kind: 'death' | 'full disk'
  readonly after: number
}

/** Life of a program. Its steps lie before and after each call of the journal, and of the exchange. */
export interface Life {
  /** Resolves when the program dies. */
  readonly ended: Promise<void>
  isOver(): boolean
  end(): void
  /** Lets the trouble come, unless `work` has ended before. A disk has room again after the work. */
  during<T>(trouble: Trouble | undefined, work: () => Promise<T>): Promise<T>
  /** Takes a step. It does not resolve in a dead program. @returns whether the disk is full */
  step(): Promise<boolean>
}

export function beginLife(): Life {
  const { promise: ended, resolve } = Promise.withResolvers<void>()
  let isOver = false
  let trouble: Trouble | undefined
  let steps = 0
  function end() {
    isOver = true
    resolve()
  }
  return {
    ended,
    end,
    isOver: () => isOver,
    async during(wanted, work) {
      trouble = wanted
      steps = 0
      try {
        return await work()
      } finally {
        trouble = undefined
      }
    },
    async step() {
      steps += 1
      const isTroubled = trouble !== undefined && steps > trouble.after
      if (isTroubled && trouble?.kind === 'death') end()
      if (isOver) await new Promise<never>(() => undefined)
      return isTroubled
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
  { journal, notices, ...options }: TradingOptions,
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
  const mine = notices === undefined ? {} : { notices: mortalNotices(life, notices) }
  return createTrading(kis, { ...options, ...mine, journal: mortalJournal(life, journal) })
}

const mortalNotices = (life: Life, { onNotice, onGap }: NoticeSource): NoticeSource => ({
  onNotice: (listener) => onNotice((notice) => life.isOver() || listener(notice)),
  onGap: (listener) => onGap?.(() => life.isOver() || listener()) ?? (() => undefined),
})

const mortalConnection = (life: Life, { fetch, close }: Connection): Connection => ({
  async fetch(url, request) {
    await life.step()
    const answer = await fetch(url, request)
    await life.step()
    return answer
  },
  close,
})

const writes: readonly (keyof OrderJournal)[] = ['begin', 'append', 'lease', 'renew']

const mortalJournal = (life: Life, journal: OrderJournal): OrderJournal =>
  new Proxy(journal, {
    get:
      (target, name: keyof OrderJournal) =>
      async (...given: readonly unknown[]) => {
        const isFull = await life.step()
        if (isFull && writes.includes(name)) throw new KisJournalError('the disk is full')
        const answer: unknown = await Reflect.apply(target[name], target, given)
        await life.step()
        return answer
      },
  })
