import { type Currency, currencies, type Exchange, exchanges } from '@stockeye/kis-client'
import type { Ack } from '@stockeye/telegram-adapter'
import {
  type ApiRoute,
  ackSchema,
  type Nothing,
  nothingSchema,
  type OpsApi,
  opsApi,
  type TriggerBody,
  triggerBodySchema,
} from '@stockeye/telegram-adapter/api'
import * as z from 'zod'

export interface QuoteParams {
  readonly exchange: Exchange
  readonly symbol: string
}

export interface BalanceParams {
  readonly currency: Currency
}

/** Decimals are text, just as KIS sent them. */
export interface QuoteAnswer {
  readonly exchange: string
  readonly symbol: string
  /** Korean name, once the instrument files have been read. */
  readonly name?: string
  readonly currency: string
  readonly price: string
  /** Whether `price` is that of a trade today, or the close before it. */
  readonly basis: 'last-trade' | 'previous-close'
  readonly previousClose?: string
  readonly volume?: string
}

export interface BalanceAnswer {
  readonly currency: string
  readonly deposit: string
  readonly settled: string
}

export interface CandlesParams extends QuoteParams {
  readonly interval: 'minute' | 'day'
}

/** Candle of a minute or a day. */
export interface CandleAnswer {
  /** Day in the exchange's own time zone. */
  readonly date: string
  /** Start of the minute, in ms since 1970; missing for a day. */
  readonly startsAt?: number
  readonly open: string
  readonly high: string
  readonly low: string
  readonly close: string
  readonly volume: string
}

/** Candles, the oldest first. */
export interface CandlesAnswer {
  readonly exchange: string
  readonly symbol: string
  readonly interval: 'minute' | 'day'
  readonly candles: readonly CandleAnswer[]
}

/** Routes that this API has beyond those that the bot calls. */
export interface MarketApi {
  readonly getQuote: {
    readonly access: 'user'
    readonly params: QuoteParams
    readonly body: Nothing
    readonly answer: QuoteAnswer
  }
  readonly getMinutes: {
    readonly access: 'user'
    readonly params: QuoteParams
    readonly body: Nothing
    readonly answer: CandlesAnswer
  }
  readonly getCandles: {
    readonly access: 'user'
    readonly params: CandlesParams
    readonly body: Nothing
    readonly answer: CandlesAnswer
  }
  readonly getBalance: {
    readonly access: 'admin'
    readonly params: BalanceParams
    readonly body: Nothing
    readonly answer: BalanceAnswer
  }
}

const reads = { method: 'get', isIdempotent: false, status: 200, body: nothingSchema } as const

const instrumentSchema = z.object({ exchange: z.enum(exchanges), symbol: z.string().min(1).max(20) })

const candlesSchema: z.ZodType<CandlesAnswer> = z.object({
  exchange: z.string(),
  symbol: z.string(),
  interval: z.enum(['minute', 'day']),
  candles: z.array(
    z.object({
      date: z.string(),
      startsAt: z.number().exactOptional(),
      open: z.string(),
      high: z.string(),
      low: z.string(),
      close: z.string(),
      volume: z.string(),
    }),
  ),
})

export const marketApi: { readonly [Name in keyof MarketApi]: ApiRoute<MarketApi[Name]> } = {
  getQuote: {
    ...reads,
    path: '/quotes/{exchange}/{symbol}',
    access: 'user',
    summary: 'The price of an instrument now.',
    params: instrumentSchema,
    answer: z.object({
      exchange: z.string(),
      symbol: z.string(),
      name: z.string().exactOptional(),
      currency: z.string(),
      price: z.string(),
      basis: z.enum(['last-trade', 'previous-close']),
      previousClose: z.string().exactOptional(),
      volume: z.string().exactOptional(),
    }),
  },
  getMinutes: {
    ...reads,
    path: '/candles/{exchange}/{symbol}',
    access: 'user',
    summary: 'The minute candles of the session that is under way, or was the last one.',
    params: instrumentSchema,
    answer: candlesSchema,
  },
  getCandles: {
    ...reads,
    path: '/candles/{exchange}/{symbol}/{interval}',
    access: 'user',
    summary: 'Minute candles of the latest session, or the daily ones of half a year.',
    params: instrumentSchema.extend({ interval: z.enum(['minute', 'day']) }),
    answer: candlesSchema,
  },
  getBalance: {
    ...reads,
    path: '/admin/balance/{currency}',
    access: 'admin',
    summary: "The account's cash.",
    params: z.object({ currency: z.enum(currencies) }),
    answer: z.object({ currency: z.string(), deposit: z.string(), settled: z.string() }),
  },
}

/** Routes for the instrument files: the API mounts them, and the bot's `/update_master` calls them. */
export interface MasterApi {
  readonly updateMaster: {
    readonly access: 'admin'
    readonly params: Nothing
    readonly body: TriggerBody
    readonly answer: Ack
  }
}

export const masterApi: { readonly [Name in keyof MasterApi]: ApiRoute<MasterApi[Name]> } = {
  updateMaster: {
    method: 'post',
    path: '/admin/update_master',
    access: 'admin',
    isIdempotent: true,
    summary: 'Runs the job that brings the instrument files up to date.',
    params: nothingSchema,
    body: triggerBodySchema,
    status: 202,
    answer: ackSchema,
  },
}

/** All routes that the bot calls. */
export interface BotApi extends OpsApi, MasterApi {}

export const botApi: { readonly [Name in keyof BotApi]: ApiRoute<BotApi[Name]> } = { ...opsApi, ...masterApi }
