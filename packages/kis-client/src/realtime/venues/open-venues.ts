import type { ClaimOptions } from '../../market/dated.ts'
import type { HoursName, HoursVenue, NamedHours } from '../../market/named-hours.ts'
import { createDayHours, includes } from './day-hours.ts'

/** Venue that trades or takes orders at an instant. */
export interface OpenVenue {
  readonly venue: HoursVenue
  /** Part of the day; on KRX `continuous` and `closing-auction` stand for its regular hours. */
  readonly name: HoursName
  /** Whether trades happen throughout: an auction collects orders and trades once, at its end. */
  readonly trades: boolean
  /** Kinds of instrument that do not trade in it. */
  readonly excludes: NamedHours['excludes']
  /** Instant at which it is over, in ms since 1970. */
  readonly closesAt: number
  /** False where the table of holidays does not decide whether the market is open on that day. */
  readonly isCertain: boolean
}

/**
 * Returns the venues that are open at an instant, so that a caller knows why a topic is silent: before 09:00 and between 15:40
 * and 16:00 NXT trades alone. In New York's summer the daytime market and the pre-market are open together from 17:00 to 18:00
 * in Korea. Venues in other markets are left out: no table has their holidays.
 *
 * @example
 * const open = openVenues(Date.now()).map(({ venue, name }) => `${venue} ${name}`)
 * @param at instant in ms since 1970
 * @throws {KisInputError} a claim is unknown
 */
export function openVenues(at: number, options: ClaimOptions = {}): readonly OpenVenue[] {
  const hoursAt = createDayHours(options)
  return (['KRX', 'US'] as const).flatMap((market) => {
    const { hours, isCertain } = hoursAt(market, at)
    return hours
      .filter((part) => includes(part, at) && !isCoveredByParts(part))
      .map(({ venue, name, excludes, closesAt }) => ({
        venue,
        name,
        trades: !isAuction(name),
        excludes,
        closesAt,
        isCertain,
      }))
  })
}

/** Returns whether other hours of the table cover these: KRX's regular hours are its continuous trading and the closing auction. */
export const isCoveredByParts = ({ venue, name }: Pick<NamedHours, 'venue' | 'name'>): boolean =>
  venue === 'KRX' && name === 'regular'

/** Returns whether orders are collected in these hours, and trade at their end alone. */
export const isAuction = (name: HoursName): boolean => auctions.includes(name)

const auctions: readonly HoursName[] = [
  'early-opening-auction',
  'opening-auction',
  'closing-auction',
  'after-market-intake',
]
