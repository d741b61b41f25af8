import { type CalendarDate, getCandles, type KisClient } from '@stockeye/kis-client'
import type { DaySoFar } from '../rules/rules.ts'
import type { Watched } from './watched.ts'

/**
 * Returns the day of an instrument so far, from its candle at KIS; undefined where KIS has none yet.
 *
 * @throws what `getCandles` throws
 */
export async function readDay(
  kis: KisClient,
  { symbol, exchange }: Watched,
  { date, signal }: { readonly date: CalendarDate; readonly signal: AbortSignal },
): Promise<DaySoFar | undefined> {
  const range = { symbol, exchange, interval: 'day', from: date, to: date } as const
  const candle = (await getCandles(kis, range, { signal })).find((one) => one.date === date)
  if (candle === undefined) return undefined
  const { open, high, low, close: last, volume } = candle
  return { date, open, high, low, last, volume }
}
