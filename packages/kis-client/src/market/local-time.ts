import type { Market } from './tick.ts'
import { newYorkOffset } from './trading-hours.ts'

const hourMs = 3_600_000

/** Only New York changes its clocks. */
const hoursFromUtc: Readonly<Record<Exclude<Market, 'US'>, number>> = { KRX: 9, HK: 8, CN: 8, JP: 9, VN: 7 }

/** What the clock at a market's exchanges shows at an instant, as `yyyyMMddHHmmss`. */
export function exchangeText(market: Market, at: number): string {
  const offset = market === 'US' ? newYorkOffset(at) : hoursFromUtc[market] * hourMs
  return new Date(at + offset).toISOString().replace(/\D/g, '').slice(0, 14)
}
