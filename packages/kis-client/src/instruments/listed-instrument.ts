import { KisInputError } from '../errors.ts'
import type { Exchange, OverseasExchange } from '../market/exchange.ts'
import { type InstrumentKind, parseInstrument } from '../market/instrument.ts'
import type { AnyMaster, Master } from './master.ts'
import {
  type DomesticKonexRow,
  type DomesticKosdaqRow,
  type DomesticKospiRow,
  domesticKonex,
  domesticKosdaq,
  domesticKospi,
  type OverseasStockRow,
  overseasStockAms,
  overseasStockHks,
  overseasStockHnx,
  overseasStockHsx,
  overseasStockNas,
  overseasStockNys,
  overseasStockShs,
  overseasStockSzs,
  overseasStockTse,
} from './masters.gen.ts'
import { type MasterBytes, type ParseOptions, parseMaster } from './parse-master.ts'

/** Boards of KRX. */
export type Board = 'KOSPI' | 'KOSDAQ' | 'KONEX'

/** Instrument that trades like a share, as an instrument file lists it. It can be passed to `getQuote` and other actions. */
export interface ListedInstrument {
  /** Symbol in the form that actions take. */
  readonly symbol: string
  /** Exchange whose file lists it. */
  readonly exchange: Exchange
  /** Board on KRX; undefined abroad. */
  readonly board: Board | undefined
  /** Name in Korean. */
  readonly name: string
  /** Name in English; undefined in Korea, whose files lack it. */
  readonly englishName: string | undefined
  /** ISIN, such as `KR7005930003`; undefined abroad. */
  readonly standardCode: string | undefined
  /** Kind by the codes of the file; a KRX symbol that begins with Q is an ETN. */
  readonly kind: InstrumentKind
}

interface Source {
  readonly master: AnyMaster
  readonly exchange: Exchange
  parse(bytes: MasterBytes, options?: ParseOptions): AsyncGenerator<ListedInstrument, void>
}

const sources: readonly Source[] = [
  krx(domesticKospi, 'KOSPI'),
  krx(domesticKosdaq, 'KOSDAQ'),
  krx(domesticKonex, 'KONEX'),
  overseas(overseasStockNas, 'NASD'),
  overseas(overseasStockNys, 'NYSE'),
  overseas(overseasStockAms, 'AMEX'),
  overseas(overseasStockHks, 'SEHK'),
  overseas(overseasStockShs, 'SHAA'),
  overseas(overseasStockSzs, 'SZAA'),
  overseas(overseasStockTse, 'TKSE'),
  overseas(overseasStockHnx, 'HASE'),
  overseas(overseasStockHsx, 'VNSE'),
]

/**
 * Returns the files with the shares of an exchange: three for KRX, one for each other exchange.
 *
 * @example
 * const files = mastersOf('KRX').map(({ file }) => file) // KOSPI, KOSDAQ, KONEX
 */
export const mastersOf = (exchange: Exchange): readonly AnyMaster[] =>
  sources.filter((source) => source.exchange === exchange).map(({ master }) => master)

/** Exchanges whose shares have a file. */
export const listedExchanges: readonly Exchange[] = [...new Set(sources.map(({ exchange }) => exchange))]

/**
 * Parses the instruments of a file of shares. It leaves out instruments that no action takes, since their symbol does not
 * have the form of the exchange's symbols, such as funds with a code of nine characters.
 *
 * @example
 * for await (const { symbol, name } of parseInstruments(domesticKospi, await readFile('kospi_code.mst'))) console.log(symbol, name)
 * @throws {KisInputError} the file is not one of `mastersOf`
 * @throws what `parseMaster` throws
 */
export async function* parseInstruments(
  master: AnyMaster,
  bytes: MasterBytes,
  options?: ParseOptions,
): AsyncGenerator<ListedInstrument, void> {
  const source = sources.find((known) => known.master.id === master.id)
  if (source === undefined)
    throw new KisInputError({ field: 'master', rule: `${master.file} is not a file of shares; use one of mastersOf()` })
  yield* source.parse(bytes, options)
}

type KrxRow = Pick<
  DomesticKospiRow | DomesticKosdaqRow | DomesticKonexRow,
  'mksc_shrn_iscd' | 'stnd_iscd' | 'hts_kor_isnm' | 'scrt_grp_cls_code'
>

/** Kinds by 증권그룹구분코드. It does not mark ETNs; their symbols begin with Q. */
const krxKinds: Readonly<Record<string, InstrumentKind>> = {
  ST: 'stock',
  RT: 'stock',
  DR: 'stock',
  FS: 'stock',
  EF: 'etf',
  FE: 'etf',
}

const isNote = (symbol: string): boolean => symbol.startsWith('Q')

function krx(master: Master<KrxRow>, board: Board): Source {
  return {
    master,
    exchange: 'KRX',
    async *parse(bytes, options) {
      for await (const row of parseMaster(master, bytes, options)) {
        const instrument = { symbol: row.mksc_shrn_iscd ?? '', exchange: 'KRX' } as const
        if (!isTradable(instrument)) continue
        const name = row.hts_kor_isnm ?? instrument.symbol
        const kind = isNote(instrument.symbol) ? 'etn' : (krxKinds[row.scrt_grp_cls_code ?? ''] ?? 'other')
        yield { ...instrument, board, name, englishName: undefined, standardCode: row.stnd_iscd, kind }
      }
    },
  }
}

/** Kinds by security type, `stis`. An index (1) and a warrant (4) are neither share nor fund. */
const overseasKinds: Readonly<Record<string, InstrumentKind>> = { 2: 'stock', 3: 'etf' }
/** `etyp` of exchange traded notes, including notes on volatility. */
const noteTypes: readonly (string | undefined)[] = ['002', '006']

function overseas(master: Master<OverseasStockRow>, exchange: OverseasExchange): Source {
  return {
    master,
    exchange,
    async *parse(bytes, options) {
      for await (const row of parseMaster(master, bytes, options)) {
        const instrument = { symbol: row.symb ?? '', exchange }
        if (!isTradable(instrument)) continue
        const name = row.knam ?? row.enam ?? instrument.symbol
        const kind = overseasKinds[row.stis ?? ''] ?? 'other'
        yield {
          ...instrument,
          board: undefined,
          name,
          englishName: row.enam,
          standardCode: undefined,
          kind: kind === 'etf' && noteTypes.includes(row.etyp) ? 'etn' : kind,
        }
      }
    },
  }
}

function isTradable(instrument: { readonly symbol: string; readonly exchange: Exchange }): boolean {
  try {
    parseInstrument(instrument)
    return true
  } catch {
    return false
  }
}
