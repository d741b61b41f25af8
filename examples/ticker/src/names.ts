import { downloadMaster, mastersOf, parseInstruments } from '@stockeye/kis-client/instruments'
import type { ShownInstrument } from './closes.ts'

/** Shows the names of the instruments from KIS's instrument files, which need no key. */
export async function showNames(
  hosts: { readonly masters: string },
  instruments: readonly ShownInstrument[],
  { show, signal }: { readonly show: (symbol: string, name: string) => void; readonly signal: AbortSignal },
): Promise<void> {
  for (const exchange of new Set(instruments.map((shown) => shown.exchange))) {
    const wanted = new Set(instruments.filter((shown) => shown.exchange === exchange).map(({ symbol }) => symbol))
    for (const master of mastersOf(exchange)) {
      for await (const { symbol, name } of parseInstruments(master, downloadMaster(master, { hosts, signal }))) {
        if (wanted.has(symbol)) show(symbol, name)
      }
    }
  }
}
