import {
  type ExecutionNotice,
  type Gap,
  listenToTrades,
  type Stream,
  type StreamEvents,
  type TopicReport,
} from '@stockeye/kis-client'
import { delayedCcnl, overseasStockCcnlNotice } from '@stockeye/kis-client/endpoints/feeds'
import type { Closes, ShownInstrument } from './closes.ts'

/** Trade of a symbol, as the table shows it. */
export interface ShownTrade {
  readonly symbol: string
  readonly price: string | undefined
  /** Change since the close of the day before, in money and in percent; undefined until REST has shown that close. */
  readonly change?: string
  readonly percent?: string
  /** Shares traded today. */
  readonly volume: string | undefined
  /** Instant of the trade, in ms since 1970. */
  readonly at: number | undefined
  readonly session: string | undefined
  /** `rest` while the symbol waits for KIS: then trades before this one are missing. */
  readonly source: 'socket' | 'rest'
}

/** Event of the ticker. Its symbol is `orders` or `orders-abroad` where it is about notices, whose topics are named by the HTS id. */
export type TickerEvent =
  | ({ readonly kind: 'trade' } & ShownTrade)
  | { readonly kind: 'name'; readonly symbol: string; readonly name: string }
  | { readonly kind: 'state'; readonly symbol: string; readonly state: string; readonly reason: string | undefined }
  | {
      readonly kind: 'gap'
      readonly symbol: string
      readonly from: number
      readonly to: number
      readonly isCertain: boolean
    }
  | {
      readonly kind: 'notice'
      readonly notice: string
      readonly symbol: string
      readonly side: string
      readonly quantity: string
      readonly price: string | undefined
      readonly order: string
      readonly at: number
    }
  | { readonly kind: 'trouble'; readonly code: string; readonly message: string }

export interface TickerOptions {
  readonly instruments: readonly ShownInstrument[]
  /** HTS id of the user, by which KIS registers execution notices. */
  readonly htsId: string
  readonly closes: Closes
  readonly show: (event: TickerEvent) => void
}

/** Subscribes to the trades of the instruments and to the notices of the account, and shows all that the stream reports of them. */
export function startTicker(stream: Stream, { instruments, htsId, closes, show }: TickerOptions): void {
  const subjectOf = ({ key, feed }: Pick<TopicReport, 'key' | 'feed'>): string => {
    // The key of notices is the HTS id, which no line shows; that of trades in the US has the exchange before the symbol.
    if (key === htsId) return feed === overseasStockCcnlNotice.id ? 'orders-abroad' : 'orders'
    return feed === delayedCcnl.id ? key.slice(4) : key
  }
  stream.on('topic', (report) => show(stateOf(report, subjectOf(report))))
  stream.on('gap', (gap) => show(gapOf(gap, subjectOf(gap))))
  stream.on('trouble', (error) => show(troubleOf(error)))
  stream.on('unreadable', ({ trId, reason }) => show({ kind: 'trouble', code: trId, message: reason }))

  // A listener and not a loop: each row replaces the one before, so none has to wait for the table.
  listenToTrades(stream, instruments, ({ symbol, price, volume, at, session, source }) =>
    show({ kind: 'trade', symbol, price, ...closes.changeOf(symbol, price), volume, at, session, source }),
  )
  stream.notices(htsId).onNotice((notice) => show(noticeOf(notice)))
}

function stateOf({ status, reason }: TopicReport, symbol: string): TickerEvent {
  return { kind: 'state', symbol, state: status === 'pending' ? 'waiting' : status, reason: reason && textOf(reason) }
}

/** Returns the reason why KIS does not deliver a topic, for a person. */
function textOf(reason: NonNullable<TopicReport['reason']>): string {
  switch (reason.reason) {
    case 'no-place':
      return `all places of the app key are taken, by ${reason.holders.slice(0, 3).join(', ')} and others`
    case 'held':
      return `KIS still holds it of an earlier connection; next try ${timeOf(reason.nextTryAt)}`
    case 'key-in-use':
      return `another program has the session of the app key; next try ${timeOf(reason.nextTryAt)}`
    case 'fault':
      return `KIS has a fault; next try ${timeOf(reason.nextTryAt)}`
    case 'refused':
      return `[${reason.messageCode}] ${reason.message}`
  }
}

const gapOf = ({ from, to, isCertain }: Gap, symbol: string): TickerEvent => ({
  kind: 'gap',
  symbol,
  from,
  to,
  isCertain,
})

const noticeOf = ({ kind, symbol, side, quantity, price, number, receivedAt }: ExecutionNotice): TickerEvent => ({
  kind: 'notice',
  notice: kind,
  symbol,
  side,
  quantity,
  price,
  order: number,
  at: receivedAt,
})

function troubleOf(error: StreamEvents['trouble']): TickerEvent {
  const code = error instanceof Error && 'code' in error ? String(error.code) : 'ERROR'
  return { kind: 'trouble', code, message: error instanceof Error ? error.message : String(error) }
}

/** Formats an instant as the time of day in Korea. */
export const timeOf = (at: number): string => seoul.format(at)

const seoul = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Seoul', timeStyle: 'medium' })
