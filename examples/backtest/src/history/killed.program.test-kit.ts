// A download from a simulator in another process; killed.test.ts starts it, kills it and starts it again.
import { createKisClient, type Exchange } from '@stockeye/kis-client'
import { createScaledClock, type SimulatorClientOptions } from '@stockeye/kis-client/simulator'
import { downloadHistory, type HistoryWanted } from './download-history.ts'

export interface ProgramInput {
  readonly kis: Pick<SimulatorClientOptions, 'environment' | 'credentials' | 'hosts' | 'rate'>
  /** Time of the simulator when the program starts, in ms since 1970. */
  readonly at: number
  readonly wanted: HistoryWanted & { readonly instruments: readonly { symbol: string; exchange: Exchange }[] }
}

const { kis, at, wanted }: ProgramInput = JSON.parse(process.argv[2] ?? '')
const client = createKisClient({ ...kis, clock: createScaledClock({ at }) })
const report = (event: { readonly kind: string; readonly date?: string }) =>
  console.log(`${event.kind} ${event.date ?? ''}`)
const isWhole = await downloadHistory(client, wanted, { report, signal: new AbortController().signal })
console.log(isWhole ? 'whole' : 'not whole')
await client.close()
