#!/usr/bin/env node
import { parseArgs } from 'node:util'
import { endWithOutput } from '@stockeye/internal/closed-output'
import { refuseOldNode } from '@stockeye/internal/node-version'
import { suggestNames } from '@stockeye/internal/suggest'
import { readVersion } from '@stockeye/internal/version'
import type { RateLimit } from '../environment.ts'
import { isKisError } from '../errors.ts'
import { preview } from '../values/preview.ts'
import { optionRules } from './options.ts'

const packageFile = new URL('../../package.json', import.meta.url)

const help = `kis-simulator: a KIS server on this machine, for KIS clients in any language

  --port N               port of the REST API; 0 takes a free one (default 0)
  --ws-port N            port of the WebSocket; 0 takes a free one (default 0)
  --environment E        paper or real (default paper)
  --hours H              always: trading at any hour; exchange: hours of each exchange, holidays of KRX and the US
                         (default always)
  --limits on|off        KIS's limits on calls and tokens (default on)
  --rate N               calls a second, such as 3 for a new customer (default 18 on real, 1 on paper)
  --hts-id ID            HTS id under which execution notices are registered (default simuser)
  --seed N               another seed, another market and other keys (default 1)
  --at INSTANT           what time it is at the start, such as 2026-10-19T09:00:00+09:00 (default now)
  --speed N              simulated seconds in a real one (default 1)
  --json                 print one line of JSON: where it serves, and the fake keys
  --version              the version of this package
  -h, --help             this text

Point the client at the printed host with the printed key, secret and account. It serves until it gets SIGTERM or SIGINT.

The control port takes JSON, and does for a test what KIS cannot do:
  POST /faults           {"match": {"path", "trId"}, "fault", "times"}: the next calls go wrong; a fault is
                         "hang-up-before", "hang-up-after", {"delayMs"}, {"rejectAfterMs"}, {"pageRows"},
                         {"repeatRows": true} or {"status", "msgCd", "msg1", "rtCd", "taken"}
  POST /clock            {"by"} or {"to"}, in milliseconds: time goes forward at once
  POST /token/kill       the newest token is dead
  POST /token/refuse     {"code", "forMs"}: no token is issued for so long
  POST /settings         {"orderListLagMs", "positionLagMs", "cancelLagMs", "endedOrderRow", "dateSkewMs"}: lags of the
                         lists and of cancellations, the row of an order that has ended, the header Date;
                         {"heldPlacesMs", "heldSessionMs", "pingPong", "extraColumns", "emptyCells", "fridayRestart"}:
                         places and sessions that outlive a socket, PINGPONG, the form of frames
  POST /orders/external  {"symbol", "side", "quantity", "price", "venue", "type", "origin"}: an order of another program
  POST /orders/cancel    {"orderNumber", "quantity"}: another program cancels an open order
  POST /orders/fill      {"orderNumber", "quantity"}: an open order fills at once
  POST /realtime/refuse  {"match": {"trId", "key"}, "code", "times"}: registrations are refused; likewise
                         /realtime/delay {"match", "ms", "times"} and /realtime/mangle {"match", "how", "times"}
  POST /realtime/silence {"match"}: open sockets go silent and stay open; /realtime/stall {"forMs"}: they send late
  POST /realtime/burst   {"match", "rows"}: the last rows again, so often; /realtime/kill-keys: no approval key is valid
  POST /realtime/disconnect {"how": "abrupt" or "close"}, /realtime/restart {"downMs"}: sockets end
  GET  /realtime/places, /realtime/requests   places that are taken, and registrations that came in
  GET  /calls, /orders   what came in (?path=, ?trId=), and what was booked (?account=)
  GET  /masters/FILE     an instrument file of today, such as kospi_code.mst.zip
`

/** Option of the command line by the field that an error of the simulator names. */
const optionOf: Readonly<Record<string, string>> = { startAt: '--at', date: '--at', htsId: '--hts-id' }

/** A wrong option; the user sees the message. */
class OptionError extends Error {}

function oneOf<Value extends string>(name: string, text: string, values: readonly Value[]): Value {
  const value = values.find((known) => known === text)
  if (value === undefined)
    throw new OptionError(`--${name}: ${preview(text)} is not a choice; use ${values.join(' or ')}`)
  return value
}

function numberFrom(name: 'port' | 'ws-port' | 'seed' | 'speed', text: string): number {
  const value = Number(text)
  const { is, use, fits } = optionRules[name === 'ws-port' ? 'wsPort' : name]
  if (text.trim() === '' || !fits(value)) throw new OptionError(`--${name}: ${preview(text)} is not ${is}; use ${use}`)
  return value
}

function rateFrom(text: string): RateLimit {
  const limit = Number(text)
  if (!Number.isSafeInteger(limit) || limit < 1) {
    throw new OptionError(
      `--rate: ${preview(text)} is not a whole number above zero; use the calls of a second such as 3`,
    )
  }
  return { limit, windowMs: 1_000 }
}

function instantFrom(text: string): number {
  // Without an offset the instant would depend on the machine's zone.
  const at = /T.*(Z|[+-]\d\d:\d\d)$/.test(text) ? Date.parse(text) : Number.NaN
  if (Number.isNaN(at)) {
    throw new OptionError(`--at: ${preview(text)} is not an instant with an offset; use 2026-10-19T09:00:00+09:00`)
  }
  return at
}

