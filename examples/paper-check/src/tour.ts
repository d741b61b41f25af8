import {
  createMarketCalendar,
  exchangeDate,
  getBalance,
  getBuyingPower,
  getCandles,
  getInstrumentInfo,
  getMinuteCandles,
  getOrderBook,
  getQuote,
  getRealizedProfit,
  type KisClient,
  listFills,
  listOpenOrders,
  listOrders,
  listPositions,
  listRanking,
} from '@stockeye/kis-client'

/** Read of the tour. */
export interface TourRead {
  readonly name: string
  /** Whether its result is about the account: then not even its number of rows is reported. */
  readonly isPrivate: boolean
  readonly read: (kis: KisClient) => Promise<unknown>
}

const samsung = { symbol: '005930' } as const
const kodex200 = { symbol: '069500' } as const
const apple = { symbol: 'AAPL', exchange: 'NASD' } as const
const tencent = { symbol: '00700', exchange: 'SEHK' } as const
const dayMs = 86_400_000

/** Returns the latest days up to today, on the calendar of an exchange. */
const latestDays = ({ clock }: KisClient, exchange: 'KRX' | 'NASD', days: number) => ({
  from: exchangeDate(exchange, clock.now() - days * dayMs),
  to: exchangeDate(exchange, clock.now()),
})

const month = (kis: KisClient, exchange: 'KRX' | 'NASD') => latestDays(kis, exchange, 30)
const week = (kis: KisClient, exchange: 'KRX' | 'NASD') => latestDays(kis, exchange, 7)
const lastHour = ({ clock }: KisClient) => ({ fromAt: clock.now() - 3_600_000, toAt: clock.now() })

const market = (name: string, read: TourRead['read']): TourRead => ({ name, isPrivate: false, read })
const account = (name: string, read: TourRead['read']): TourRead => ({ name, isPrivate: true, read })

/** The reads of the tour: each action of the client that places no order, at home and abroad. */
export const tour: readonly TourRead[] = [
  market('getQuote 005930 KRX', (kis) => getQuote(kis, samsung)),
  market('getQuote 069500 KRX, an ETF', (kis) => getQuote(kis, kodex200)),
  market('getQuote AAPL NASD', (kis) => getQuote(kis, apple)),
  market('getQuote 00700 SEHK', (kis) => getQuote(kis, tencent)),
  market('getOrderBook 005930 KRX', (kis) => getOrderBook(kis, samsung)),
  market('getOrderBook AAPL NASD', (kis) => getOrderBook(kis, apple)),
  market('getCandles 005930 KRX, days', (kis) =>
    getCandles(kis, { ...samsung, interval: 'day', ...month(kis, 'KRX') }),
  ),
  market('getCandles AAPL NASD, days', (kis) => getCandles(kis, { ...apple, interval: 'day', ...month(kis, 'NASD') })),
  market('getMinuteCandles 005930 KRX', (kis) => getMinuteCandles(kis, { ...samsung, ...lastHour(kis) })),
  market('getMinuteCandles AAPL NASD', (kis) => getMinuteCandles(kis, { ...apple, ...lastHour(kis) })),
  market('getInstrumentInfo 005930 KRX', (kis) => getInstrumentInfo(kis, samsung)),
  market('getInstrumentInfo AAPL NASD', (kis) => getInstrumentInfo(kis, apple)),
  market('listRanking KRX', (kis) => listRanking(kis, { by: 'volume' })),
  market('listRanking NASD', (kis) => listRanking(kis, { by: 'volume', exchange: 'NASD' })),
  market('createMarketCalendar', (kis) => createMarketCalendar(kis, { days: 20 })),
  account('getBalance KRW', (kis) => getBalance(kis, { currency: 'KRW' })),
  account('getBalance USD', (kis) => getBalance(kis, { currency: 'USD' })),
  account('listPositions KRX', (kis) => listPositions(kis, { market: 'KRX' })),
  account('listPositions US', (kis) => listPositions(kis, { market: 'US' })),
  account('listPositions HK', (kis) => listPositions(kis, { market: 'HK' })),
  account('getBuyingPower 005930 KRX', async (kis) => {
    const { price } = await getQuote(kis, samsung)
    return getBuyingPower(kis, { ...samsung, price })
  }),
  account('getBuyingPower AAPL NASD', async (kis) => {
    const { price } = await getQuote(kis, apple)
    return getBuyingPower(kis, { ...apple, price })
  }),
  account('listOrders KRX, a week', (kis) => listOrders(kis, { market: 'KRX', ...week(kis, 'KRX') })),
  account('listOrders US, a week', (kis) => listOrders(kis, { market: 'US', ...week(kis, 'NASD') })),
  account('listOpenOrders KRX, a week', (kis) => listOpenOrders(kis, { market: 'KRX', ...week(kis, 'KRX') })),
  account('listFills KRX, a month', (kis) => listFills(kis, { market: 'KRX', ...month(kis, 'KRX') })),
  account('listFills US, a month', (kis) => listFills(kis, { market: 'US', ...month(kis, 'NASD') })),
  account('getRealizedProfit KRX, a month', (kis) => getRealizedProfit(kis, { market: 'KRX', ...month(kis, 'KRX') })),
  account('getRealizedProfit US, a month', (kis) => getRealizedProfit(kis, { market: 'US', ...month(kis, 'NASD') })),
]
