import type { HoursName, HoursVenue, NamedHours } from '../../market/named-hours.ts'
import type { Topic } from '../topics/topic.ts'
import { createDayHours, type DayHours, type DayHoursAt } from './day-hours.ts'
import { type FeedPlace, findFeedPlace } from './feed-venues.ts'

/**
 * Trading session of a row. `regular` is KRX's regular hours with their closing auction, NXT's share of them, and New York's
 * regular hours; `unknown` stands for a code that no source names, and for markets and days whose hours are not known.
 */
export type RowSession =
  | Extract<
      HoursName,
      | 'opening-auction'
      | 'pre-open'
      | 'regular'
      | 'post-close'
      | 'single-price'
      | 'pre-market'
      | 'after-market'
      | 'daytime'
      | 'after-hours'
    >
  | 'closed'
  | 'unknown'

/** Column that names the session of a row. */
export type SessionColumn = 'MARKET_CLS_CODE' | 'MTYP'

/**
 * Returns the column of a feed that names the session of a row, or undefined where it has none. A row may lack the column:
 * rows of KRX had 46 columns until 2026-09-11, and KIS has sent both widths on one day.
 *
 * @see catalog/websocket.json
 */
export const findSessionColumn = (trId: string): SessionColumn | undefined => sessionColumns.get(trId)

const sessionColumns: ReadonlyMap<string, SessionColumn> = new Map<string, SessionColumn>([
  ['H0STCNT0', 'MARKET_CLS_CODE'],
  ['H0STASP0', 'MARKET_CLS_CODE'],
  ['H0NXCNT0', 'MARKET_CLS_CODE'],
  ['H0UNCNT0', 'MARKET_CLS_CODE'],
  ['HDFSCNT0', 'MTYP'],
])

/** Sessions by the code of their column. @see catalog/websocket.json MARKET_CLS_CODE, catalog/codes.json overseasSession */
const sessionsByCode: Readonly<Record<SessionColumn, ReadonlyMap<string, RowSession>>> = {
  MARKET_CLS_CODE: new Map([
    ['1', 'pre-market'],
    ['2', 'regular'],
    ['3', 'after-market'],
    ['5', 'closed'],
  ]),
  MTYP: new Map([
    ['1', 'regular'],
    ['2', 'pre-market'],
    ['3', 'after-hours'],
  ]),
}

/** Reader of the sessions of rows. */
export interface RowSessions {
  /**
   * Returns the session of a row: by its column where the row has one, else by the dated hours at its instant.
   *
   * @param code value of the column that `findSessionColumn` names; undefined, empty and `(null)` count as missing
   * @param at instant of the row, in ms since 1970
   */
  sessionOf(topic: Topic, code: string | undefined, at: number): RowSession
}

/**
 * Returns a reader of the sessions of rows. It keeps the borders of the present session of each feed, so that a row without a
 * column costs a lookup by its TR id and two comparisons.
 */
export function createRowSessions(): RowSessions {
  const hoursAt = createDayHours()
  const present = new Map<string, SessionSpan>()

  function byHours(topic: Topic, at: number): RowSession {
    const span = present.get(topic.trId)
    if (span !== undefined && span.fromAt <= at && at < span.untilAt) return span.session
    const place = findFeedPlace(topic.trId)
    if (place === undefined) return 'unknown'
    const found = spanAt(place, at, hoursAt)
    present.set(topic.trId, found)
    return found.session
  }

  return {
    sessionOf(topic, code, at) {
      const isAbroad = topic.trId.startsWith('HDFS')
      // The keys of the daytime market carry its rows alone.
      if (isAbroad && isDaytimeKey(topic.key)) return 'daytime'
      const column = code === undefined || code === '' || code === '(null)' ? undefined : findSessionColumn(topic.trId)
      if (code !== undefined && column !== undefined) return sessionsByCode[column].get(code) ?? 'unknown'
      // One feed serves all markets abroad, so only those rows whose hours are known may use the kept borders.
      return isAbroad && !isUsKey(topic.key) ? 'unknown' : byHours(topic, at)
    },
  }
}

