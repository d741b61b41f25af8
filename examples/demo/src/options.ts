import { OptionError } from '@stockeye/example-shared/option-error'
import { parseArguments } from '@stockeye/example-shared/parse-arguments'

export const help = `npm run demo -- [options]

Runs the whole system, trader, API with its worker, and bot, on simulators of KIS and of Telegram. Real sockets, simulated time.

  (nothing)   some days in a few seconds, through token rotations, beside a client that reads its token once and keeps it
  --serve     a page on this machine: you are the admin in the chat, and can cause faults; Ctrl-C stops it

  --hours N   simulated hours, from Monday 2026-10-19 08:00 in Seoul (72; without --serve)
  --port N    port of the page; 0 takes a free one (4800; with --serve)
  --seed N    the market's seed: the same seed makes the same run (1)
  --json      prints only one JSON object on stdout: the figures, or {"page":"http://127.0.0.1:…"}
  --help      this text

Exit code 1 when the client that listens had a failed call, an order twice, or a triggered job without its
completion; 64 when an option is wrong.`

/** Options of the command line. */
export interface Options {
  readonly serve: boolean
  readonly hours: number
  readonly port: number
  readonly seed: number
  readonly json: boolean
}

const known = {
  serve: { type: 'boolean', default: false },
  hours: { type: 'string' },
  port: { type: 'string' },
  seed: { type: 'string', default: '1' },
  json: { type: 'boolean', default: false },
  help: { type: 'boolean', default: false },
} as const

/** Parses the options; undefined where help is asked for. @throws {OptionError} an option is wrong */
export function parseOptions(args: readonly string[]): Options | undefined {
  const { values } = parseArguments({ args: [...args], options: known })
  if (values.help) return undefined
  const { serve, json, hours = '72', port = '4800', seed } = values
  if (serve && values.hours !== undefined)
    throw new OptionError('--hours: a page is served until it is stopped; leave it out')
  if (!serve && values.port !== undefined) throw new OptionError('--port: only a page has a port; pass --serve, too')
  const options = { serve, json, hours: Number(hours), port: Number(port), seed: Number(seed) }
  if (!Number.isSafeInteger(options.hours) || options.hours < 1)
    throw new OptionError(`--hours: ${hours} is not a whole number above zero; pass 72, for example`)
  if (!Number.isSafeInteger(options.port) || options.port < 0 || options.port > 65_535)
    throw new OptionError(`--port: ${port} is not a port; pass 4800, for example, or 0 for a free one`)
  if (!Number.isSafeInteger(options.seed) || options.seed < 0)
    throw new OptionError(`--seed: ${seed} is not a whole number from 0; pass 1, for example`)
  return options
}
