import type { Portfolio } from '../portfolio.ts'
import type { HoldingsReader } from './holdings.ts'
import type { Rests } from './rests.ts'

/** Parts that carry a wish out. */
export interface Actors {
  readonly portfolio: Portfolio
  readonly holdings: HoldingsReader
  readonly rests: Rests
}
