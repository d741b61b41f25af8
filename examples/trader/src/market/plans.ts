import { type CalendarDate, type Candle, exchangeDate, getCandles, isKisError } from '@stockeye/kis-client'
import type { Portfolio } from '../portfolio.ts'
import type { DayPlan } from '../rules/rules.ts'
import type { Session } from './sessions.ts'
import { marketOf, type Watched } from './watched.ts'

/** Plan of an instrument for one day. */
export interface Planned {
  readonly date: CalendarDate
  /** Plan by the rules; undefined where the instrument has too few days. */
  readonly plan: DayPlan | undefined
  /** Trading days before, oldest first. */
  readonly before: readonly Candle[]
}

/** Plans of the instruments, made once a day each. */
export interface Plans {
  /** Returns the plan of a day; undefined while its candles cannot be read. */
  of(instrument: Watched, session: Session, signal: AbortSignal): Promise<Planned | undefined>
}

const dayMs = 86_400_000
/** Trading days for which a position is looked after beyond its time: its share may be suspended, or the trader away. */
const overdueDays = 40
/** Trading days in which the highest price since a purchase is looked for. */
const trailedDays = 250
const retryMs = 5 * 60_000

/** Returns a span that has so many trading days: weeks of five days, holidays, and the longest break of an exchange. */
const spanMs = (days: number): number => (Math.ceil(days * 1.5) + 15) * dayMs

export function createPlans({ kis, clock, log, rules }: Pick<Portfolio, 'kis' | 'clock' | 'log' | 'rules'>): Plans {
  const plans = new Map<string, Planned>()
  const retryAt = new Map<string, number>()

  async function make(
    { symbol, exchange }: Watched,
    { date, opensAt }: Session,
    signal: AbortSignal,
  ): Promise<Planned> {
    const { rules: its, stops } = rules[marketOf({ exchange })]
    // The stops look back to the purchase, also where the time stop is overdue.
    const trailed = stops.trailingStopPercent === undefined ? 0 : trailedDays
    const days = Math.max(its.days, (stops.mostDays ?? 0) + overdueDays, trailed)
    const from = exchangeDate(exchange, opensAt - spanMs(days))
    const candles = await getCandles(kis, { symbol, exchange, interval: 'day', from, to: date }, { signal })
    // The candle of today is not over.
    const before = candles.filter((candle) => candle.date < date).slice(-days)
    if (before.length >= its.days)
      return { date, before, plan: its.plan(before.slice(-its.days), { symbol, exchange }) }
    log.warn(
      { symbol, days: before.length },
      `NO_PLAN ${symbol}: ${its.name} needs ${its.days} days, and it has ${before.length}`,
    )
    return { date, before, plan: undefined }
  }

  return {
    async of(instrument, session, signal) {
      const { symbol } = instrument
      const known = plans.get(symbol)
      if (known?.date === session.date) return known
      if (clock.now() < (retryAt.get(symbol) ?? 0)) return undefined
      try {
        const planned = await make(instrument, session, signal)
        plans.set(symbol, planned)
        return planned
      } catch (error) {
        signal.throwIfAborted()
        if (!isKisError(error)) throw error
        retryAt.set(symbol, clock.now() + retryMs)
        log.warn({ symbol, code: error.code }, `BLIND ${symbol}: its days cannot be read: ${error.message}`)
        return undefined
      }
    },
  }
}
