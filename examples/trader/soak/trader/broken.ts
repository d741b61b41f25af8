import { aborted } from '@stockeye/example-shared/stop-signal'
import { createJobRunner } from '@stockeye/job-runner'
import { type KisClient, placeOrder, type Trading } from '@stockeye/kis-client'
import { storeWord } from '../../src/command/person.ts'
import { createDesk } from '../../src/desk/create-desk.ts'
import { createQuotePrices } from '../../src/market/quote-prices.ts'
import { openTrading } from '../../src/open-trading.ts'
import { orderLimits } from '../../src/risk/settings.ts'
import type { Connected, TradeOptions } from '../../src/trade.ts'
import { startTrader } from '../../src/trader.ts'
import { type TraderParts, traderWith, type Variant } from './program.ts'

/** Trader whose journal is a new one after each start. */
export const forgetsJournal: Variant = traderWith({ journalOf: (path, life) => `${path}.${life}` })

/** Trader that sends an order once more when no answer came. */
export const sendsAgain: Variant = traderWith({
  trade: tradeWith((trading, kis) => ({
    ...trading,
    async place(order, options) {
      const record = await trading.place(order, options)
      // The second one may fail, too.
      if (record.state === 'unknown') await placeOrder(kis, order).catch(() => undefined)
      return record
    },
  })),
})

/** Trader that looks neither at the orders of today nor at the attempts of a decision. */
export const ignoresOrdersOfToday: Variant = traderWith({
  trade: tradeWith((trading, kis) => ({
    ...trading,
    listOrders: () => [],
    listOthers: () => [],
    getOrder: async () => undefined,
    place: (order, { clientOrderId, ...options }) =>
      trading.place(order, { ...options, clientOrderId: `${clientOrderId} at ${kis.clock.now()}` }),
  })),
})

/** Returns `trade` with a changed trading object, and with prices by REST alone. */
function tradeWith(change: (trading: Trading, kis: KisClient) => Trading): NonNullable<TraderParts['trade']> {
  return async ({ clock, tokens, kis, backend, journal, desks, leaseMs, rules }: Connected, options: TradeOptions) => {
    const { log, settings, word, signal } = options
    await tokens.start().catch(() => undefined)
    const given = { journal, limits: orderLimits(settings.risk), leaseMs }
    const trading = change(await openTrading({ kis, clock, log }, given, signal), kis)
    const prices = createQuotePrices(kis)
    const parts = { kis, tokens, clock, log, trading, settings, rules, prices }
    try {
      const desk = createDesk(parts, { records: desks.recordsOf('soak') })
      if (word !== undefined) await storeWord({ trading, log, desk }, word)
      const portfolio = { ...parts, oversight: desk.oversight }
      const trader = await startTrader(portfolio, createJobRunner({ backend, clock, slots: 1 }))
      await Promise.race([trader.done, aborted(signal)]).finally(() => trader.stop())
    } finally {
      await trading.close()
    }
  }
}
