import type { Exchange } from '../../market/exchange.ts'
import type { Market } from '../../market/market.ts'
import type { Venue } from '../../orders/venue.ts'

// Codes of the portal's pages "국내주식 실시간체결통보" and "해외주식 실시간체결통보". 03 and 04 of SELN_BYOV_CLS (전매도, 환매수) are
// not sides of an order of shares.

/** `SELN_BYOV_CLS`. */
export const sides: Readonly<Record<string, 'buy' | 'sell'>> = { '01': 'sell', '02': 'buy' }

/** `RCTF_CLS`: 정상, 정정, 취소. */
export const changes: Readonly<Record<string, 'new' | 'revise' | 'cancel'>> = {
  '0': 'new',
  '1': 'revise',
  '2': 'cancel',
}

/** `RFUS_YN`: 승인, 거부. The name ends in YN, and the values are digits. */
export const refusals: Readonly<Record<string, boolean>> = { '0': false, '1': true }

/** `CNTG_YN`: 주문·정정·취소·거부, 체결. */
export const subjects: Readonly<Record<string, 'order' | 'fill'>> = { '1': 'order', '2': 'fill' }

/** `ACPT_YN`: 주문접수, 확인, 취소(FOK/IOC). A public bot saw 2 on fills and on changes that had taken effect. */
export const acceptances: Readonly<Record<string, 'received' | 'confirmed' | 'cancelled'>> = {
  '1': 'received',
  '2': 'confirmed',
  '3': 'cancelled',
}

/** `ORD_EXG_GB`. @see catalog/codes.json domesticOrderFields */
export const venues: Readonly<Record<string, { readonly venue: Venue; readonly routedTo?: 'KRX' | 'NXT' }>> = {
  '1': { venue: 'KRX' },
  '2': { venue: 'NXT' },
  '3': { venue: 'SOR', routedTo: 'KRX' },
  '4': { venue: 'SOR', routedTo: 'NXT' },
}

/**
 * `ODER_COND` abroad, 해외종목구분. Hong Kong and Shanghai have a code for each currency; the over-the-counter market of the US takes
 * no orders of this package.
 */
export const listings: Readonly<Record<string, { readonly market: Market; readonly exchange?: Exchange }>> = {
  '4': { market: 'HK', exchange: 'SEHK' },
  '5': { market: 'CN', exchange: 'SHAA' },
  '6': { market: 'US', exchange: 'NASD' },
  '7': { market: 'US', exchange: 'NYSE' },
  '8': { market: 'US', exchange: 'AMEX' },
  '9': { market: 'US' },
  A: { market: 'CN', exchange: 'SHAA' },
  B: { market: 'CN', exchange: 'SZAA' },
  C: { market: 'HK', exchange: 'SEHK' },
  D: { market: 'JP', exchange: 'TKSE' },
  E: { market: 'VN', exchange: 'HASE' },
  F: { market: 'VN', exchange: 'VNSE' },
}

/** Digits after the point that `CNTG_UNPR` leaves out. @see catalog/websocket.json overseas-stock/ccnl-notice priceDecimals */
export const priceDecimals: Readonly<Record<Exclude<Market, 'KRX'>, number>> = { US: 4, JP: 1, CN: 3, HK: 3, VN: 0 }
