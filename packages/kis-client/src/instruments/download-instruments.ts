import type { Exchange } from '../market/exchange.ts'
import { type DownloadOptions, downloadMaster } from './download-master.ts'
import { type ListedInstrument, listedExchanges, mastersOf, parseInstruments } from './listed-instrument.ts'
import type { ParseOptions } from './parse-master.ts'

export interface InstrumentOptions extends ParseOptions, Pick<DownloadOptions, 'hosts' | 'fetch' | 'signal'> {
  /** @default all ten */
  readonly exchanges?: readonly Exchange[]
  /** Files that have been read; `note` names the one that comes next. A job's `progress` takes it as it stands. */
  readonly onProgress?: (now: { readonly done: number; readonly total: number; readonly note?: string }) => void
}

/**
 * Everything that is traded like a share today, from KIS's instrument files: one after the other, each read to its end and
 * proved before any of this is given out. All exchanges are about a dozen files and some 30,000 instruments.
 *
 * @throws what `downloadMaster` and `parseMaster` throw
 */
export async function downloadInstruments(options: InstrumentOptions = {}): Promise<ListedInstrument[]> {
  const { exchanges = listedExchanges, onProgress, onBadRecord, ...download } = options
  const masters = exchanges.flatMap(mastersOf)
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
