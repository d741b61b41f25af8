import { currencyOfMarket } from '../../../market/market.ts'
import { kstText } from '../../../values/dates.ts'
import { dayMs, seoulOffsetMs } from '../../world/calendar/utc-days.ts'
import { instruments as builtIn, type Instruments, type SimulatedInstrument } from '../../world/instruments.ts'
import { decimalsOf, tickOf } from '../../world/price-units.ts'
import type { Prices } from '../../world/prices.ts'
import { createSeededRandom, type SeededRandom } from '../../world/random.ts'
import type { SimulatedCall } from '../answer.ts'

/** Subject of one fake record of an answer. */
export interface Subject {
  /** Index of the row through all pages of a list; a single record is row 0. */
  readonly index: number
  /** Instant that the record reports. */
  readonly at: number
  readonly code: string
  readonly name: string
  readonly price: number
  /** Close before the price. */
  readonly before: number
  /** Distance between two prices. */
  readonly step: number
  /** Decimals of a price. */
  readonly decimals: number
  /** Decimals of an amount of money. */
  readonly cents: number
  readonly currency: string
  /** Records in the lists of this answer. */
  readonly listed: number
  /** Returns a number in [0, 1): the same for the same call, row and purpose. */
  chance(purpose: string): number
}

interface Choice {
  /** Instruments that the question names. */
  readonly codes: readonly string[]
  readonly index: number
  /** Records in the lists of the answer. */
  readonly listed: number
  readonly random: SeededRandom
  readonly instruments: Instruments
  readonly prices: Prices
}

/** Returns the subject of row `index` of the answer: an instrument of the question, or one of the category. */
export function subjectOf(call: SimulatedCall, { codes, index, listed, random, instruments, prices }: Choice): Subject {
  const [category = ''] = call.endpoint.id.split('/')
  const chance = (purpose: string) => random(index, channelOf(purpose))
  const at = instantOf(call, index)
  const code = codes.length > 1 ? codes[index] : codes[0]
  const instrument = code === undefined ? pickInstrument(call, category, index) : instruments.findBySymbol(code)
  const basics = { index, at, listed, chance, ...shapeOf(category, instrument) }
  const { decimals, step } = basics
  const round = (price: number) => Number((Math.max(1, Math.round(price / step)) * step).toFixed(decimals))

  const snapshot = instrument && prices.snapshot(instrument, at)
  if (instrument && snapshot) {
    const scale = 10 ** decimals
    const [price, before] = [snapshot.price / scale, (snapshot.previous ?? snapshot.day).close / scale]
    return { ...basics, code: instrument.symbol, name: instrument.name, price, before }
  }
  const fake = fakeSubject(category, index)
  const base = fake.base * (0.8 + 0.4 * createSeededRandom(code ?? fake.code)(0, 0))
  const [price, before] = [round(base * (0.99 + 0.02 * chance('price'))), round(base)]
  return { ...basics, code: code ?? fake.code, name: fake.name, price, before }
}

function shapeOf(category: string, instrument: SimulatedInstrument | undefined) {
  if (instrument !== undefined) {
    const { market, basePrice } = instrument
    const decimals = decimalsOf(market)
    const currency = currencyOfMarket[market]
    const step = tickOf(instrument, Number(basePrice) * 10 ** decimals) / 10 ** decimals
    return { decimals, step, currency, cents: currency === 'KRW' ? 0 : 2 }
  }
  if (category.startsWith('overseas')) return { decimals: 2, step: 0.01, currency: 'USD', cents: 2 }
  if (category === 'domestic-futureoption') return { decimals: 2, step: 0.05, currency: 'KRW', cents: 0 }
  return { decimals: 0, step: category === 'domestic-bond' ? 1 : 5, currency: 'KRW', cents: 0 }
}

/** Returns the instrument of a row: lists of stocks have those that the simulator trades. */
function pickInstrument({ input }: SimulatedCall, category: string, index: number): SimulatedInstrument | undefined {
  if (!['domestic-stock', 'etfetn', 'overseas-stock'].includes(category)) return undefined
  const isOverseas = category === 'overseas-stock'
  const onListing = builtIn.filter(({ listing }) => listing === input['EXCD'])
  const rest = builtIn.filter(({ market }) => (isOverseas ? market === 'US' : market === 'KRX'))
  const listed = isOverseas && onListing.length > 0 ? onListing : rest
  return listed[index % listed.length]
}

/** Returns an instrument of a category that the simulator does not trade, with a code in KIS's form. */
function fakeSubject(category: string, index: number): { code: string; name: string; base: number } {
  const number = String(index + 1)
  switch (category) {
    case 'domestic-bond':
      return { code: `KR1035${number.padStart(2, '0')}GA34`, name: `모의국고채 ${number}`, base: 10_000 }
    case 'domestic-futureoption':
      return { code: `101W${number.padStart(2, '0')}`, name: `모의선물 ${number}`, base: 350 }
    case 'elw':
      return { code: `57LA${number.padStart(2, '0')}`, name: `모의ELW ${number}`, base: 500 }
    case 'overseas-futureoption':
      return { code: `CLX${number.padStart(2, '0')}`, name: `Crude Oil ${number}`, base: 70 }
    case 'overseas-stock':
      return { code: `MO${number}`, name: `모의해외 ${number}`, base: 100 }
    default:
      return { code: `9${number.padStart(4, '0')}0`, name: `모의종목 ${number}`, base: 50_000 }
  }
}

const minuteMs = 60_000
const dayForm = /^(19|20)\d{2}(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])$/

/**
 * Returns the instant of a row. The newest row has the time of the call, or the last day that the question names if
 * that is past. Each further row lies a weekday and a minute before; the fields show one of the two. A write has the
 * time of the call.
 */
function instantOf({ endpoint, input, at }: SimulatedCall, index: number): number {
  if (endpoint.method === 'POST') return at
  const today = kstText(at).slice(0, 8)
  const asked = Object.values(input).filter((value) => dayForm.test(value) && value < today)
  const last = asked.sort().at(-1)
  let instant = last === undefined ? at : Date.UTC(+last.slice(0, 4), +last.slice(4, 6) - 1, +last.slice(6), 15 - 9, 30)
  for (let back = 0; isWeekend(instant) || back < index; instant -= dayMs) if (!isWeekend(instant)) back += 1
  return instant - index * minuteMs
}

const isWeekend = (at: number): boolean => [0, 6].includes(new Date(at + seoulOffsetMs).getUTCDay())

/** Separates the purposes of one row. */
function channelOf(purpose: string): number {
  let channel = 0
  for (const character of purpose) channel = (Math.imul(channel, 31) + character.charCodeAt(0)) | 0
  return channel
}
