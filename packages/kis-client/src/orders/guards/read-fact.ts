import { getBuyingPower } from '../../account/get-buying-power.ts'
import { getRealizedProfit } from '../../account/get-realized-profit.ts'
import { listPositions } from '../../account/list-positions.ts'
import type { CallOptions, KisClient } from '../../client/client.ts'
import { marketOf } from '../../market/exchange.ts'
import { exchangeDate } from '../../market/exchange-date.ts'
import { getInstrumentInfo } from '../../quotes/get-instrument-info.ts'
import { getQuote } from '../../quotes/get-quote.ts'
import type { ParsedOrder } from '../place-order.ts'
import type { ReadFacts } from './facts.ts'

/** Reads a fact for an order. @throws what the action that reads it throws */
export async function readFact(
  client: KisClient,
  order: ParsedOrder,
  name: keyof ReadFacts,
  options: CallOptions | undefined,
): Promise<Partial<ReadFacts>> {
  const { symbol, exchange, price } = order
  const market = marketOf(exchange)
  switch (name) {
    case 'quote':
      return { quote: await getQuote(client, { symbol, exchange, ...quotedAt(order) }, options) }
    case 'info':
      return { info: await getInstrumentInfo(client, { symbol, exchange }, options) }
    case 'positions':
      return { positions: await listPositions(client, { market }, options) }
    case 'buyingPower': {
      const type = order.exchange === 'KRX' ? { type: order.type } : {}
      return { buyingPower: await getBuyingPower(client, { symbol, exchange, price, ...type }, options) }
    }
    case 'profit': {
      const now = client.clock.now()
      const days = { from: exchangeDate(exchange, now), to: exchangeDate('KRX', now) }
      // East of Korea there is no market: from is never after to.
      return { profit: await getRealizedProfit(client, { market, ...days }, options) }
    }
  }
}

/** Returns the venue whose price an order meets: that of SOR is the better of the two. */
const quotedAt = (order: ParsedOrder) =>
  order.exchange === 'KRX' ? { venue: order.venue === 'SOR' ? ('both' as const) : order.venue } : {}
