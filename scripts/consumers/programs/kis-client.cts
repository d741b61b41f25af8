import { createKisClient, createTrading, getQuote, kisTokenIssuer, memoryJournal } from '@stockeye/kis-client'
import { inquirePrice } from '@stockeye/kis-client/endpoints/domestic-stock'
import { createInstrumentIndex } from '@stockeye/kis-client/instruments'
import { createScaledClock, startSimulator } from '@stockeye/kis-client/simulator'

// The compiler writes declarations of what is exported: it must find a name for each type.
export const issuer = kisTokenIssuer({ environment: 'paper', credentials: { appKey: 'key', appSecret: 'secret' } })
export const index = createInstrumentIndex([])
export const endpoint = inquirePrice

const clock = createScaledClock({ at: Date.parse('2026-10-19T10:00:00+09:00') }) // a Monday
const bar = { date: '2026-10-16', open: '70000', high: '70000', low: '70000', close: '70000', volume: 1_000 }
const purchase = { symbol: '005930', side: 'buy', quantity: '1', price: '65000' } as const

export async function main() {
  const simulator = await startSimulator({ clock, limits: false, bars: { '005930': [bar] } })
  const kis = createKisClient({ ...simulator.clientOptions })
  const trading = await createTrading(kis, { journal: memoryJournal() })
  const { currency } = await getQuote(kis, { symbol: '005930' })
  const order = await trading.place(purchase, { clientOrderId: 'buy-1' })
  console.log(currency, order.state, order.filled) // prints KRW open 0
  for (const each of [trading, kis, simulator]) await each.close()
  return { simulator, kis, trading }
}

void main()
