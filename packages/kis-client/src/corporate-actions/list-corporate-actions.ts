import { checkAction } from '../client/check-action.ts'
import type { CallOptions, KisClient } from '../client/client.ts'
import { type Instrument, parseInstrument } from '../market/instrument.ts'
import type { FieldsOf } from '../values/check-names.ts'
import { parseDays } from '../values/dates.ts'
import type { CorporateAction } from './corporate-action.ts'
import { readKrxActions } from './krx-actions.ts'
import { readOverseasActions } from './overseas-actions.ts'

/** Instrument and the days of its actions. */
export interface CorporateActionRange extends Instrument {
  /**
   * First day, as `yyyy-MM-dd` in the exchange's own time zone. KIS searches by the record day; changes of the ticker and
   * delistings are found by the day on which they take effect.
   */
  readonly from: string
  /** Last day, included, as `yyyy-MM-dd` in the exchange's own time zone. */
  readonly to: string
}

/**
 * Returns the corporate actions of an instrument, oldest first: splits, reverse splits, bonus shares, capital reductions,
 * mergers, spin-offs, changes of the ticker and the delisting. On KRX it takes five calls or more, abroad two or
 * more: each page of a list is one. Paper trading lacks it.
 *
 * KIS passes on what the Korea Securities Depository and ICE report, and calls it information only. KRX's changes of a symbol are in
 * no answer of KIS.
 *
 * @example
 * const actions = await listCorporateActions(kis, { symbol: '005930', from: '2018-01-01', to: '2018-12-31' })
 * for (const { kind, effectiveOn, ratio } of actions) console.log(kind, effectiveOn, ratio)
 * @throws {KisInputError} not-sent: a day that no calendar has, a `from` after `to`, or a symbol that does not have the form of
 * the exchange's symbols
 * @throws {KisNotOfferedError} not-sent: paper trading
 * @throws {KisAnswerError} an answer has no list, which is not read as an empty one
 * @throws what `KisClient.rows` throws
 */
export async function listCorporateActions(
  client: KisClient,
  range: CorporateActionRange,
  options?: CallOptions,
): Promise<readonly CorporateAction[]> {
  checkAction({ of: 'listCorporateActions', client, input: range, fields: rangeFields, options })
  const parsed = parseInstrument(range)
  const days = parseDays(range)
  const actions =
    parsed.exchange === 'KRX'
      ? await readKrxActions(client, parsed.symbol, days, options)
      : await readOverseasActions(client, parsed, days, options)
  return [...actions].sort((a, b) => (dayOf(a) < dayOf(b) ? -1 : dayOf(a) > dayOf(b) ? 1 : 0))
}

const rangeFields: FieldsOf<CorporateActionRange> = { symbol: true, exchange: true, from: true, to: true }

const dayOf = ({ effectiveOn, recordOn }: CorporateAction): string => effectiveOn ?? recordOn ?? ''
