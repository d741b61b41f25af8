import { longestTimerMs } from '@stockeye/internal/clock'
import { checkNames, type FieldsOf, unknownName } from '../values/check-names.ts'
import { checkOption, delayRule, type OptionRule, objectRule, oneOf } from '../values/check-options.ts'
import { isRecord } from '../values/json-record.ts'

/** Time until each list of orders shows an order or a change of one, in ms; 0 where a list is left out. */
export interface OrderListLags {
  /** KRX's list of orders and fills of a period, `inquire-daily-ccld`. */
  readonly krx?: number | undefined
  /** KRX's list of open orders, `inquire-psbl-rvsecncl`. */
  readonly krxOpen?: number | undefined
  /** List abroad of orders and fills of a period, `inquire-ccnl`. */
  readonly overseas?: number | undefined
  /** List abroad of open orders, `inquire-nccs`. */
  readonly overseasOpen?: number | undefined
}

/**
 * Form of the row of a Korean order that its venue has cancelled at its end. The live row was never captured: `cancelled` has
 * `cncl_yn` Y and the quantity, `zeros` has every number 0 except the fills, `nothing-left` has `rmn_qty` 0 without a reason,
 * `unchanged` still has the open quantity in `rmn_qty`.
 */
export type EndedOrderRow = 'cancelled' | 'zeros' | 'nothing-left' | 'unchanged'

/** Settings of a simulator that can change while it runs. */
export interface SimulatorSettings {
  /**
   * Time until KIS's lists of orders show an order, a fill or a cancellation, in ms: one number for all lists, or one for each. An
   * order that is missing from a list may exist.
   *
   * @default 0
   * @see koreainvestment/open-trading-api, Postman collection of the legacy samples, on the daily list
   */
  readonly orderListLagMs?: number | OrderListLags | undefined
  /** Time until the lists of holdings show a fill, in ms. Cash does not lag. @default 0 */
  readonly positionLagMs?: number | undefined
  /** Time from the acknowledgement of a cancellation until it takes effect, in ms; fills go on meanwhile. @default 0 */
  readonly cancelLagMs?: number | undefined
  /** Row of a Korean order that its venue has cancelled at its end. @default 'cancelled' */
  readonly endedOrderRow?: EndedOrderRow | undefined
  /** Difference of the header `Date` from the simulated time, in ms; negative where the header is behind. @default 0 */
  readonly dateSkewMs?: number | undefined
  /**
   * Time for which the registrations of an ended WebSocket session still take their places, in ms, at most 300,000. How long
   * KIS holds them is not known.
   *
   * @default 0
   */
  readonly heldPlacesMs?: number | undefined
  /** Time for which an ended WebSocket session still is the session of the app key, in ms, at most 300,000. @default 0 */
  readonly heldSessionMs?: number | undefined
  /**
   * Connections that get PINGPONG: all, or those with execution notices alone. Sources disagree.
   *
   * @default 'all'
   */
  readonly pingPong?: 'all' | 'notices' | undefined
  /** Number of unknown columns after those of each feed, at most 100: KIS appends some without a notice. @default 0 */
  readonly extraColumns?: number | undefined
  /** Form of a cell without a value in a frame: empty, or the word `(null)`, which an operator saw. @default 'empty' */
  readonly emptyCells?: 'empty' | 'null' | undefined
  /** Korean time of day, `HH:mm`, at which all sockets drop on Fridays; KIS's own hour is not known. @default 'never' */
  readonly fridayRestart?: string | undefined
}

const endedOrderRows: readonly EndedOrderRow[] = ['cancelled', 'zeros', 'nothing-left', 'unchanged']
const listFields: FieldsOf<OrderListLags> = { krx: true, krxOpen: true, overseas: true, overseasOpen: true }
const lagRule = delayRule('a number such as 1500')
const longestHoldMs = 300_000
const holdRule: OptionRule = {
  is: `a span of time from 0 to ${longestHoldMs}, in ms`,
  use: 'a number such as 60000',
  fits: (value) => typeof value === 'number' && value >= 0 && value <= longestHoldMs,
}
const mostExtraColumns = 100

