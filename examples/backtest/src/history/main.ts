import { loadEnvFile } from '@stockeye/example-shared/env-file'
import { readCredentials } from '@stockeye/example-shared/kis-credentials'
import { type Progress, withProgress } from '@stockeye/example-shared/progress'
import { runCommand } from '@stockeye/example-shared/run-command'
import { stopSignal } from '@stockeye/example-shared/stop-signal'
import { createKisClient, isKisError, type KisClient, kisHosts } from '@stockeye/kis-client'
import { downloadInstruments } from '@stockeye/kis-client/instruments'
import { createScaledClock, startSimulator } from '@stockeye/kis-client/simulator'
import { sqliteStore } from '@stockeye/token-manager/sqlite'
import { downloadHistory, type HistoryEvent, type HistoryOptions } from './download-history.ts'
import { formatEvent } from './format-event.ts'
import { importCsv } from './import-csv.ts'
import { type HistorySettings, help, readSettings } from './settings.ts'

interface Connected {
  readonly client: KisClient
  readonly findKind?: HistoryOptions['findKind']
  close(): Promise<void>
}

/** Connects to KIS. The client has no `realOrders`, and a download calls no action that writes. */
function connectToKis({ environment, rest, tokenFile }: HistorySettings, signal: AbortSignal): Connected {
  const credentials = readCredentials(process.env, 'history')
  const store = sqliteStore({ path: tokenFile })
  const hosts = { ...kisHosts[environment], ...(rest !== undefined && { rest }) }
  const client = createKisClient({ environment, credentials, tokenStore: store, hosts })
  return {
    client,
    ...(environment === 'paper' && { findKind: kindsOfMasters(signal) }),
    async close() {
      await client.close()
      store.close()
    },
  }
}

/** Finds kinds in KIS's instrument files, for paper trading, which lacks the call. Each exchange's files are read once. */
function kindsOfMasters(signal: AbortSignal): HistoryOptions['findKind'] {
  const read = new Map<string, ReturnType<typeof downloadInstruments>>()
  return async ({ symbol, exchange }) => {
    const listed =
      read.get(exchange) ??
      withProgress({ title: `instrument files of ${exchange}`, unit: 'files' }, ({ show }) =>
        downloadInstruments({ exchanges: [exchange], signal, onProgress: show }),
      )
    read.set(exchange, listed)
    return (await listed).find((one) => one.symbol === symbol)?.kind ?? 'stock'
  }
}

/** Starts a simulator of a real account in this process, whose clock shows the second day after the last one that is wanted. */
async function startOwnKis({ to }: HistorySettings): Promise<Connected> {
  const clock = createScaledClock({ at: Date.parse(`${to}T10:00+09:00`) + 2 * 86_400_000 })
  const rate = { limit: 1_000, windowMs: 1_000 }
  const simulator = await startSimulator({ environment: 'real', hours: 'exchange', clock, limits: false, rate })
  const client = createKisClient({ ...simulator.clientOptions })
  return {
    client,
    async close() {
      await client.close()
      await simulator.close()
    },
  }
}

async function main(): Promise<void> {
  loadEnvFile()
  const settings = readSettings(process.argv.slice(2), process.env)
  if (settings === undefined) {
    console.log(help)
    return
  }
  if (settings.csv !== undefined) {
    process.exitCode = importOwnCsv(settings, settings.csv) ? 0 : 1
    return
  }
  const signal = stopSignal('the download was stopped; run the same command again to go on with it')
  const { client, findKind, close } = settings.simulator ? await startOwnKis(settings) : connectToKis(settings, signal)
  try {
    const isWhole = await withProgress({ title: 'minutes', unit: 'days' }, (progress) =>
      downloadHistory(client, settings, {
        report: (event) => reportEvent(event, progress),
        ...(findKind && { findKind }),
        signal,
      }),
    )
    process.exitCode = isWhole ? 0 : 1
  } catch (error) {
    throw withRemedy(error)
  } finally {
    await close()
  }
}

function printEvent(event: HistoryEvent): void {
  for (const line of formatEvent(event)) console.log(line)
}

/** Prints an event, and shows the days of minutes as progress. */
function reportEvent(event: HistoryEvent, { show, clear }: Progress): void {
  if (event.kind !== 'minutes' || event.faults.length + event.notes.length > 0) clear()
  printEvent(event)
  if (event.kind === 'minutes') show({ done: event.done, total: event.total, note: event.symbol })
}

function importOwnCsv(
  { instruments: [instrument], directory }: HistorySettings,
  { file, kind }: NonNullable<HistorySettings['csv']>,
): boolean {
  return instrument === undefined || importCsv({ file, instrument: { ...instrument, kind }, directory }, printEvent)
}

/** Adds to an error of KIS what a person can do. */
function withRemedy(error: unknown): unknown {
  if (!isKisError(error)) return error
  const remedy =
    error.code === 'KIS_NOT_OFFERED'
      ? 'set KIS_ENVIRONMENT=real and the keys of a real account: this command reads quotes and places no order'
      : 'what was stored stays; run the same command again to go on'
  return new Error(`${error.message}; ${remedy}`, { cause: error })
}

await runCommand(main)
