import {
  inquireAskingPriceExpCcn,
  inquireCcnl,
  inquireTimeItemconclusion,
} from '../../../endpoints/domestic-stock.gen.ts'
import { kstText } from '../../../values/dates.ts'
import { auctionsOf, type ExpectedTrade, expectedTrades } from '../../market/auctions.ts'
import { type TradingState, tradingStateOf } from '../../market/trading-state.ts'
import { seoulOffsetMs, utcMidnight } from '../../world/calendar/utc-days.ts'
import { depthOf } from '../../world/depth.ts'
import { refuseField } from '../../world/refusals.ts'
import type { TradingDay } from '../../world/trading-day.ts'
import type { Answer, SimulatedCall } from '../answer.ts'
import type { AnswerContext } from '../answer-context.ts'
import { documentedFields, fillBlock } from '../fill-block.ts'
import { formatPercent } from '../percent.ts'
import { priceChangeOf } from '../price-change.ts'
import { findQuoted, isMarketCode, type QuotedInstrument } from './quoted-instrument.ts'

const minuteMs = 60_000
/** Rows of the list of last trades. @see the portal's page of inquire-ccnl */
const tradeRows = 30

/** Returns the answers about the order book and the last trades. */
export function krxBookAnswers(context: AnswerContext): Readonly<Record<string, Answer>> {
  const { venuePrices } = context
  const find = (call: SimulatedCall): Shown | undefined => {
    const quoted = findQuoted(context, call)
    if (quoted === undefined) return undefined
    const { tradingDay: day, tradedAt } = quoted.snapshot
    // A trade holds its price for a minute, and after the last one the book stays as it was.
    const isRegular = quoted.venue === 'KRX' && tradedAt <= day.closesAt
    const lastShownAt = isRegular ? day.closesAt : tradedAt + minuteMs
    return { ...quoted, day, shownAt: Math.min(call.at, lastShownAt) }
  }
  const asked =
    (answer: (call: SimulatedCall, found: Shown | undefined) => ReturnType<Answer>): Answer =>
    (call) =>
      isMarketCode(call.input.FID_COND_MRKT_DIV_CODE)
        ? answer(call, find(call))
        : { refusal: refuseField('FID_COND_MRKT_DIV_CODE') }

  return {
    'domestic-stock/inquire-asking-price-exp-ccn': asked(({ at }, found) => ({
      blocks:
        found === undefined
          ? { output1: fillBlock(bookFields, {}), output2: fillBlock(expectedFields, { stck_prpr: '0' }) }
          : {
              output1: bookBlock(found, at < found.day.closesAt),
              output2: expectedBlock(found, tradingStateOf(context, found, at), expectedAt(found, at)),
            },
    })),

    'domestic-stock/inquire-ccnl': asked(({ at }, found) => ({
      blocks: {
        output: found === undefined ? [] : tradesOf(found, '235959', at).map((row) => tradeBlock(found, row)),
      },
    })),

    'domestic-stock/inquire-time-itemconclusion': asked(({ input, at }, found) => ({
      blocks: {
        output1: found === undefined ? fillBlock(conclusionHeadFields, { stck_prpr: '0' }) : conclusionHead(found),
        output2:
          found === undefined
            ? []
            : tradesOf(found, input.FID_INPUT_HOUR_1 || '235959', at).map((row) => conclusionBlock(found, row)),
      },
    })),
  }

  /** Returns the expected trade of an auction that is under way; undefined at other times. */
  function expectedAt({ instrument, venue, snapshot }: Shown, at: number): ShownExpectation | undefined {
    const day = context.holidays.dayOn('KRX', kstText(at).slice(0, 8))
    const auction = day && auctionsOf(day).find(({ opensAt, closesAt }) => opensAt <= at && at < closesAt)
    if (day === undefined || auction === undefined) return undefined
    const trades = venuePrices.trades(instrument, venue, day, Number.POSITIVE_INFINITY)
    const expected = expectedTrades(context, { instrument, venue }, { day, trades })
    const trade = expected.findLast((one) => one.auction.name === auction.name && one.at <= at)
    // Before the open the day before is still the one that is shown: the price of the auction counts from its close.
    const isOfNextDay = snapshot.tradingDay.date !== day.date
    const base = isOfNextDay ? venuePrices.bars(instrument, 'KRX', at, { limit: 1 })[0] : snapshot.previous
    return trade && { ...trade, base: base?.close }
  }

  /** Returns the trades of the day, newest first, up to `hour`. */
  function tradesOf({ instrument, venue, day }: Shown, hour: string, at: number): readonly Trade[] {
    // The time of a call is one of the day's own in Korea.
    const endsAt = hour >= '235959' ? at : Math.min(at, utcMidnight(day.date) - seoulOffsetMs + spanOf(hour))
    const trades = venuePrices.trades(instrument, venue, day, endsAt)
    const newest: Trade[] = []
    let [bought, sold] = [0, 0]
    for (const { isBuy, quantity } of trades) {
      if (isBuy) bought += quantity
      else sold += quantity
    }
    for (let index = trades.length - 1; index >= 0 && newest.length < tradeRows; index -= 1) {
      const trade = trades[index]
      if (trade === undefined) break
      const { price, quantity, isBuy } = trade
      if (quantity > 0) newest.push({ hour: kstText(trade.at).slice(8), price, quantity, bought, sold })
      if (isBuy) bought -= quantity
      else sold -= quantity
    }
    return newest
  }
}

