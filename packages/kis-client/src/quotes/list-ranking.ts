import { checkAction } from '../client/check-action.ts'
import type { CallOptions, KisClient } from '../client/client.ts'
import { fluctuation, marketCap, volumeRank } from '../endpoints/domestic-stock.gen.ts'
import { marketCap as overseasMarketCap, tradePbmn, tradeVol, updownRate } from '../endpoints/overseas-stock.gen.ts'
import { KisInputError } from '../errors.ts'
import { type Exchange, type OverseasExchange, parseExchange, quoteExchange } from '../market/exchange.ts'
import { readDecimal, readOptionalDecimal, readOptionalPrice } from '../values/answer-fields.ts'
import type { FieldsOf } from '../values/check-names.ts'
import { type Decimal, multiplyDecimals, parseDecimal } from '../values/decimal.ts'
import { preview } from '../values/preview.ts'
import { type AtVenue, marketCode, parseQuoteVenue, type QuoteVenue } from './quote-venue.ts'

/** Order of a ranking. `gainers` and `losers` go by the change against the previous close, in percent. */
export type RankingBy = 'volume' | 'trading-value' | 'gainers' | 'losers' | 'market-cap'

/** Instrument and its place in a ranking. Fields that the ranking lacks are missing. */
export interface RankedInstrument {
  /** Place in the ranking, from 1. */
  readonly rank: number
  /** Symbol, as KIS ranks it. */
  readonly symbol: string
  /** Exchange of the ranking. */
  readonly exchange: Exchange
  /** Name; missing where KIS leaves it empty. */
  readonly name: string | undefined
  /** Price of the last trade; undefined while the market has no price. */
  readonly price: Decimal | undefined
  /** Change against the previous close, on KRX against the base price (`previousClose` of `getQuote`), in percent. */
  readonly changeRate: Decimal | undefined
  /** Shares traded today. */
  readonly volume: Decimal | undefined
  /** Amount paid for those shares: in won on KRX; abroad as KIS sends it, in a unit that is not documented. */
  readonly tradingValue: Decimal | undefined
  /** Value of all shares: in won on KRX, in steps of 100 million; abroad as KIS sends it, in a unit that is not documented. */
  readonly marketCap: Decimal | undefined
}

/**
 * Returns the leaders of an exchange now, first place first, with one call: 30 on KRX, and abroad KIS's first page of 100; the
 * pages after it are those of `kis.rows(tradeVol, …)` and the other endpoints. Paper trading lacks it. A symbol that
 * KIS sends twice is listed once, at its first place. A row without a symbol is left out, so its place is missing.
 *
 * @example
 * const leaders = await listRanking(kis, { by: 'volume', exchange: 'NASD' })
 * @param input.exchange @default 'KRX'
 * @param input.venue @default 'KRX'; KIS ranks NXT by volume, trading value and market cap, and both venues together by the
 * first two
 * @throws {KisInputError} not-sent: unknown exchange, ranking or venue, or a ranking that KIS lacks for the venue
 * @throws {KisNotOfferedError} not-sent: paper trading
 * @throws {KisAnswerError} the answer has no list, or a field of it cannot be read
 * @throws what `KisClient.call` throws
 */
export async function listRanking(
  client: KisClient,
  wanted: { readonly by: RankingBy; readonly exchange?: Exchange } & AtVenue,
  options?: CallOptions,
): Promise<readonly RankedInstrument[]> {
  checkAction({ of: 'listRanking', client, input: wanted, fields: wantedFields, options })
  const { by, exchange = 'KRX', venue } = wanted
  if (!rankings.includes(by))
    throw new KisInputError({ field: 'by', rule: `${preview(by)} is not a ranking; use ${rankings.join(', ')}` })
  const at = parseQuoteVenue(venue, parseExchange(exchange))
  const ranked =
    exchange === 'KRX'
      ? await readDomesticRanking(client, { by, venue: at }, options)
      : await readOverseasRanking(client, exchange, by, options)
  return [...Map.groupBy(ranked, ({ symbol }) => symbol).values()].flatMap(([first]) => first ?? [])
}

const wantedFields: FieldsOf<{ readonly by: RankingBy; readonly exchange?: Exchange } & AtVenue> = {
  by: true,
  exchange: true,
  venue: true,
}

const rankings: readonly RankingBy[] = ['volume', 'trading-value', 'gainers', 'losers', 'market-cap']

async function readDomesticRanking(
  client: KisClient,
  { by, venue }: { readonly by: RankingBy; readonly venue: QuoteVenue },
  options: CallOptions | undefined,
): Promise<readonly RankedInstrument[]> {
  if (by === 'market-cap') {
    if (venue === 'both') throw noRanking(by, venue, 'KRX or NXT')
    const { output } = await client.call(
      marketCap,
      { ...everyShare, fid_cond_mrkt_div_code: marketCode(venue) },
      { ...options, list: 'output' },
    )
    return output.flatMap((row) => domesticRanked({ ...row, symbol: row.mksc_shrn_iscd, marketCap: row.stck_avls }))
  }
  if (by === 'gainers' || by === 'losers') {
    if (venue !== 'KRX') throw noRanking(by, venue, 'KRX')
    const input = { ...everyChange, fid_rank_sort_cls_code: by === 'gainers' ? '0' : '1' } as const
    const { output } = await client.call(fluctuation, input, { ...options, list: 'output' })
    return output.flatMap((row) => domesticRanked({ ...row, symbol: row.stck_shrn_iscd }))
  }
  const input = {
    ...everyTrade,
    FID_COND_MRKT_DIV_CODE: marketCode(venue),
    FID_BLNG_CLS_CODE: by === 'volume' ? '0' : '3',
  } as const
  const { output } = await client.call(volumeRank, input, { ...options, list: 'output' })
  return output.flatMap((row) => domesticRanked({ ...row, symbol: row.mksc_shrn_iscd, tradingValue: row.acml_tr_pbmn }))
}