/** Returns whether the key of a topic abroad names an exchange of the US in its usual hours. */
export const isUsKey = (key: string): boolean => /^D(?:NAS|NYS|AMS)/.test(key)

/** Returns whether the key of a topic abroad belongs to the daytime market of the US. */
export const isDaytimeKey = (key: string): boolean => /^R(?:BAQ|BAY|BAA)/.test(key)

interface SessionSpan {
  readonly session: RowSession
  readonly fromAt: number
  readonly untilAt: number
}

function spanAt(place: FeedPlace, at: number, hoursAt: DayHoursAt): SessionSpan {
  const day = hoursAt(place.venue === 'abroad' ? 'US' : 'KRX', at)
  const spans = spansOf(place, day)
  const delays = day.possibleDelayMs === 0 ? [0] : [0, day.possibleDelayMs]
  const listed = spans.flatMap(({ fromAt, untilAt }) => [fromAt, untilAt])
  const borders = [day.fromAt, day.untilAt, ...delays.flatMap((delayMs) => listed.map((border) => border + delayMs))]
  const [session = 'unknown', ...others] = delays.map(
    (delayMs) => sessionIn(spans, place, at - delayMs) ?? closedOn(day),
  )
  return {
    // The hours of an exam day that KRX has not named yet are an hour later.
    session: others.every((other) => other === session) ? session : 'unknown',
    fromAt: Math.max(...borders.filter((border) => border <= at)),
    untilAt: Math.min(...borders.filter((border) => border > at)),
  }
}

function sessionIn(spans: readonly SessionSpan[], { kind }: FeedPlace, at: number): RowSession | undefined {
  const open = spans.filter(({ fromAt, untilAt }) => fromAt <= at && at < untilAt).map(({ session }) => session)
  return (kind === 'trades' ? tradesFirst : auctionFirst).find((session) => open.includes(session))
}

const closedOn = ({ hours, isCertain }: DayHours): RowSession =>
  hours.length === 0 && !isCertain ? 'unknown' : 'closed'

/** Sessions that win where several are open: the one that trades before the auction that collects orders. */
const tradesFirst: readonly RowSession[] = [
  'regular',
  'pre-market',
  'pre-open',
  'after-market',
  'post-close',
  'single-price',
  'after-hours',
  'opening-auction',
]
const auctionFirst: readonly RowSession[] = ['regular', 'opening-auction', ...tradesFirst]

function spansOf(place: FeedPlace, { hours }: DayHours): readonly SessionSpan[] {
  return hours.flatMap((part) => {
    const session = sessionOfHours(part.name)
    if (session === undefined || !carries(place, part)) return []
    const untilAt = part.venue === 'KRX' && part.name === 'regular' ? part.closesAt + closingFillMs : part.closesAt
    return [{ session, fromAt: part.opensAt, untilAt }]
  })
}

/**
 * Longest time after KRX's close at which a row of the closing auction still belongs to the regular hours: KRX may end an
 * auction up to 30 s late, at random (임의종료), and its rows carry the instant of the end.
 */
const closingFillMs = 60_000

/** Returns whether a feed carries the rows of hours of a venue. */
export function carries({ venue, isSinglePrice }: FeedPlace, hours: Pick<NamedHours, 'venue' | 'name'>): boolean {
  const venues: readonly HoursVenue[] = venue === 'abroad' ? ['US'] : venue === 'both' ? ['KRX', 'NXT'] : [venue]
  if (!venues.includes(hours.venue)) return false
  // The single-price hours had feeds of their own, and those carried nothing else.
  if (hours.venue === 'KRX') return isSinglePrice === (hours.name === 'single-price')
  return hours.name !== 'daytime'
}

function sessionOfHours(name: HoursName): RowSession | undefined {
  switch (name) {
    case 'main':
      return 'regular'
    case 'early-opening-auction':
      return 'opening-auction'
    case 'early-pre-market':
      return 'pre-market'
    // The regular hours cover the first two, and nothing trades in the third.
    case 'continuous':
    case 'closing-auction':
    case 'after-market-intake':
      return undefined
    default:
      return name
  }
}