/** Returns the end of a second, `HHmmss`, as a span since midnight in ms. */
function spanOf(hour: string): number {
  const [hours = 0, minutes = 0, seconds = 0] = [0, 2, 4].map((from) => Number(hour.slice(from, from + 2)) || 0)
  return ((hours * 60 + minutes) * 60 + seconds) * 1_000 + 999
}

interface Shown extends QuotedInstrument {
  readonly day: TradingDay
  /** Instant that the answer shows: the close after the end of the day. */
  readonly shownAt: number
}

interface ShownExpectation extends ExpectedTrade {
  /** Close before the day of the auction. */
  readonly base: number | undefined
}

interface Trade {
  /** Time in Korea, `HHmmss`. */
  readonly hour: string
  readonly price: number
  readonly quantity: number
  /** Shares that were bought and sold on the day so far. */
  readonly bought: number
  readonly sold: number
}

/** Returns the trade strength, KIS's 체결강도: shares bought today over shares sold, in percent. */
const strengthOf = ({ bought, sold }: Trade): string => formatPercent(bought, sold)

const baseOf = ({ snapshot }: Shown): number => snapshot.previous?.close ?? snapshot.price

function bookBlock(shown: Shown, isOpen: boolean): Record<string, string> {
  const { price, day } = shown.snapshot
  const { asks, bids } = depthOf(shown.instrument, { price, base: baseOf(shown), volume: day.volume })
  const side = (name: 'ask' | 'bid', rows: typeof asks) =>
    Object.fromEntries(
      Array.from({ length: 10 }, (_, index) => index).flatMap((index) => [
        // A level without orders is 0, not empty.
        [`${name}p${index + 1}`, String(rows[index]?.price ?? 0)],
        [`${name}p_rsqn${index + 1}`, String(rows[index]?.quantity ?? 0)],
        [`${name}p_rsqn_icdc${index + 1}`, '0'],
      ]),
    )
  const total = (rows: typeof asks) => rows.reduce((sum, { quantity }) => sum + quantity, 0)
  return fillBlock(bookFields, {
    ...side('ask', asks),
    ...side('bid', bids),
    aspr_acpt_hour: kstText(shown.shownAt).slice(8),
    total_askp_rsqn: String(total(asks)),
    total_bidp_rsqn: String(total(bids)),
    total_askp_rsqn_icdc: '0',
    total_bidp_rsqn_icdc: '0',
    ovtm_total_askp_icdc: '0',
    ovtm_total_bidp_icdc: '0',
    ovtm_total_askp_rsqn: '0',
    ovtm_total_bidp_rsqn: '0',
    ntby_aspr_rsqn: String(total(bids) - total(asks)),
    // 20 means during the regular trading hours, 31 after them.
    new_mkop_cls_code: isOpen ? '20' : '31',
  })
}