export const settingRules: { readonly [name in keyof Required<SimulatorSettings>]: OptionRule } = {
  orderListLagMs: {
    is: `${lagRule.is}, or an object of such spans`,
    use: 'a number such as 1500, or { krx, krxOpen, overseas, overseasOpen }',
    fits: (value) => isRecord(value) || lagRule.fits(value),
  },
  positionLagMs: lagRule,
  cancelLagMs: lagRule,
  endedOrderRow: oneOf('a form of a row', endedOrderRows),
  dateSkewMs: {
    is: `a span of time in ms, of at most ${longestTimerMs} in either direction`,
    use: 'a number such as -2500',
    fits: (value) => typeof value === 'number' && Math.abs(value) <= longestTimerMs,
  },
  heldPlacesMs: holdRule,
  heldSessionMs: holdRule,
  pingPong: oneOf('a choice of connections', ['all', 'notices']),
  extraColumns: {
    is: `a whole number from 0 to ${mostExtraColumns}`,
    use: 'a number such as 1',
    fits: (value) => Number.isInteger(value) && Number(value) >= 0 && Number(value) <= mostExtraColumns,
  },
  emptyCells: oneOf('a form of a cell', ['empty', 'null']),
  fridayRestart: {
    is: 'a time of day in Korea, HH:mm',
    use: "text such as '23:50', or 'never'",
    fits: (value) => typeof value === 'string' && /^(never|([01]\d|2[0-3]):[0-5]\d)$/.test(value),
  },
}

/** Checks the lag of each list of orders. @throws {KisInputError} a list is unknown, or its lag is not a span */
export function checkOrderListLags(lags: SimulatorSettings['orderListLagMs']): void {
  if (typeof lags !== 'object') return
  for (const [list, lag] of Object.entries(lags)) {
    const field = `orderListLagMs.${list}`
    if (!Object.hasOwn(listFields, list)) throw unknownName(field, 'a list of orders', Object.keys(listFields))
    if (lag !== undefined) checkOption(field, lag, lagRule)
  }
}

/** Checks settings. @throws {KisInputError} a setting is unknown or wrong; `field` is its name */
export function checkSettings(settings: SimulatorSettings): void {
  checkOption('settings', settings, objectRule('an object such as { orderListLagMs: 1500 }'))
  checkNames(settings, 'a setting of the simulator', Object.keys(settingRules))
  for (const [name, rule] of Object.entries(settingRules)) {
    const value: unknown = Reflect.get(settings, name)
    if (value !== undefined) checkOption(name, value, rule)
  }
  checkOrderListLags(settings.orderListLagMs)
}

/** Settings in force, each with its value. */
export interface CurrentSettings {
  readonly orderListLagMs: Required<{ readonly [list in keyof OrderListLags]: number }>
  readonly positionLagMs: number
  readonly cancelLagMs: number
  readonly endedOrderRow: EndedOrderRow
  readonly dateSkewMs: number
  readonly heldPlacesMs: number
  readonly heldSessionMs: number
  readonly pingPong: 'all' | 'notices'
  readonly extraColumns: number
  readonly emptyCells: 'empty' | 'null'
  readonly fridayRestart: string
}

/** Settings of one simulator. */
export interface Settings {
  readonly current: () => CurrentSettings
  /** Replaces the settings that `settings` names, and keeps the others. */
  readonly change: (settings: SimulatorSettings) => void
}

/** Keeps the settings of one simulator. Fields of `given` that are not settings have no effect. */
export function createSettings(given: SimulatorSettings): Settings {
  let current: CurrentSettings = {
    orderListLagMs: { krx: 0, krxOpen: 0, overseas: 0, overseasOpen: 0 },
    positionLagMs: 0,
    cancelLagMs: 0,
    endedOrderRow: 'cancelled',
    dateSkewMs: 0,
    heldPlacesMs: 0,
    heldSessionMs: 0,
    pingPong: 'all',
    extraColumns: 0,
    emptyCells: 'empty',
    fridayRestart: 'never',
  }
  const change: Settings['change'] = ({ orderListLagMs: lags, ...rest }) => {
    current = {
      orderListLagMs: lags === undefined ? current.orderListLagMs : readLags(lags),
      positionLagMs: rest.positionLagMs ?? current.positionLagMs,
      cancelLagMs: rest.cancelLagMs ?? current.cancelLagMs,
      endedOrderRow: rest.endedOrderRow ?? current.endedOrderRow,
      dateSkewMs: rest.dateSkewMs ?? current.dateSkewMs,
      heldPlacesMs: rest.heldPlacesMs ?? current.heldPlacesMs,
      heldSessionMs: rest.heldSessionMs ?? current.heldSessionMs,
      pingPong: rest.pingPong ?? current.pingPong,
      extraColumns: rest.extraColumns ?? current.extraColumns,
      emptyCells: rest.emptyCells ?? current.emptyCells,
      fridayRestart: rest.fridayRestart ?? current.fridayRestart,
    }
  }
  change(given)
  return { current: () => current, change }
}

function readLags(lags: number | OrderListLags): CurrentSettings['orderListLagMs'] {
  if (typeof lags === 'number') return { krx: lags, krxOpen: lags, overseas: lags, overseasOpen: lags }
  const { krx = 0, krxOpen = 0, overseas = 0, overseasOpen = 0 } = lags
  return { krx, krxOpen, overseas, overseasOpen }
}
