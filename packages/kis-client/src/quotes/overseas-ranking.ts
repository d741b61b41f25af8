import type { CallOptions, KisClient } from '../client/client.ts'
import { marketCap, tradePbmn, tradeVol, updownRate } from '../endpoints/overseas-stock.gen.ts'
import { type OverseasExchange, quoteExchange } from '../market/instrument.ts'
import { readDecimal, readOptionalDecimal, readText } from '../values/values.ts'
import type { RankedInstrument, RankingBy } from './list-ranking.ts'

/** The leaders of an exchange abroad: KIS's first page, of 100. Value and turnover are as KIS gives them. */
export async function readOverseasRanking(
  client: KisClient,
  exchange: OverseasExchange,
  by: RankingBy,
  options: CallOptions | undefined,
): Promise<readonly RankedInstrument[]> {
  // Of today, whatever the volume.
  const everything = { EXCD: quoteExchange[exchange], VOL_RANG: '0' } as const
  const today = { ...everything, NDAY: '0' } as const
  const rankedOf = (row: RankingRow) => readRow(row, exchange)
  switch (by) {
    case 'volume':
      return (await client.call(tradeVol, today, options)).output2.map(rankedOf)
    case 'trading-value':
      return (await client.call(tradePbmn, today, options)).output2.map(rankedOf)
    case 'gainers':
      return (await client.call(updownRate, { ...today, GUBN: '1' }, options)).output2.map(rankedOf)
    case 'losers':
      return (await client.call(updownRate, { ...today, GUBN: '0' }, options)).output2.map(rankedOf)
    case 'market-cap':
      return (await client.call(marketCap, everything, options)).output2.map(rankedOf)
  }
}

/** What the rows of all four have under one name, and what some lack. */
interface RankingRow {
  readonly rank?: string
  readonly symb?: string
  readonly name?: string
  readonly last?: string
  readonly rate?: string
  readonly tvol?: string
  readonly tamt?: string
  readonly tomv?: string
}

function readRow(row: RankingRow, exchange: OverseasExchange): RankedInstrument {
  return {
    rank: Number(readDecimal(row.rank, 'rank')),
    symbol: readText(row.symb, 'symb'),
    exchange,
    name: readText(row.name, 'name'),
    price: readDecimal(row.last, 'last'),
    changeRate: readOptionalDecimal(row.rate, 'rate'),
    volume: readOptionalDecimal(row.tvol, 'tvol'),
    tradingValue: readOptionalDecimal(row.tamt, 'tamt'),
    marketCap: readOptionalDecimal(row.tomv, 'tomv'),
  }
}