/** Codes of the expected price in an auction: its beginning, and in the opening one 장전예상시작. @see the portal's page of H0STMKO0 */
const auctionCode = { opening: '311', closing: '121' } as const

/** Returns the block of the expected price: outside the auctions KIS repeats the last price there. */
function expectedBlock(
  shown: Shown,
  { isInterrupted }: TradingState,
  expected: ShownExpectation | undefined,
): Record<string, string> {
  const { instrument, snapshot } = shown
  const { price, day, previous } = snapshot
  const expectedPrice = expected?.price ?? price
  const change = priceChangeOf(instrument, expectedPrice, expected === undefined ? previous?.close : expected.base)
  return fillBlock(expectedFields, {
    antc_mkop_cls_code: expected === undefined ? '112' : auctionCode[expected.auction.name],
    stck_prpr: String(price),
    stck_oprc: String(day.open),
    stck_hgpr: String(day.high),
    stck_lwpr: String(day.low),
    stck_sdpr: String(baseOf(shown)),
    antc_cnpr: String(expectedPrice),
    antc_cntg_vrss_sign: change.sign,
    antc_cntg_vrss: change.difference,
    antc_cntg_prdy_ctrt: change.rate,
    antc_vol: String(expected?.quantity ?? 0),
    stck_shrn_iscd: instrument.symbol,
    vi_cls_code: isInterrupted ? 'Y' : 'N',
  })
}

function tradeBlock({ instrument, snapshot }: Shown, trade: Trade): Record<string, string> {
  const change = priceChangeOf(instrument, trade.price, snapshot.previous?.close)
  return fillBlock(tradeFields, {
    stck_cntg_hour: trade.hour,
    stck_prpr: String(trade.price),
    prdy_vrss: change.difference,
    prdy_vrss_sign: change.sign,
    cntg_vol: String(trade.quantity),
    tday_rltv: strengthOf(trade),
    prdy_ctrt: change.rate,
  })
}

function conclusionHead({ instrument, snapshot }: Shown): Record<string, string> {
  const change = priceChangeOf(instrument, snapshot.price, snapshot.previous?.close)
  return fillBlock(conclusionHeadFields, {
    stck_prpr: String(snapshot.price),
    prdy_vrss: change.difference,
    prdy_vrss_sign: change.sign,
    prdy_ctrt: change.rate,
    acml_vol: String(snapshot.day.volume),
    prdy_vol: String(snapshot.previous?.volume ?? 0),
    rprs_mrkt_kor_name: instrument.listing,
  })
}

function conclusionBlock(shown: Shown, trade: Trade): Record<string, string> {
  const { instrument, snapshot } = shown
  const change = priceChangeOf(instrument, trade.price, snapshot.previous?.close)
  const { asks, bids } = depthOf(instrument, {
    price: trade.price,
    base: baseOf(shown),
    volume: trade.bought + trade.sold,
  })
  return fillBlock(conclusionFields, {
    stck_cntg_hour: trade.hour,
    stck_pbpr: String(trade.price),
    prdy_vrss: change.difference,
    prdy_vrss_sign: change.sign,
    askp: String(asks[0]?.price ?? 0),
    bidp: String(bids[0]?.price ?? 0),
    tday_rltv: strengthOf(trade),
    acml_vol: String(trade.bought + trade.sold),
    cnqn: String(trade.quantity),
    prdy_ctrt: change.rate,
  })
}

const bookFields = documentedFields(inquireAskingPriceExpCcn, 'output1')
const expectedFields = documentedFields(inquireAskingPriceExpCcn, 'output2')
const tradeFields = documentedFields(inquireCcnl, 'output')
const conclusionHeadFields = documentedFields(inquireTimeItemconclusion, 'output1')
const conclusionFields = documentedFields(inquireTimeItemconclusion, 'output2')