const optionTypes = {
  port: { type: 'string' },
  'ws-port': { type: 'string' },
  environment: { type: 'string' },
  hours: { type: 'string' },
  limits: { type: 'string' },
  rate: { type: 'string' },
  'hts-id': { type: 'string' },
  seed: { type: 'string' },
  at: { type: 'string' },
  speed: { type: 'string' },
  json: { type: 'boolean' },
  version: { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
} as const

type OptionName = keyof typeof optionTypes
const isOptionName = (name: string): name is OptionName => Object.hasOwn(optionTypes, name)

/**
 * Reads the arguments without the checks of `parseArgs`, whose messages have another form than those of this package, and
 * which takes the `-1` of `--port -1` for an option.
 */
function readArguments(): ReadonlyMap<OptionName, string> {
  const { tokens } = parseArgs({ options: optionTypes, strict: false, allowPositionals: true, tokens: true })
  const found = new Map<OptionName, string>()
  for (const token of tokens) {
    if (token.kind === 'option-terminator') continue
    const name = token.kind === 'option' ? token.name : token.value
    const written = token.kind === 'option' ? token.rawName : preview(token.value)
    if (token.kind === 'positional' || !isOptionName(name)) {
      const [use = Object.keys(optionTypes).join(', --')] = suggestNames(name, Object.keys(optionTypes))
      throw new OptionError(`${written}: is not an option; use --${use}`)
    }
    const isFlag = optionTypes[name].type === 'boolean'
    if (isFlag && token.value !== undefined)
      throw new OptionError(`${written}: ${preview(token.value)} is given, and the option has no value; leave it out`)
    // Another option where the value should be: the value was forgotten.
    const isMissing = token.value === undefined || (!token.inlineValue && token.value.startsWith('--'))
    if (!isFlag && isMissing)
      throw new OptionError(`${written}: has no value; use one, such as those in the list of options`)
    found.set(name, token.value ?? '')
  }
  return found
}

function readOptions() {
  const given = readArguments()
  const [rate, at, htsId] = [given.get('rate'), given.get('at'), given.get('hts-id')]
  return {
    help: given.has('help'),
    version: given.has('version'),
    json: given.has('json'),
    simulator: {
      port: numberFrom('port', given.get('port') ?? '0'),
      wsPort: numberFrom('ws-port', given.get('ws-port') ?? '0'),
      environment: oneOf('environment', given.get('environment') ?? 'paper', ['paper', 'real']),
      hours: oneOf('hours', given.get('hours') ?? 'always', ['always', 'exchange']),
      limits: oneOf('limits', given.get('limits') ?? 'on', ['on', 'off']) === 'on',
      ...(rate !== undefined && { rate: rateFrom(rate) }),
      ...(htsId !== undefined && { htsId }),
      seed: numberFrom('seed', given.get('seed') ?? '1'),
      speed: numberFrom('speed', given.get('speed') ?? '1'),
      ...(at !== undefined && { startAt: instantFrom(at) }),
    },
  }
}

/** Reads the options. @returns undefined after it has printed what is wrong with them */
function tryOptions(): ReturnType<typeof readOptions> | undefined {
  try {
    return readOptions()
  } catch (error) {
    if (!(error instanceof OptionError)) throw error
    process.stderr.write(`kis-simulator: ${error.message.replace(/\s+/g, ' ')} (see --help)\n`)
    process.exitCode = 64
    return undefined
  }
}

async function serve({ json, simulator: options }: ReturnType<typeof readOptions>): Promise<void> {
  // Import late: loading the tables takes longer than everything else, and help and wrong options do not need them.
  const { startSimulator } = await import('./simulator.ts')
  const simulator = await startSimulator(options)
  const stop = () => void simulator.close()
  process.on('SIGTERM', stop).on('SIGINT', stop)
  const { rest, ws, control, credentials } = simulator
  const { appKey, appSecret, account } = credentials
  const { environment, htsId = 'simuser' } = options
  process.stdout.write(
    json
      ? `${JSON.stringify({ rest, ws, control, appKey, appSecret, account, htsId, environment })}\n`
      : `KIS simulator (${environment}), on this machine only; Ctrl+C stops it

  REST        ${rest}
  WebSocket   ${ws}
  control     ${control}
  app key     ${appKey}
  app secret  ${appSecret}
  account     ${account}
  HTS id      ${htsId}

The key and the secret are fake: they work on this simulator only.
`,
  )
}

/** Returns the reason why the simulator cannot serve, by the code of the failed system call. */
function failureOf(error: Error, wsPort: number): string {
  const code = 'code' in error ? error.code : undefined
  const port = 'port' in error ? error.port : undefined
  const option = port === wsPort ? '--ws-port' : '--port'
  if (code === 'EADDRINUSE')
    return `${option}: ${port} is in use by another process; use another port, or 0 for a free one`
  if (code === 'EACCES')
    return `${option}: ${port} needs rights that this user lacks; use a port from 1024, or 0 for a free one`
  return error.message
}

endWithOutput()
refuseOldNode('kis-simulator', packageFile)
const options = tryOptions()
if (options?.help) process.stdout.write(help)
else if (options?.version) process.stdout.write(`kis-simulator ${readVersion(packageFile)}\n`)
else if (options !== undefined) {
  await serve(options).catch((error: Error) => {
    const isInput = isKisError(error) && error.code === 'KIS_INPUT'
    const said = isInput
      ? `${optionOf[error.field] ?? error.field}: ${error.rule}`
      : failureOf(error, options.simulator.wsPort)
    process.stderr.write(`kis-simulator: ${said} (see --help)\n`)
    process.exitCode = isInput ? 64 : 1
  })
}
