import { type Exchange, parseExchange } from '../market/exchange.ts'
import { checkOption, checkOptionNames, functionRule, listRule } from '../values/check-options.ts'
import { type DownloadOptions, downloadMaster } from './download-master.ts'
import { type ListedInstrument, listedExchanges, mastersOf, parseInstruments } from './listed-instrument.ts'
import type { ParseOptions } from './parse-master.ts'

/** Options of `downloadInstruments`. */
export interface InstrumentOptions extends ParseOptions, Pick<DownloadOptions, 'hosts' | 'fetch' | 'signal'> {
  /** Exchanges whose files are read. @default all ten */
  readonly exchanges?: readonly Exchange[]
  /** Receives the number of files read; `note` names the next one. The `progress` of a job can be passed directly. */
  readonly onProgress?: (now: { readonly done: number; readonly total: number; readonly note?: string }) => void
}

/**
 * Downloads all instruments that trade like a share today, from KIS's instrument files, one after the other. It returns only
 * after each file is read to its end and verified. All exchanges have about a dozen files and some 30,000 instruments.
 *
 * @example
 * const instruments = await downloadInstruments({ exchanges: ['KRX'], signal: AbortSignal.timeout(60_000) })
 * @throws {KisInputError} not-sent: an unknown option or exchange, or hosts without `masters`
 * @throws what `downloadMaster` and `parseMaster` throw
 */
export async function downloadInstruments(options: InstrumentOptions = {}): Promise<ListedInstrument[]> {
  checkOptionNames('downloadInstruments', options, optionNames)
  const { exchanges = listedExchanges, onProgress, onBadRecord, ...download } = options
  checkOption('exchanges', exchanges, listRule("a list such as ['KRX', 'NASD']"))
  if (onProgress !== undefined) checkOption('onProgress', onProgress, functionRule('a function, or leave it out'))
  const masters = [...exchanges].flatMap((exchange) => mastersOf(parseExchange(exchange, 'exchanges')))
  const instruments: ListedInstrument[] = []
  for (const [done, master] of masters.entries()) {
    onProgress?.({ done, total: masters.length, note: master.file })
    const file = downloadMaster(master, download)
    for await (const listed of parseInstruments(master, file, { ...(onBadRecord && { onBadRecord }) }))
      instruments.push(listed)
  }
  onProgress?.({ done: masters.length, total: masters.length })
  return instruments
}

const optionNames = ['exchanges', 'onProgress', 'onBadRecord', 'hosts', 'fetch', 'signal'] as const
