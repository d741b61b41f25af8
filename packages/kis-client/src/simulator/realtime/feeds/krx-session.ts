import type { Auction } from '../../market/auctions.ts'
import type { DayTape } from './day-tape.ts'

/** Codes of the part of the day that a row of the Korean market lies in. */
export interface SessionCodes {
  /** 장 구분 코드: 1 pre-market, 2 regular hours, 3 after-market. @see catalog/websocket.json ccnl-krx */
  readonly MARKET_CLS_CODE: string
  /** 신 장운영 구분 코드: before, in or after the regular hours, and 1 at the price of the close. @see the portal's page of H0STCNT0 */
  readonly NEW_MKOP_CLS_CODE: string
  /** 시간 구분 코드: 0 trading, A closing auction, B opening auction, C interruption. @see the portal's page of H0STASP0 */
  readonly HOUR_CLS_CODE: string
}

/** Returns the codes of a trade. */
export function sessionCodesAt({ day, interruption }: Pick<DayTape, 'day' | 'interruption'>, at: number): SessionCodes {
  if (at < day.opensAt) return { MARKET_CLS_CODE: '1', NEW_MKOP_CLS_CODE: '10', HOUR_CLS_CODE: '0' }
  if (at > day.closesAt) return { MARKET_CLS_CODE: '3', NEW_MKOP_CLS_CODE: '30', HOUR_CLS_CODE: '0' }
  const isClose = at === day.closesAt
  const isInterrupted = interruption !== undefined && interruption.at <= at && at < interruption.endsAt
  return { MARKET_CLS_CODE: '2', NEW_MKOP_CLS_CODE: isClose ? '21' : '20', HOUR_CLS_CODE: isInterrupted ? 'C' : '0' }
}

/** Returns the codes of a row in an auction. */
export const auctionCodes = ({ name }: Auction): SessionCodes => ({
  MARKET_CLS_CODE: '2',
  NEW_MKOP_CLS_CODE: name === 'opening' ? '10' : '21',
  HOUR_CLS_CODE: name === 'opening' ? 'B' : 'A',
})
