import type { ExecutionNotice, Gap, Stream, StreamEvents, TopicReport } from '@stockeye/kis-client'
import { ccnlKrx, overseasStockCcnlNotice } from '@stockeye/kis-client/endpoints/feeds'
import { domesticKosdaq, domesticKospi, downloadMaster, parseInstruments } from '@stockeye/kis-client/instruments'

/** Trade of a symbol, as the table shows it. */
export interface ShownTrade {
  readonly symbol: string
  readonly price: string | undefined
  /** Change since the close of the day before, in won, and in percent. */
  readonly change: string | undefined
  readonly percent: string | undefined
  /** Shares traded today. */
  readonly volume: string | undefined
  /** Instant of the trade, in ms since 1970. */
  readonly at: number | undefined
  readonly session: string | undefined
}

/** Event of the ticker. Its symbol is `orders` or `orders-abroad` where it is about notices, whose topics are named by the HTS id. */
export type TickerEvent =
  | ({ readonly kind: 'trade' } & ShownTrade)
  | { readonly kind: 'price'; readonly symbol: string; readonly price: string; readonly at: number | undefined }
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
  readonly symbols: readonly string[]
  /** HTS id of the user, by which KIS registers execution notices. */
  readonly htsId: string
  readonly show: (event: TickerEvent) => void
}

/** Columns that the table needs; the stream parses no other. */
const columns = ['STCK_PRPR', 'PRDY_VRSS', 'PRDY_CTRT', 'ACML_VOL'] as const

/** Subscribes to the trades of the symbols and to the notices of the account, and shows all that the stream reports of them. */
export function startTicker(stream: Stream, { symbols, htsId, show }: TickerOptions): void {
  const symbolOf = ({ key, feed }: { readonly key: string; readonly feed: string }) => {
    if (key !== htsId) return key
    return feed === overseasStockCcnlNotice.id ? 'orders-abroad' : 'orders'
  }
  stream.on('topic', (report) => show(stateOf(report, symbolOf(report))))
  stream.on('gap', (gap) => show(gapOf(gap, symbolOf(gap))))
  stream.on('price', ({ key, price, at }) => show({ kind: 'price', symbol: key, price, at }))
  stream.on('trouble', (error) => show(troubleOf(error)))
  stream.on('unreadable', ({ trId, reason }) => show({ kind: 'trouble', code: trId, message: reason }))

  // A listener and not a loop: each row replaces the one before, so none has to wait for the table.
  stream.listen(
    ccnlKrx,
    symbols,
    ({ key = '', at, session, STCK_PRPR: price, PRDY_VRSS: change, PRDY_CTRT: percent, ACML_VOL: volume }) =>
      show({ kind: 'trade', symbol: key, price, change, percent, volume, at, session }),
    { columns },
  )
  stream.notices(htsId).onNotice((notice) => show(noticeOf(notice)))
}

/** Shows the names of the symbols from KIS's instrument files, which need no key. Without the files they stay unknown. */
export async function showNames(
  hosts: { readonly masters: string },
  { symbols, show }: Pick<TickerOptions, 'symbols' | 'show'>,
  signal: AbortSignal,
): Promise<void> {
  for (const master of [domesticKospi, domesticKosdaq]) {
    for await (const { symbol, name } of parseInstruments(master, downloadMaster(master, { hosts, signal }))) {
      if (symbols.includes(symbol)) show({ kind: 'name', symbol, name })
    }
  }
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