const noRanking = (by: RankingBy, venue: QuoteVenue, use: string): KisInputError =>
  new KisInputError({ field: 'venue', rule: `"${venue}" has no ranking by ${by} at KIS; use ${use}` })

// No filter: every market, kind, price and volume. @see the portal's pages of the three rankings
const everyShare = {
  fid_cond_mrkt_div_code: 'J',
  fid_div_cls_code: '0',
  fid_input_iscd: '0000',
  fid_trgt_cls_code: '0',
  fid_trgt_exls_cls_code: '0',
} as const
const everyChange = {
  ...everyShare,
  fid_cond_scr_div_code: '20170',
  fid_input_cnt_1: '0',
  fid_prc_cls_code: '0',
} as const
const everyTrade = {
  FID_INPUT_ISCD: '0000',
  FID_DIV_CLS_CODE: '0',
  FID_TRGT_CLS_CODE: '111111111',
  FID_TRGT_EXLS_CLS_CODE: '0000000000',
  FID_INPUT_PRICE_1: '0',
  FID_INPUT_PRICE_2: '0',
  FID_VOL_CNT: '0',
  FID_INPUT_DATE_1: '0',
} as const

/** Unit of KIS's market values, 억 won. */
const hundredMillion = parseDecimal('100000000')

/** Fields of the rows of all three rankings; those that only some have are optional. */
interface DomesticRow {
  readonly symbol: string | undefined
  readonly data_rank?: string
  readonly hts_kor_isnm?: string
  readonly stck_prpr?: string
  readonly prdy_ctrt?: string
  readonly acml_vol?: string
  readonly tradingValue?: string | undefined
  readonly marketCap?: string | undefined
}

/** Reads a row; a blank one, with which KIS fills short lists, gives nothing. */
function domesticRanked(row: DomesticRow): readonly RankedInstrument[] {
  const { symbol, hts_kor_isnm: name } = row
  if (symbol === undefined) return []
  const marketCap = readOptionalDecimal(row.marketCap, 'stck_avls')
  const ranked = {
    rank: Number(readDecimal(row.data_rank, 'data_rank')),
    symbol,
    exchange: 'KRX',
    name,
    price: readOptionalPrice(row.stck_prpr, 'stck_prpr'),
    changeRate: readOptionalDecimal(row.prdy_ctrt, 'prdy_ctrt'),
    volume: readOptionalDecimal(row.acml_vol, 'acml_vol'),
    tradingValue: readOptionalDecimal(row.tradingValue, 'acml_tr_pbmn'),
    marketCap: marketCap && multiplyDecimals(marketCap, hundredMillion),
  } as const
  return [ranked]
}

/** Reads KIS's first page of the leaders of an exchange abroad: 100. Market and trading values stay as KIS sends them. */
async function readOverseasRanking(
  client: KisClient,
  exchange: OverseasExchange,
  by: RankingBy,
  options: CallOptions | undefined,
): Promise<readonly RankedInstrument[]> {
  // The rankings of today, with any volume.
  const everything = { EXCD: quoteExchange[exchange], VOL_RANG: '0' } as const
  const today = { ...everything, NDAY: '0' } as const
  const rankedOf = (row: OverseasRow) => overseasRanked(row, exchange)
  const withList = { ...options, list: 'output2' } as const
  switch (by) {
    case 'volume':
      return (await client.call(tradeVol, today, withList)).output2.flatMap(rankedOf)
    case 'trading-value':
      return (await client.call(tradePbmn, today, withList)).output2.flatMap(rankedOf)
    case 'gainers':
      return (await client.call(updownRate, { ...today, GUBN: '1' }, withList)).output2.flatMap(rankedOf)
    case 'losers':
      return (await client.call(updownRate, { ...today, GUBN: '0' }, withList)).output2.flatMap(rankedOf)
    case 'market-cap':
      return (await client.call(overseasMarketCap, everything, withList)).output2.flatMap(rankedOf)
  }
}

/** Fields of the rows of all four rankings; some rankings lack some. */
interface OverseasRow {
  readonly rank?: string
  readonly symb?: string
  readonly name?: string
  readonly last?: string
  readonly rate?: string
  readonly tvol?: string
  readonly tamt?: string
  readonly tomv?: string
}

/** Reads a row; a blank one gives nothing. */
function overseasRanked(row: OverseasRow, exchange: OverseasExchange): readonly RankedInstrument[] {
  if (row.symb === undefined) return []
  const ranked = {
    rank: Number(readDecimal(row.rank, 'rank')),
    symbol: row.symb,
    exchange,
    name: row.name,
    price: readOptionalPrice(row.last, 'last'),
    changeRate: readOptionalDecimal(row.rate, 'rate'),
    volume: readOptionalDecimal(row.tvol, 'tvol'),
    tradingValue: readOptionalDecimal(row.tamt, 'tamt'),
    marketCap: readOptionalDecimal(row.tomv, 'tomv'),
  }
  return [ranked]
}
