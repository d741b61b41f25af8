import { loadEnvFile } from '@stockeye/example-shared/env-file'
import { OptionError } from '@stockeye/example-shared/option-error'
import { parseArguments } from '@stockeye/example-shared/parse-arguments'
import { runCommand } from '@stockeye/example-shared/run-command'
import { aborted, stopSignal } from '@stockeye/example-shared/stop-signal'
import { createStream, exchanges, replayLine, type StreamOptions } from '@stockeye/kis-client'
import { localSharing } from '@stockeye/kis-client/sqlite'
import { noCloses, type ShownInstrument, startCloses } from './closes.ts'
import { type Connected, connectToKis, startOwnKis } from './connect.ts'
import { readEnv } from './env.ts'
import { createLines, type View } from './lines.ts'
import { showNames } from './names.ts'
import { createTable } from './table.ts'
import { startTicker } from './ticker.ts'

const help = `npm run ticker -- [options] [symbol ...]

Shows the trades of symbols as they happen, the state of each topic, and the notices of your orders. A symbol is one of KRX, such
as 005930, or has its exchange before it, such as NASD:AAPL, which paper trading lacks (005930 000660 035420 247540 by default).
It places no order. In a terminal it draws a table; into a pipe it prints a line for each event.

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

/** Parses a symbol of KRX, or one with its exchange before it. @throws {OptionError} the exchange is unknown */
function parseShown(text: string): ShownInstrument {
  const [before = '', symbol = text] = text.split(':')
  const exchange = symbol === text ? 'KRX' : exchanges.find((name) => name === before)
  if (exchange === undefined)
    throw new OptionError(`${text}: ${before} is not an exchange; use ${exchanges.join(', ')}`)
  return { exchange, symbol }
}

function readOptions() {
  const { values, positionals } = parseArguments({
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
  const instruments = [...new Set(positionals.length > 0 ? positionals : defaultSymbols)].map(parseShown)
  const [speed, seed] = [Number(values.speed), Number(values.seed)]
  if (!(speed > 0)) throw new OptionError(`--speed: ${values.speed} is not a number above zero; pass 10, for example`)
  if (!Number.isSafeInteger(seed) || seed < 0)
    throw new OptionError(`--seed: ${values.seed} is not a whole number from 0; pass 1, for example`)
  return { ...values, instruments, speed, seed }
}

type Options = ReturnType<typeof readOptions>

function streamOptions({ record, replay, share, speed }: Options, onEnd: () => void): StreamOptions {
  return {
    ...(record !== undefined && { record: { path: record } }),
    ...(share !== undefined && { sharing: localSharing({ directory: share }) }),
    ...(replay !== undefined && { line: replayLine(replay, { speed, onEnd }) }),
  }
}

function openView({ json, instruments, replay }: Options, { name, kis }: Connected): View {
  const { stdout } = process
  if (json || !stdout.isTTY) return createLines((line) => console.log(line), { json })
  const title = `ticker on ${replay === undefined ? name : `the recording ${replay}`}`
  const symbols = instruments.map(({ symbol }) => symbol)
  return createTable({ title, symbols, screen: stdout, now: kis.clock.now })
}

/** Buys shares of the instruments in turn, until the signal aborts. */
function buyNowAndThen(
  buy: NonNullable<Connected['buy']>,
  instruments: readonly ShownInstrument[],
  signal: AbortSignal,
): void {
  let count = 0
  const timer = setInterval(() => {
    const instrument = instruments[count % instruments.length]
    if (instrument !== undefined) buy(instrument)
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
  const { kis: credentials, environment, tokenFile } = readEnv(process.env)
  const stopped = stopSignal('the ticker stops')
  const { promise: replayed, resolve: onEnd } = Promise.withResolvers<void>()
  // Before the start of a simulator, which would keep the process alive after a wrong option.
  const streaming = streamOptions(options, onEnd)
  const hosts = { ...(options.rest && { rest: options.rest }), ...(options.ws && { ws: options.ws }) }
  const connected =
    credentials === undefined
      ? await startOwnKis(environment, options.seed)
      : connectToKis(credentials, { environment, tokenFile, hosts })
  const { kis, htsId, hosts: used, buy } = connected
  const { instruments, replay } = options
  const closing = new AbortController()
  const { signal } = closing
  const stream = createStream(kis, streaming)
  const view = openView(options, connected)
  try {
    const { show } = view
    // REST shows the closes of today, not those of a recording.
    const closes = replay === undefined ? startCloses(kis, instruments, signal) : noCloses
    startTicker(stream, { instruments, htsId, closes, show })
    const showName = (symbol: string, name: string) => show({ kind: 'name', symbol, name })
    // Names are a decoration: without the files the table has none.
    void showNames(used, instruments, { show: showName, signal }).catch(() => undefined)
    if (buy !== undefined && replay === undefined) buyNowAndThen(buy, instruments, signal)
    await Promise.race([aborted(stopped), replayed])
  } finally {
    closing.abort()
    await stream.close()
    view.close()
    await connected.close()
  }
}

await runCommand(main)
