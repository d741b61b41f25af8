import { instruments, type SimulatedInstrument } from './instruments.ts'

/** Frequency of the trades of an instrument. */
export interface Liveliness {
  /** Usual time between two trades of a minute that trades, in ms. */
  readonly gapMs: number
  /** Part of the minutes in which nothing trades. */
  readonly silentPart: number
}

// Usual silences that an operator saw after 10:00: 25 s for large caps, 75 s for mid caps of KOSDAQ, 480 s for small caps.
const large: Liveliness = { gapMs: 3_000, silentPart: 0 }
const mid: Liveliness = { gapMs: 12_000, silentPart: 0 }
const small: Liveliness = { gapMs: 60_000, silentPart: 0.4 }

/** Returns the liveliness of an instrument: shares of KOSPI and of exchanges abroad are large, those that the caller gave small. */
export function livelinessOf({ market, symbol, listing, kind }: SimulatedInstrument): Liveliness {
  const isBuiltIn = instruments.some((one) => one.market === market && one.symbol === symbol)
  if (!isBuiltIn) return small
  return listing === 'KOSDAQ' || (market === 'KRX' && kind === 'etf') ? mid : large
}
