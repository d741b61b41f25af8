import type { Market } from './market.ts'

const hourMs = 3_600_000

/** Only New York changes its clocks. */
const hoursFromUtc: Readonly<Record<Exclude<Market, 'US'>, number>> = { KRX: 9, HK: 8, CN: 8, JP: 9, VN: 7 }

/** What the clock at a market's exchanges shows at an instant, as `yyyyMMddHHmmss`. */
export function exchangeText(market: Market, at: number): string {
  const offset = market === 'US' ? newYorkOffset(at) : hoursFromUtc[market] * hourMs
  return new Date(at + offset).toISOString().replace(/\D/g, '').slice(0, 14)
}

// Building a formatter costs a hundred times what using one does.
const newYorkHour = new Intl.DateTimeFormat('en-US', {
  timeZone: 'America/New_York',
  hour: '2-digit',
  hourCycle: 'h23',
})

/** New York's distance from UTC at an instant, in ms: four or five hours behind. */
export function newYorkOffset(at: number): number {
  const behind = (new Date(at).getUTCHours() - Number(newYorkHour.format(at)) + 24) % 24
  return -behind * 3_600_000
}
