import { untilAborted } from '@stockeye/internal/wait'
import { checkCallOptions, checkClient } from '../client/check-action.ts'
import type { CallOptions, KisClient } from '../client/client.ts'
import { chkHoliday } from '../endpoints/domestic-stock.gen.ts'
import { KisAnswerError, KisInputError } from '../errors.ts'
import { addDays, type CalendarDate, formatKisDate, parseCalendarDate } from '../values/dates.ts'
import { preview } from '../values/preview.ts'
import { exchangeDate } from './exchange-date.ts'
import { regularTradingHours } from './trading-hours.ts'

/**
 * Days on which KRX is open, as KIS answers. A job runner takes it as its calendar, and so can other users of dates.
 *
 * Dates are `yyyy-MM-dd` in Seoul. A calendar that is not refreshed comes to its end, and throws beyond it.
 */
export interface MarketCalendar {
  /** Time zone of its days. */
  readonly zone: 'Asia/Seoul'
  /** Last day that is known. */
  readonly until: CalendarDate
  /**
   * Returns whether KRX takes orders on that day. Days before the first one that KIS was asked about come from the table of
   * holidays of this package.
   *
   * @param date `yyyy-MM-dd`
   * @throws {KisInputError} the text is not a day, or the day is not known: it lies after `until`, before the table, or is
   * uncertain in the table (`marketDay`)
   */
  day(date: string): 'open' | 'closed'
  /**
   * Asks KIS for the days from today on, unless it has answered today: KIS wants one request a day. Callers share one
   * request. If it fails, the known days stay, and the next call asks again.
   *
   * @throws what `KisClient.rows` throws
   * @throws {KisAnswerError} a day is missing, or is neither open nor closed
   */
  refresh(options?: CallOptions): Promise<void>
}

/** Options of `createMarketCalendar`. */
export interface MarketCalendarOptions extends CallOptions {
  /** Number of days from today; KIS sends 23 days a page. @default 60 */
  readonly days?: number
}

/**
 * Asks KIS on which days KRX is open (`chk-holiday`), from today on. Paper trading lacks this: its users pass a real client,
 * which needs no `realOrders` for it.
 *
 * @example
 * const calendar = await createMarketCalendar(kis)
 * if (calendar.day('2026-11-19') === 'open') console.log(`known until ${calendar.until}`)
 * await calendar.refresh() // as often as you like: KIS is asked once a day
 * @throws {KisNotOfferedError} the client is for paper trading
 * @throws what `MarketCalendar.refresh` throws
 */
export async function createMarketCalendar(
  client: KisClient,
  options: MarketCalendarOptions = {},
): Promise<MarketCalendar> {
  checkClient(client)
  checkCallOptions('createMarketCalendar', options, ['days', 'signal'])
  const { days = 60, signal } = options
  if (!Number.isInteger(days) || days < 1)
    throw new KisInputError({ field: 'days', rule: `${preview(days)} is not a whole number of days; use 1 or more` })
  const known = new Map<CalendarDate, 'open' | 'closed'>()
  let until = exchangeDate('KRX', client.clock.now())
  let askedOn: CalendarDate | undefined
  let asking: Promise<void> | undefined

  async function ask(today: CalendarDate): Promise<void> {
    const answered: [CalendarDate, 'open' | 'closed'][] = []
    for await (const row of client.rows(chkHoliday, { BASS_DT: formatKisDate(today) })) {
      const date = addDays(today, answered.length)
      if (row.bass_dt !== formatKisDate(date))
        throw new KisAnswerError(`KIS sent no row for the day ${date}`, { field: 'bass_dt' })
      answered.push([date, readDay(row.opnd_yn)])
      if (answered.length === days) break
    }
    const last = answered.at(-1)?.[0]
    if (last === undefined) throw new KisAnswerError('KIS sent no days', { field: 'output' })
    for (const [date, day] of answered) known.set(date, day)
    until = last
    askedOn = today
  }

  async function refresh({ signal: patience }: CallOptions = {}): Promise<void> {
    patience?.throwIfAborted()
    const today = exchangeDate('KRX', client.clock.now())
    if (askedOn === today) return
    asking ??= ask(today).finally(() => {
      asking = undefined
    })
    // One caller may abort; the request goes on for the others.
    await untilAborted(asking, patience)
  }

  await refresh({ signal })
  return {
    zone: 'Asia/Seoul',
    get until() {
      return until
    },
    day(date) {
      const checked = parseCalendarDate(date)
      const day = known.get(checked)
      if (day !== undefined) return day
      if (checked > until)
        throw new KisInputError({
          field: 'date',
          rule: `"${checked}" lies after "${until}", the last known day; call refresh(), or use an earlier day`,
        })
      return regularTradingHours('KRX', checked) === undefined ? 'closed' : 'open'
    },
    refresh,
  }
}

/** Reads 개장일여부, the field that KIS says to check before an order. */
function readDay(isOpen: string | undefined): 'open' | 'closed' {
  if (isOpen === 'Y') return 'open'
  if (isOpen === 'N') return 'closed'
  throw new KisAnswerError(`KIS answered opnd_yn with ${JSON.stringify(isOpen)}`, { field: 'opnd_yn' })
}
