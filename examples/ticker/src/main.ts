import { parseArgs } from 'node:util'
import { loadEnvFile } from '@stockeye/example-shared/env-file'
import { runCommand } from '@stockeye/example-shared/run-command'
import { createStream, replayLine, type StreamOptions } from '@stockeye/kis-client'
import { localSharing } from '@stockeye/kis-client/sqlite'
import { type Connected, connectToKis, startOwnKis } from './connect.ts'
import { readEnv } from './env.ts'
import { createLines, type View } from './lines.ts'
import { createTable } from './table.ts'
import { showNames, startTicker } from './ticker.ts'

const help = `npm run ticker -- [options] [symbol ...]

Shows the trades of symbols of KRX as they happen (005930 000660 035420 247540 by default), the state of each topic, and the
notices of your orders. It places no order. In a terminal it draws a table; into a pipe it prints a line for each event.

Without credentials it runs on a KIS simulator of its own, which trades at any hour, and on which a person buys three shares
now and then. With KIS_APP_KEY, KIS_APP_SECRET, KIS_ACCOUNT (12345678-01) and KIS_HTS_ID (the id with which you sign in) in
the environment or in .env it runs on KIS's paper trading (모의투자).

  --json          prints each event as a line of JSON
  --record DIR    records all that arrives to files; notices of orders are left out
  --replay DIR    shows a recording in place of KIS, at the rate of its arrival, and ends with it
  --speed N       rate of the replay (1)
  --share DIR     shares one connection with other tickers of the app key that pass the same folder
  --seed N        the simulator's market (1)
  --rest ORIGIN   origin of the KIS server, such as that of npm run simulator (default KIS's own)
  --ws ORIGIN     origin of its WebSocket, such as ws://127.0.0.1:21000
  --help          this text

  KIS_ENVIRONMENT  paper or real (paper)
  TICKER_TOKENS    file of the token and the approval key (.stockeye/tokens.db); every reader of the file can use them

Stop it with Ctrl-C: it releases its topics at KIS. Exit code 78 when a setting is missing or wrong, 64 when an option is.`

const defaultSymbols = ['005930', '000660', '035420', '247540']

function readOptions() {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      json: { type: 'boolean', default: false },
      record: { type: 'string' },
      replay: { type: 'string' },
      speed: { type: 'string', default: '1' },
      share: { type: 'string' },
      seed: { type: 'string', default: '1' },
      rest: { type: 'string' },
      ws: { type: 'string' },
      help: { type: 'boolean', default: false },
    },
  })
  const symbols = positionals.length > 0 ? [...new Set(positionals)] : defaultSymbols
  return { ...values, symbols, speed: Number(values.speed), seed: Number(values.seed) }
}

type Options = ReturnType<typeof readOptions>

/** Resolves with the reason to end: a signal, or the end of a recording. */
function endOf() {
  const { promise, resolve } = Promise.withResolvers<void>()
  const end = () => resolve()
  process.on('SIGINT', end).on('SIGTERM', end).on('SIGHUP', end)
  return { ended: promise, end }
}

function streamOptions({ record, replay, share, speed }: Options, onEnd: () => void): StreamOptions {
  return {
    ...(record !== undefined && { record: { path: record } }),
    ...(share !== undefined && { sharing: localSharing({ directory: share }) }),
    ...(replay !== undefined && { line: replayLine(replay, { speed, onEnd }) }),
  }
}

function openView({ json, symbols, replay }: Options, { name, kis }: Connected): View {
  const { stdout } = process
  if (json || !stdout.isTTY) return createLines((line) => console.log(line), { json })
  const title = `ticker on ${replay === undefined ? name : `the recording ${replay}`}`
  return createTable({ title, symbols, screen: stdout, now: kis.clock.now })
}

/** Buys shares of the symbols in turn, until the signal aborts. */
function buyNowAndThen(buy: (symbol: string) => void, symbols: readonly string[], signal: AbortSignal): void {
  let count = 0
  const timer = setInterval(() => {
    buy(symbols[count % symbols.length] ?? '005930')
    count += 1
  }, 10_000)
  signal.addEventListener('abort', () => clearInterval(timer))
}

async function main(): Promise<void> {
  const options = readOptions()
  if (options.help) {
    console.log(help)
    return
  }
  loadEnvFile()
  const { kis: credentials, tokenFile } = readEnv(process.env)
  const { ended, end } = endOf()
  // Before the start of a simulator, which would keep the process alive after a wrong option.
  const streaming = streamOptions(options, end)
  const hosts = { ...(options.rest && { rest: options.rest }), ...(options.ws && { ws: options.ws }) }
  const connected =
    credentials === undefined ? await startOwnKis(options.seed) : connectToKis(credentials, { tokenFile, hosts })
  const { kis, htsId, hosts: used, buy } = connected
  const closing = new AbortController()
  const stream = createStream(kis, streaming)
  const view = openView(options, connected)
  try {
    const { symbols } = options
    const show = view.show
    startTicker(stream, { symbols, htsId, show })
    // Names are a decoration: without the files the table has none.
    void showNames(used, { symbols, show }, closing.signal).catch(() => undefined)
    if (buy !== undefined && options.replay === undefined) buyNowAndThen(buy, symbols, closing.signal)
    await ended
  } finally {
    closing.abort()
    await stream.close()
    view.close()
    await connected.close()
  }
}

await runCommand(main, { failureCode: 64 })
