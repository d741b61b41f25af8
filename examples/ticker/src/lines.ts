import { type TickerEvent, timeOf } from './ticker.ts'

/** Place at which the events of the ticker appear. */
export interface View {
  show(event: TickerEvent): void
  close(): void
}

/** Creates a view that writes a line for each event: text, or JSON. */
export function createLines(write: (line: string) => void, { json }: { readonly json: boolean }): View {
  return { show: (event) => write(json ? JSON.stringify(event) : formatEvent(event)), close: () => undefined }
}

/** Formats an event as a line for a person. */
export function formatEvent(event: TickerEvent): string {
  switch (event.kind) {
    case 'trade': {
      const { at, symbol, price, change, percent, volume, session, source } = event
      const time = at === undefined ? '--:--:--' : timeOf(at)
      const share = percent === undefined ? '-' : `${signed(percent)}%`
      const cells = [time, symbol, grouped(price), signed(change), share, grouped(volume), session]
      return [...cells, ...(source === 'rest' ? ['by REST'] : [])].filter((cell) => cell !== undefined).join(' ')
    }
    case 'name':
      return `${event.symbol} is ${event.name}`
    case 'state':
      return `${event.symbol} ${event.state}${event.reason === undefined ? '' : `: ${event.reason}`}`
    case 'gap':
      return `${event.symbol} gap from ${event.isCertain ? '' : 'after '}${timeOf(event.from)} to ${timeOf(event.to)}`
    case 'notice': {
      const { at, notice, side, quantity, symbol, price, order } = event
      return `${timeOf(at)} order ${order} ${notice}: ${side} ${quantity} of ${symbol}${price === undefined ? '' : ` at ${grouped(price)}`}`
    }
    case 'trouble':
      return `trouble ${event.code}: ${event.message}`
  }
}

/** Returns decimal text with commas between thousands. */
export const grouped = (decimal = '-'): string =>
  decimal.replace(/\d+/, (whole) => whole.replace(/\B(?=(\d{3})+$)/g, ','))

/** Returns decimal text with its sign, also a plus. */
export const signed = (decimal = '-'): string =>
  /^[\d.]*[1-9]/.test(decimal) ? `+${grouped(decimal)}` : grouped(decimal)
