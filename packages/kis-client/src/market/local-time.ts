import { utcText } from '../values/dates.ts'
import type { Market } from './market.ts'

const hourMs = 3_600_000

/** Offsets of the markets that keep one offset all year, in hours. Only New York changes its clocks. */
const hoursFromUtc: Readonly<Record<Exclude<Market, 'US'>, number>> = { KRX: 9, HK: 8, CN: 8, JP: 9, VN: 7 }

/** Returns the offset of a market's exchanges from UTC at an instant, in ms. */
export const offsetMs = (market: Market, at: number): number =>
  market === 'US' ? newYorkOffsetMs(at) : hoursFromUtc[market] * hourMs

/** Returns the local time of a market's exchanges at an instant, as `yyyyMMddHHmmss`. */
export const formatLocalTime = (market: Market, at: number): string => utcText(at + offsetMs(market, at))

// A formatter costs a hundred times its use, and a tenth of the import of the package: one is made, at its first use.
let newYorkHour: Intl.DateTimeFormat | undefined
// Most instants that are asked for lie in the hour of the last one, and the offset changes at full hours alone.
let last = { hour: Number.NaN, offsetMs: 0 }

/** Returns the offset of New York from UTC at an instant, in ms: four or five hours behind. */
export function newYorkOffsetMs(at: number): number {
  const hour = Math.floor(at / hourMs)
  if (hour !== last.hour) last = { hour, offsetMs: readNewYorkOffsetMs(at) }
  return last.offsetMs
}

function readNewYorkOffsetMs(at: number): number {
  newYorkHour ??= new Intl.DateTimeFormat('en-US', {
    timeZone: 'America/New_York',
    hour: '2-digit',
    hourCycle: 'h23',
  })
  const behind = (new Date(at).getUTCHours() - Number(newYorkHour.format(at)) + 24) % 24
  return -behind * hourMs
}
