import {
  compareDecimals,
  type Decimal,
  divideDecimals,
  type Exchange,
  getQuote,
  type KisClient,
  multiplyDecimals,
  parseDecimal,
  subtractDecimals,
} from '@stockeye/kis-client'

/** Instrument that the ticker shows. */
export interface ShownInstrument {
  readonly symbol: string
  readonly exchange: Exchange
}

/** Time after which the closes are read again, in ms: they change with each trading day. */
const readAgainMs = 600_000

/** Closes of the day before. */
export interface Closes {
  /** Returns the change of a price since the close, in money and in percent; nothing while the close is not known. */
  changeOf(symbol: string, price: Decimal): { readonly change?: Decimal; readonly percent?: Decimal }
}

export const noCloses: Closes = { changeOf: () => ({}) }

/** Reads the close of each instrument by REST, now and every ten minutes, until the signal aborts. */
export function startCloses(kis: KisClient, instruments: readonly ShownInstrument[], signal: AbortSignal): Closes {
  const closes = new Map<string, Decimal>()

  async function read(): Promise<void> {
    for (const { symbol, exchange } of instruments) {
      const { previousClose } = await getQuote(kis, { symbol, exchange }, { signal })
      if (previousClose !== undefined) closes.set(symbol, previousClose)
    }
  }
  // The change is a decoration: without REST the table has none.
  const readQuietly = () => void read().catch(() => undefined)
  readQuietly()
  const timer = setInterval(readQuietly, readAgainMs)
  signal.addEventListener('abort', () => clearInterval(timer))

  return {
    changeOf(symbol, price) {
      const close = closes.get(symbol)
      if (close === undefined || compareDecimals(close, zero) === 0) return {}
      const change = subtractDecimals(price, close)
      return { change, percent: divideDecimals(multiplyDecimals(change, hundred), close, 2) }
    },
  }
}

const [zero, hundred] = [parseDecimal('0'), parseDecimal('100')]
