import { zipSync } from 'fflate'
import type { AnyMaster } from '../../instruments/master.ts'
import {
  allMasters,
  domesticKonex,
  domesticKosdaq,
  domesticKospi,
  overseasStockAms,
  overseasStockHks,
  overseasStockHnx,
  overseasStockHsx,
  overseasStockNas,
  overseasStockNys,
  overseasStockShs,
  overseasStockSzs,
  overseasStockTse,
} from '../../instruments/masters.gen.ts'
import { currencyOfMarket } from '../../market/market.ts'
import { kstText } from '../../values/dates.ts'
import { dayMs, seoulOffsetMs } from '../world/calendar/utc-days.ts'
import { fundamentalsOf } from '../world/fundamentals.ts'
import type { Instruments, Listing, SimulatedInstrument } from '../world/instruments.ts'
import { koreanIsin } from '../world/isin.ts'
import { decimalsOf, formatUnits, parseUnits } from '../world/price-units.ts'
import type { Prices } from '../world/prices.ts'
import { createCp949Encoder } from './cp949.ts'
import { formatMaster, type MasterRow } from './format.ts'
import { temporaryListingsOn } from './temporary-listings.ts'

/** Instrument file as the server sends it. */
export interface MasterFile {
  readonly bytes: Uint8Array
  /** Midnight in Seoul, when the files of the day are made, in ms since 1970. */
  readonly madeAt: number
}

/**
 * Instrument files: everything that the simulator trades, some temporary listings, and a few rows of each other file.
 */
export interface Masters {
  /**
   * Returns a file by its name on the server, such as `kospi_code.mst.zip`; undefined where the server has no such
   * file.
   */
  file(name: string, at: number): MasterFile | undefined
}

export function createMasters({
  seed,
  instruments,
  prices,
}: {
  readonly seed: number
  readonly instruments: Instruments
  readonly prices: Prices
}): Masters {
  const kept = new Map<string, MasterFile>()
  let encode: ReturnType<typeof createCp949Encoder> | undefined

  function make(master: AnyMaster, name: string, day: number): MasterFile {
    const madeAt = day * dayMs - seoulOffsetMs
    encode ??= createCp949Encoder()
    const bytes = formatMaster(master, rowsOf(master, { seed, instruments, prices, day, madeAt }), encode)
    // A zip holds a local time without a zone.
    const mtime = new Date(1980, 0, 1)
    return { bytes: name.endsWith('.zip') ? zipSync({ [master.file]: bytes }, { mtime }) : bytes, madeAt }
  }

  return {
    file(name, at) {
      const master = allMasters.find(({ download }) => download === name)
      if (master === undefined) return undefined
      const day = Math.floor((at + seoulOffsetMs) / dayMs)
      const known = kept.get(name)
      if (known?.madeAt === day * dayMs - seoulOffsetMs) return known
      const made = make(master, name, day)
      kept.set(name, made)
      return made
    },
  }
}

interface Day {
  readonly seed: number
  readonly instruments: Instruments
  readonly prices: Prices
  /** Day in Seoul, counted from 1970. */
  readonly day: number
  readonly madeAt: number
}

/** Files of shares by KIS's name of the listing. On KONEX only temporary listings are built in. */
const listingsOf: readonly (readonly [master: AnyMaster, listing: Listing])[] = [
  [domesticKospi, 'KOSPI'],
  [domesticKosdaq, 'KOSDAQ'],
  [domesticKonex, 'KONEX'],
  [overseasStockNas, 'NAS'],
  [overseasStockNys, 'NYS'],
  [overseasStockAms, 'AMS'],
  [overseasStockHks, 'HKS'],
  [overseasStockShs, 'SHS'],
  [overseasStockSzs, 'SZS'],
  [overseasStockTse, 'TSE'],
  [overseasStockHnx, 'HNX'],
  [overseasStockHsx, 'HSX'],
]

