import { OptionError } from '@stockeye/example-shared/option-error'
import { parseArguments } from '@stockeye/example-shared/parse-arguments'
import type { Account } from '../settings/env.ts'
import { type PersonsWord, parseClaim } from './person.ts'

export const help = `npm run trader -- [options]

Runs a trading bot: it buys what its rules wish, sells at their wish or at its stops, and cancels those of its orders that stay open.
It is an example of the structure of such a bot, not advice.

  --simulator       trades on a KIS simulator of its own, which is the default
  --paper           trades on KIS's paper trading (모의투자)
  --real            trades with real money; it needs KIS_REAL_ORDERS=yes in the environment, or --dry-run
  --dry-run         does everything but send its orders; they are kept in a journal of their own
  --settings FILE   settings as YAML             (those of examples/trader/trader.yaml)

--paper and --real need KIS_APP_KEY, KIS_APP_SECRET and KIS_ACCOUNT (12345678-01) in the environment.
With TRADER_PORT and TRADER_SECRET_KEY (32 or more characters, as from openssl rand -base64 33) it serves its desk on 127.0.0.1 at
that port, for the API with the same secret.

Of the simulator:
  --at ISO          its first instant            (2026-10-19T08:50:00+09:00, shortly before KRX opens)
  --speed N         simulated seconds in a real one (60; 600 at most)
  --seed N          its market                   (1)

The word of a person, given once where the log asks for it, with --by NAME:
  --confirm-account   the journal has all orders of the trader, so it may buy
  --accept-holdings   the shares that no order explains are right
  --claim ID=WORD     what became of an order: ours, not-ours, over, or the number of the row that it is
  --reduce            only sell from now on
  --resume            trade again after a halt or after --reduce

Stop it with Ctrl-C: it ends its current decision, and leaves open orders as they are.`

/** Options of the command line. */
export interface Options {
  readonly on: Account['on']
  readonly dryRun: boolean
  /** Path of the settings; undefined for the defaults. */
  readonly settings: string | undefined
  readonly simulator: { readonly at: number; readonly speed: number; readonly seed: number }
  /** Word of a person; undefined if none was given. */
  readonly word: PersonsWord | undefined
}

/** Parses the options; undefined where help is asked for. @throws {OptionError} an option is wrong */
export function parseOptions(args: readonly string[]): Options | undefined {
  const { values } = parseArguments({ args: [...args], options: known })
  if (values.help) return undefined
  const accounts = (['simulator', 'paper', 'real'] as const).filter((name) => values[name])
  if (accounts.length > 1) throw new OptionError(`--${accounts.join(', --')}: only one of them can be; choose one`)
  const on = accounts[0] ?? 'simulator'
  const simulator = { at: Date.parse(values.at), speed: Number(values.speed), seed: Number(values.seed) }
  if (Number.isNaN(simulator.at))
    throw new OptionError(`--at: ${values.at} is not an instant; pass one such as 2026-10-19T08:50:00+09:00`)
  // The time-outs of the simulated clock would pass at a higher speed while a real packet travels.
  if (!(simulator.speed > 0 && simulator.speed <= 600))
    throw new OptionError(`--speed: ${values.speed} is not a number above zero and at most 600; pass 60, for example`)
  if (!Number.isSafeInteger(simulator.seed))
    throw new OptionError(`--seed: ${values.seed} is not a whole number; pass 1, for example`)
  return { on, dryRun: values['dry-run'], settings: values.settings, simulator, word: wordOf(values) }
}

const flag = { type: 'boolean', default: false } as const
const text = (value: string) => ({ type: 'string', default: value }) as const
const known = {
  simulator: flag,
  paper: flag,
  real: flag,
  'dry-run': flag,
  settings: { type: 'string' },
  at: text('2026-10-19T08:50:00+09:00'),
  speed: text('60'),
  seed: text('1'),
  help: flag,
  by: text(''),
  'confirm-account': flag,
  'accept-holdings': flag,
  claim: { type: 'string', multiple: true, default: [] as string[] },
  reduce: flag,
  resume: flag,
} as const

/** Returns the word of a person; undefined if none was given. @throws {OptionError} it has no name, or a claim is wrong */
function wordOf(values: {
  readonly by: string
  readonly 'confirm-account': boolean
  readonly 'accept-holdings': boolean
  readonly claim: readonly string[]
  readonly reduce: boolean
  readonly resume: boolean
}): PersonsWord | undefined {
  const { by, reduce, resume, claim: claims } = values
  if (reduce && resume) throw new OptionError('--reduce, --resume: only one of them can be; choose one')
  const mode: PersonsWord['mode'] = reduce ? 'reducing' : resume ? 'active' : undefined
  const word = {
    by,
    confirmsAccount: values['confirm-account'],
    acceptsHoldings: values['accept-holdings'],
    mode,
    claims,
  }
  const isGiven = word.confirmsAccount || word.acceptsHoldings || mode !== undefined || claims.length > 0
  if (isGiven && by === '') throw new OptionError('--by: it is missing; pass the name of the person who says so')
  for (const claim of claims) parseClaim(claim, by)
  return isGiven ? word : undefined
}
