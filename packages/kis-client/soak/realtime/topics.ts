import type { Feed } from '../../src/endpoint.ts'
import {
  askingPriceKrx,
  ccnlKrx,
  ccnlTotal,
  domesticStockCcnlNotice,
  overseasStockCcnlNotice,
} from '../../src/endpoints/feeds.gen.ts'
import type { SimulatorOptions } from '../../src/simulator/options.ts'

export const htsId = 'simuser'

const large = ['005930', '000660', '005380', '035420', '051910', '068270'] as const
const mid = ['247540', '086520', '196170', '293490', '069500', '122630'] as const
/** Symbols that trade about every minute, and in some minutes not at all. */
const small = ['900001', '900002', '900003', '900004', '900005', '900006', '900007', '900008'] as const

export const smallInstruments: NonNullable<SimulatorOptions['instruments']> = small.map((symbol) => ({ symbol }))

const tradeColumns = ['STCK_CNTG_HOUR', 'STCK_PRPR', 'CNTG_VOL', 'ACML_VOL'] as const

/** Subscriptions of the program, with the columns in which its rows differ: 41 topics. */
export const subscriptions: readonly SoakSubscription[] = [
  {
    feed: domesticStockCcnlNotice,
    keys: [htsId],
    columns: ['ODER_NO', 'CNTG_QTY', 'CNTG_YN', 'ACPT_YN', 'STCK_CNTG_HOUR'],
  },
  { feed: overseasStockCcnlNotice, keys: [htsId], columns: ['ODER_NO', 'CNTG_QTY'] },
  { feed: ccnlKrx, keys: [...large, ...mid, ...small], columns: tradeColumns },
  {
    feed: askingPriceKrx,
    keys: [...large.slice(0, 3), ...mid, ...small],
    columns: ['BSOP_HOUR', 'ASKP1', 'TOTAL_ASKP_RSQN', 'ACML_VOL'],
  },
  { feed: ccnlTotal, keys: [...large.slice(3, 4), ...mid.slice(0, 1)], columns: tradeColumns },
]

export interface SoakSubscription {
  readonly feed: Feed<string>
  readonly keys: readonly string[]
  readonly columns: readonly string[]
}

/** Topics of the program by name, each with its feed and the columns that are compared. */
export const topics: ReadonlyMap<string, WatchedTopic> = new Map(
  subscriptions.flatMap(({ feed, keys, columns }) =>
    keys.map((key) => [`${feed.real}|${key}`, { feed, trId: feed.real, key, columns }] as const),
  ),
)

export interface WatchedTopic {
  readonly feed: Feed<string>
  readonly trId: string
  readonly key: string
  readonly columns: readonly string[]
}
