import type { Position } from '@stockeye/kis-client'
import type { Planned } from '../market/plans.ts'
import { marketOf } from '../market/watched.ts'
import type { Portfolio } from '../portfolio.ts'
import { type Stops, stopsOf } from '../risk/stops.ts'
import type { DaySoFar, HeldPosition } from '../rules/rules.ts'
import { daysSincePurchase } from './held-days.ts'

/** Reasons to sell one position on one day: its stops first, and then the rules. */
export type Exit = (day: DaySoFar) => string | undefined

/** Exits of the positions, computed once a day and position. */
export interface Exits {
  /**
   * Returns the exit of a position.
   *
   * @param planned plan of the day; undefined where it could not be read: then only the stops by the average price hold
   */
  of(
    position: Pick<Position, 'symbol' | 'exchange' | 'averagePrice'>,
    date: string,
    planned: Planned | undefined,
  ): Promise<Exit>
}

export function createExits({ trading, rules }: Pick<Portfolio, 'trading' | 'rules'>): Exits {
  const known = new Map<string, { readonly of: string; readonly exit: Exit }>()

  return {
    async of({ symbol, exchange, averagePrice }, date, planned) {
      const name = `${date} ${averagePrice} ${planned?.date}`
      const before = known.get(symbol)
      if (before?.of === name) return before.exit
      const daysHeld = planned && (await daysSincePurchase(trading, symbol, planned))
      const position: HeldPosition = { averagePrice, daysHeld }
      const stops: Stops = stopsOf(position, rules[marketOf({ exchange })].stops, planned?.before ?? [])
      const exit: Exit = (day) => stops.reasonAt(day) ?? planned?.plan?.exit(day, position)
      known.set(symbol, { of: name, exit })
      return exit
    },
  }
}
