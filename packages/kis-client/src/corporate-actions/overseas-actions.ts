import type { CallOptions, KisClient } from '../client/client.ts'
import {
  type PeriodRightsOutput,
  periodRights,
  type RightsByIceOutput1,
  rightsByIce,
} from '../endpoints/overseas-stock.gen.ts'
import { marketOf } from '../market/exchange.ts'
import type { ParsedOverseas } from '../market/instrument.ts'
import type { OverseasMarket } from '../market/market.ts'
import { addDays, type CalendarDate, type Days, formatKisDate } from '../values/dates.ts'
import { type CorporateAction, type CorporateActionKind, findDay, noTerms, ratioOf } from './corporate-action.ts'

/**
 * Reads the actions of an instrument abroad: those that change shares from `period-rights`, by their record days, and
 * changes of the ticker and delistings from `rights-by-ice`.
 */
export async function readOverseasActions(
  client: KisClient,
  { exchange, symbol }: ParsedOverseas,
  days: Days,
  options: CallOptions | undefined,
): Promise<readonly CorporateAction[]> {
  const rights: CorporateAction[] = []
  const input = {
    RGHT_TYPE_CD: '%%',
    INQR_DVSN_CD: '02',
    INQR_STRT_DT: formatKisDate(days.from),
    INQR_END_DT: formatKisDate(days.to),
    PDNO: symbol,
  } as const
  for await (const row of client.rows(periodRights, input, options)) {
    const kind = kinds[row.rght_type_cd ?? '']
    // KIS may answer with other symbols too.
    if (kind !== undefined && row.pdno?.trim() === symbol) rights.push(rightOf(row, { symbol, exchange, kind }))
  }
  const market = marketOf(exchange)
  const changes = market === 'KRX' ? [] : await readNotices(client, { market, symbol, ...noticeSpan(days) }, options)
  return [
    ...withoutRepeats(rights),
    ...changes.flatMap((row) => noticeOf(row, days).map((notice) => ({ ...noTerms, symbol, exchange, ...notice }))),
  ]
}

/** 권리유형코드. @see catalog/rest.json, RGHT_TYPE_CD of overseas-stock/period-rights */
const kinds: Readonly<Record<string, CorporateActionKind>> = {
  '02': 'bonus',
  '11': 'merger',
  '14': 'split',
  '15': 'reverse-split',
  '17': 'capital-reduction',
}

/**
 * Reads a right. 주식배정비율 of a split or a reverse split is the shares after it for a hundred before.
 *
 * @see two independent clients, read 2026-11-28: 300 for a split of 1 into 3, 12.5 for General Electric's 8 into 1 of 2021-08-02
 */
function rightOf(
  row: PeriodRightsOutput,
  base: Pick<CorporateAction, 'symbol' | 'exchange' | 'kind'>,
): CorporateAction {
  const isSplit = base.kind === 'split' || base.kind === 'reverse-split'
  const effectiveOn = findDay(row.acpl_bass_dt) ?? findDay(row.bass_dt)
  return {
    ...noTerms,
    ...base,
    effectiveOn,
    recordOn: findDay(row.bass_dt),
    ratio: isSplit ? ratioOf(row.stck_alct_rt, '100') : undefined,
    statedRatio: row.stck_alct_rt,
    isConfirmed: row.dfnt_yn === undefined ? undefined : row.dfnt_yn === 'Y',
  }
}

/** Days within which two rows of one kind and one ratio are the same action. */
const repeatDays = 30

/**
 * Keeps one row of each action, the last one. KIS repeats an action with other days, some of them on weekends.
 *
 * @see an operator's collector of period-rights, 2026-08: of such rows the latest weekday is the day of the market
 */
function withoutRepeats(actions: readonly CorporateAction[]): readonly CorporateAction[] {
  const kept: CorporateAction[] = []
  for (const action of [...actions].sort((a, b) => rank(a) - rank(b) || compare(a.effectiveOn, b.effectiveOn))) {
    const index = kept.findIndex((other) => isSame(other, action))
    if (index === -1) kept.push(action)
    else kept[index] = action
  }
  return kept
}

/** Sorts actions on weekends before the others, so that they are replaced. */
const rank = ({ effectiveOn }: CorporateAction): number =>
  effectiveOn === undefined || new Date(effectiveOn).getUTCDay() % 6 === 0 ? 0 : 1

const compare = (a = '', b = ''): number => (a < b ? -1 : a > b ? 1 : 0)

function isSame(one: CorporateAction, other: CorporateAction): boolean {
  const distance = Date.parse(one.effectiveOn ?? '') - Date.parse(other.effectiveOn ?? '')
  return (
    one.kind === other.kind && one.statedRatio === other.statedRatio && Math.abs(distance) <= repeatDays * 86_400_000
  )
}

/** Days between the notice of a delisting and the delisting that are covered. */
const noticeDays = 365

/** Returns the days of the notices of some events: KIS searches by the day of the notice, which comes before the event. */
const noticeSpan = ({ from, to }: Days): Days => ({ from: addDays(from, -noticeDays), to })

/** Rows of an answer of `rights-by-ice`, of which an operator measured that KIS cuts the rest off in silence (2026-08-07). */
const mostNotices = 50

/** Reads the notices of a span; a full answer is asked for again in two halves, since it may be cut off. */
async function readNotices(
  client: KisClient,
  span: Days & { readonly market: OverseasMarket; readonly symbol: string },
  options: CallOptions | undefined,
): Promise<readonly RightsByIceOutput1[]> {
  const { market, symbol, from, to } = span
  const input = { NCOD: market, SYMB: symbol, ST_YMD: formatKisDate(from), ED_YMD: formatKisDate(to) }
  const { output1 } = await client.call(rightsByIce, input, { ...options, list: 'output1' })
  if (output1.length < mostNotices || from === to) return output1
  const middle = dayBetween(from, to)
  const earlier = await readNotices(client, { ...span, to: middle }, options)
  return [...earlier, ...(await readNotices(client, { ...span, from: addDays(middle, 1) }, options))]
}

const dayBetween = (from: CalendarDate, to: CalendarDate): CalendarDate =>
  addDays(from, Math.floor((Date.parse(to) - Date.parse(from)) / 86_400_000 / 2))

/** Reads a change of the ticker, by its 적용일, or a delisting; another notice gives nothing. */
function noticeOf(
  row: RightsByIceOutput1,
  { from, to }: Days,
): readonly Pick<CorporateAction, 'kind' | 'effectiveOn' | 'recordOn'>[] {
  const delistedOn = findDay(row.delist_dt)
  const kind = delistedOn !== undefined ? 'delisting' : row.ca_title?.includes('티커변경') ? 'ticker-change' : undefined
  const effectiveOn = delistedOn ?? findDay(row.effective_dt)
  if (kind === undefined || effectiveOn === undefined || effectiveOn < from || effectiveOn > to) return []
  return [{ kind, effectiveOn, recordOn: findDay(row.record_dt) }]
}