function rowsOf(master: AnyMaster, today: Day): readonly MasterRow[] {
  const [, listing] = listingsOf.find(([known]) => known === master) ?? []
  if (listing === undefined) return Array.from({ length: 4 }, (_, index) => fakeRow(master, index, today))
  const listed = today.instruments.all.filter((instrument) => instrument.listing === listing)
  const temporary = temporaryListingsOn(today.seed, listing, today.day)
  const isKrx = listing === 'KOSPI' || listing === 'KOSDAQ' || listing === 'KONEX'
  const rows = isKrx
    ? [
        ...listed.map((instrument) => krxRow(instrument, today)),
        ...temporary.map(({ symbol, name }) => krxNames(symbol, name, 'ST')),
      ]
    : [
        ...listed.map((instrument) => overseasRow(instrument, today)),
        ...temporary.map(({ symbol, name, englishName }) => overseasNames(listing, symbol, { name, englishName })),
      ]
  return rows.map((row, index) => ({ ...fakeRow(master, index, today), ...row }))
}

/** Returns the last price of the day before. */
const closeOf = (instrument: SimulatedInstrument, { prices, madeAt }: Day): number =>
  prices.snapshot(instrument, madeAt - 1)?.price ?? parseUnits(instrument.market, instrument.basePrice) ?? 0

const krxNames = (symbol: string, name: string, group: string): MasterRow => ({
  mksc_shrn_iscd: symbol,
  stnd_iscd: koreanIsin(symbol),
  hts_kor_isnm: name,
  scrt_grp_cls_code: group,
})

function krxRow(instrument: SimulatedInstrument, today: Day): MasterRow {
  const { symbol, name, kind } = instrument
  const close = closeOf(instrument, today)
  const { shares, face } = fundamentalsOf(instrument)
  const padded = (value: number, width: number) => `${value}`.padStart(width, '0')
  return {
    ...krxNames(symbol, name, kind === 'etf' ? 'EF' : 'ST'),
    etp_prod_cls_code: kind === 'etf' ? '2' : '0',
    stck_sdpr: padded(close, 9),
    frml_mrkt_deal_qty_unit: '00001',
    ovtm_mrkt_deal_qty_unit: '00001',
    stck_fcam: padded(face, 12),
    lstn_stcn: padded(Math.floor(shares / 1_000), 15),
    prdy_avls_scal: padded(Math.floor((close * shares) / 100_000_000), 9),
  }
}

const overseasNames = (
  listing: Listing,
  symbol: string,
  { name, englishName }: { readonly name: string; readonly englishName: string },
): MasterRow => ({
  excd: listing,
  exnm: listing,
  symb: symbol,
  rsym: `D${listing}${symbol}`,
  knam: name,
  enam: englishName,
  stis: '2',
})

function overseasRow(instrument: SimulatedInstrument, today: Day): MasterRow {
  const { market, symbol, name, listing, kind } = instrument
  return {
    ...overseasNames(listing, symbol, { name, englishName: symbol }),
    stis: kind === 'etf' ? '3' : '2',
    etyp: kind === 'etf' ? '001' : '',
    ncod: market,
    curr: currencyOfMarket[market],
    zdiv: `${decimalsOf(market)}`,
    base: formatUnits(market, closeOf(instrument, today)),
    bnit: '1',
    anit: '1',
  }
}

/**
 * Returns a row with text of the right form in every column: days, flags, names and digits. A reader of the files of
 * futures or bonds can be tested on it; its values have no meaning.
 */
function fakeRow(master: AnyMaster, index: number, { madeAt }: Day): MasterRow {
  const number = index + 1
  return Object.fromEntries(
    Object.entries<number | null>(master.columns).map(([name, width]) => [
      name,
      fakeText(name, width ?? 20, { master, number, date: kstText(madeAt).slice(0, 8) }),
    ]),
  )
}

function fakeText(
  name: string,
  width: number,
  { master, number, date }: { readonly master: AnyMaster; readonly number: number; readonly date: string },
): string {
  const isPlain = master.layout.kind === 'characters'
  if (/(enam|eng_isnm)$/i.test(name)) return `Sample ${number}`
  if (/(name|isnm|krnm)$/i.test(name)) return isPlain ? `F ${date.slice(0, 6)} ${number}` : `시험 종목 ${number}`
  if (/(yn|flg)$/i.test(name)) return 'N'
  if (/filler/i.test(name)) return ''
  if (/date|dt$|month$/i.test(name)) return date.slice(0, width)
  if (name === 'stnd_iscd') return `KR4${`${number}`.padStart(9, '0')}`
  return `${width === 1 ? number % 10 : number}`.padStart(Math.min(width, 9), '0')
}
