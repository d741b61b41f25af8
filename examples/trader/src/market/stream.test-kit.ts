import {
  createKisClient,
  createStream,
  type Decimal,
  type OpenLine,
  parseDecimal,
  type StreamOptions,
} from '@stockeye/kis-client'
import { ccnlKrx } from '@stockeye/kis-client/endpoints/feeds'
import { createSteppedClock, startSimulator } from '@stockeye/kis-client/simulator'
import { onTestFinished } from 'vitest'
import type { Prices, Sight } from './prices.ts'
import { createStreamPrices } from './stream-prices.ts'
import type { Watched } from './watched.ts'

type LineListener = Parameters<OpenLine>[0]
type TopicState = Parameters<LineListener['topic']>[1]

export const samsung: Watched = { symbol: '005930', exchange: 'KRX' }
const topic = { trId: 'H0STCNT0', key: '005930' }

/** Returns an instant of 2026-10-19 in Seoul. */
export const clockAt = (time: string): number => Date.parse(`2026-10-19T${time}+09:00`)

/** Row of KRX's feed of trades. */
export interface TestTrade {
  /** Instant by KIS's clock, in ms since 1970; undefined for a row without one. @default that of the arrival */
  readonly at?: number | undefined
  readonly volume?: string
}

/** Starts prices on a stream whose line a test plays. The fallback answers what `fallback.sight` is. */
export async function startStreamPrices(at: string, watchlist: readonly Watched[] = [samsung]) {
  const clock = createSteppedClock(clockAt(at))
  const simulator = await startSimulator({ clock, limits: false, sockets: false })
  const kis = createKisClient(simulator.clientOptions)
  const listeners: LineListener[] = []
  const line: StreamOptions['line'] = (listener) => {
    listeners.push(listener)
    return { want() {}, unwant() {}, async close() {} }
  }
  const stream = createStream(kis, { line })
  const fallback = {
    sight: { blind: 'REST is away' } as Sight,
    asked: 0,
    /** Work during a reading. */
    meanwhile: async () => {},
  }
  const rest: Prices = {
    async dayAt() {
      fallback.asked += 1
      const { sight } = fallback
      await fallback.meanwhile()
      return sight
    },
    async close() {},
  }
  const prices = createStreamPrices(stream, { watchlist, fallback: rest })
  onTestFinished(async () => {
    await prices.close()
    await stream.close()
    await kis.close()
    await simulator.close()
  })

  const moveTo = (time: string) => clock.runUntil(clockAt(time))
  const note = (state: TopicState) => {
    for (const listener of listeners) listener.topic(topic, state)
  }
  const send = (payload: string, count = 1) => {
    for (const listener of listeners) listener.frame({ trId: topic.trId, count, payload, receivedAt: clock.now() })
  }
  return {
    clock,
    prices,
    fallback,
    moveTo,
    note,
    /** Lets KIS deliver from now on. */
    confirm: () => note({ is: 'confirmed', at: clock.now() }),
    /** Lets the connection end now. */
    lose: () => note({ is: 'lost', from: clock.now(), isCertain: true }),
    /** Sends a trade that arrives now. */
    trade: (price: string, more: TestTrade = {}) =>
      send(rowOf(price, { at: 'at' in more ? more.at : clock.now(), volume: more.volume ?? '100' })),
    /** Sends a row that cannot be read. */
    garble: () => send(`${topic.key}^100000`),
  }
}

const two = (value: number): string => String(value).padStart(2, '0')

function rowOf(price: string, { at, volume }: { readonly at: number | undefined; readonly volume: string }): string {
  const seoul = at === undefined ? undefined : new Date(at + 9 * 3_600_000)
  const known = new Map([
    ['MKSC_SHRN_ISCD', topic.key],
    [
      'STCK_CNTG_HOUR',
      seoul ? `${two(seoul.getUTCHours())}${two(seoul.getUTCMinutes())}${two(seoul.getUTCSeconds())}` : '',
    ],
    ['BSOP_DATE', seoul ? seoul.toISOString().slice(0, 10).replaceAll('-', '') : ''],
    ['STCK_PRPR', price],
    ['ACML_VOL', volume],
    ['MARKET_CLS_CODE', '2'],
  ])
  return ccnlKrx.columns.map((column) => known.get(column) ?? '1').join('^')
}

/** Returns the sight of a day of 2026-10-19 by its four prices, open, high, low and last. */
export function sightOf(prices: string, volume = '100'): { readonly day: Extract<Sight, { day: unknown }>['day'] } {
  const [open, high, low, last] = prices.split(' ').map((price) => parseDecimal(price)) as [
    Decimal,
    Decimal,
    Decimal,
    Decimal,
  ]
  return { day: { date: '2026-10-19' as never, open, high, low, last, volume: parseDecimal(volume) } }
}
