import type { SimulatedInstrument } from '../../world/instruments.ts'
import type { PriceSnapshot } from '../../world/prices.ts'
import type { AnswerContext } from '../answer-context.ts'

/** Instrument of KRX and its price at the time of the call. */
export interface QuotedInstrument {
  readonly instrument: SimulatedInstrument
  readonly snapshot: PriceSnapshot
}

/** Finds an instrument by its symbol. @returns undefined where it is unknown or has no price yet */
export function findQuoted(
  { instruments, prices }: Pick<AnswerContext, 'instruments' | 'prices'>,
  symbol: string,
  at: number,
): QuotedInstrument | undefined {
  const instrument = instruments.find('KRX', symbol)
  const snapshot = instrument && prices.snapshot(instrument, at)
  return instrument && snapshot && { instrument, snapshot }
}

/** Returns whether `FID_COND_MRKT_DIV_CODE` is KRX, NXT or both together. */
export const isMarketCode = (code: string | undefined): boolean => ['J', 'NX', 'UN'].includes(code ?? '')
