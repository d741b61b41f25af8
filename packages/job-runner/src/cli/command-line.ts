import { parseArgs } from 'node:util'
import { longestText } from '../runner/input/check-input.ts'
import { toJson } from '../runner/input/json.ts'
import type { StoreAddress } from './open-store.ts'

export const help = `job-runner: shows what a store of jobs holds, and changes it

These commands only read: nothing is made, changed or locked.

  job-runner list --store STORE [--json] [--watch]
      jobs that have ever run or been scheduled: their latest run, what waits
      and what runs
  job-runner history JOB --store STORE [--limit N] [--before RUN] [--json]
      [--watch]
      runs of a job, newest first
  job-runner dead --store STORE [--json] [--watch]
      completions that could not be delivered, without secrets
  job-runner health --store STORE [--json] [--watch]
      what is wrong, since when, and what to do; workers, channels, counts

These write. They neither make a store nor change its schema.

  job-runner trigger JOB --store STORE [--payload JSON] [--dedupe KEY] [--wait]
      [--json]
      runs a job now, as the worker that serves it has registered it; refuses
      when no living worker serves it
  job-runner redeliver DELIVERY --store STORE [--json]
      puts a dead delivery back in line
  job-runner discard DELIVERY --store STORE [--json]
      forgets a dead delivery: its recipient is not informed

  --store STORE   file of a sqliteBackend, or Redis of a bullmqBackend:
                  redis://user:password@host:port/number, rediss:// for TLS, or
                  unix:// and the path of its socket. A Redis needs ioredis to
                  be installed, and bullmq to write
  --prefix NAME   prefix of the bullmqBackend (default job-runner)
  --limit N       number of runs (default 20)
  --before RUN    runs before this one: the last run of the page before
  --payload JSON  input of the job; the trigger joins a run that has not ended
                  only if that has the same input, and else queues behind it
  --dedupe KEY    the same key of the same job is the same run for 24 h: for
                  scripts that may repeat
  --wait          waits for the end of the run
  --watch         repeats every 2 s until it is interrupted
  --json          one JSON object, and one a line with --watch; instants are
                  milliseconds since 1970
  --version       version of this package
  -h, --help      this text

Exit codes:
  0    it was done, and all is well
  1    it cannot be done, as without such a store, job or delivery
  2    health found a problem, or the run that --wait waited for did not succeed
  64   the command line is wrong
  130  SIGINT, or 143, SIGTERM, ended --wait: the run goes on
`

/** Wrong command line; the message says what it must be, and is printed. */
export class UsageError extends Error {}

/** Command that only reads. */
export type LookCommand =
  | { readonly name: 'list' | 'dead' | 'health' }
  | { readonly name: 'history'; readonly jobId: string; readonly limit: number; readonly before?: string }

/** Command that changes the store. */
export type ChangeCommand =
  | {
      readonly name: 'trigger'
      readonly jobId: string
      /** Payload as it was given: JSON, not parsed yet. */
      readonly payload?: string
      readonly dedupeKey?: string
      readonly waits: boolean
    }
  | { readonly name: 'redeliver' | 'discard'; readonly deliveryId: string }

interface Target {
  readonly address: StoreAddress
  readonly isJson: boolean
}

export interface LookInvocation extends Target {
  readonly look: LookCommand
  readonly watches: boolean
}

export interface ChangeInvocation extends Target {
  readonly change: ChangeCommand
}

export type Invocation = LookInvocation | ChangeInvocation

const options = {
  store: { type: 'string' },
  prefix: { type: 'string' },
  limit: { type: 'string' },
  before: { type: 'string' },
  payload: { type: 'string' },
  dedupe: { type: 'string' },
  wait: { type: 'boolean' },
  watch: { type: 'boolean' },
  json: { type: 'boolean' },
  version: { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
} as const

type Values = ReturnType<typeof parseArgs<{ options: typeof options; allowPositionals: true }>>['values']

/** Argument and options of each command, beyond those that every command has. */
const commands = {
  list: { options: ['watch'] },
  history: { argument: 'the id of a job', options: ['limit', 'before', 'watch'] },
  dead: { options: ['watch'] },
  health: { options: ['watch'] },
  trigger: { argument: 'the id of a job', options: ['payload', 'dedupe', 'wait'] },
  redeliver: { argument: 'the id of a dead delivery', options: [] },
  discard: { argument: 'the id of a dead delivery', options: [] },
} as const satisfies Record<string, { readonly argument?: string; readonly options: readonly (keyof Values)[] }>

type CommandName = keyof typeof commands
const everywhere: readonly string[] = ['store', 'prefix', 'json', 'version', 'help'] satisfies (keyof Values)[]

const isCommand = (name: string | undefined): name is CommandName => name !== undefined && Object.hasOwn(commands, name)

/** Parses the arguments of the process. @throws {UsageError} or parseArgs's TypeError: they are wrong */
export function parseCommandLine(args: readonly string[]): Invocation | 'help' | 'version' {
  const { values, positionals } = parseArgs({ args: [...args], allowPositionals: true, options })
  if (values.help) return 'help'
  if (values.version) return 'version'
  const [name, argument, ...more] = positionals
  if (!isCommand(name)) throw new UsageError(`the command must be one of ${Object.keys(commands).join(', ')}`)
  checkArguments(name, argument, more)
  const allowed = new Set<string>([...everywhere, ...commands[name].options])
  const misplaced = Object.keys(values).find((option) => !allowed.has(option))
  if (misplaced !== undefined) throw new UsageError(`--${misplaced} is not an option of ${name}`)
  return {
    address: addressOf(values),
    isJson: values.json ?? false,
    ...commandOf(name, argument ?? '', values),
  }
}

// An argument is not quoted in a message: it may be a URL with a password.
function checkArguments(name: CommandName, argument: string | undefined, more: readonly string[]) {
  const { argument: wanted } = { argument: undefined, ...commands[name] }
  if (wanted !== undefined && (argument === undefined || argument === '')) {
    throw new UsageError(`${name} must be followed by ${wanted}`)
  }
  const isTooMuch = wanted === undefined ? argument !== undefined : more.length > 0
  if (isTooMuch) throw new UsageError(`nothing but options may follow ${name}${wanted ? ` and ${wanted}` : ''}`)
}

function commandOf(
  name: CommandName,
  argument: string,
  values: Values,
): Omit<LookInvocation, keyof Target> | Omit<ChangeInvocation, keyof Target> {
  const watches = values.watch ?? false
  switch (name) {
    case 'history': {
      const { before } = values
      const look = { name, jobId: argument, limit: limitOf(values), ...(before !== undefined && { before }) } as const
      return { look, watches }
    }
    case 'trigger': {
      const { payload, dedupe, wait = false } = values
      if (payload !== undefined) checkJson(payload)
      if (dedupe !== undefined && (dedupe.trim() === '' || dedupe.length > longestText)) {
        throw new UsageError(`--dedupe must be followed by a key of at most ${longestText} letters`)
      }
      const given = { ...(payload !== undefined && { payload }), ...(dedupe !== undefined && { dedupeKey: dedupe }) }
      return { change: { name, jobId: argument, waits: wait, ...given } }
    }
    case 'redeliver':
    case 'discard':
      return { change: { name, deliveryId: argument } }
    default:
      return { look: { name }, watches }
  }
}

function limitOf({ limit = '20' }: Values): number {
  const count = Number(limit)
  if (Number.isSafeInteger(count) && count >= 1) return count
  throw new UsageError(`--limit must be a whole number, 1 or more, not ${JSON.stringify(limit)}`)
}

function checkJson(payload: string) {
  try {
    // JSON.parse makes Infinity of 1e999.
    toJson('payload', JSON.parse(payload))
  } catch {
    throw new UsageError('--payload must be JSON, such as \'{"market":"KOSPI"}\'')
  }
}

const redisSchemes = ['redis', 'rediss', 'unix']

function addressOf({ store, prefix }: Values): StoreAddress {
  const scheme = store?.match(/^([a-z][a-z0-9+.-]+):/i)?.[1]?.toLowerCase()
  if (!store || (scheme !== undefined && !redisSchemes.includes(scheme))) {
    throw new UsageError('--store must be the path of a file, or begin with redis://, rediss:// or unix://')
  }
  if (scheme !== undefined) return { kind: 'redis', url: store, ...(prefix !== undefined && { prefix }) }
  if (prefix !== undefined) throw new UsageError('--prefix is only for a Redis')
  return { kind: 'file', path: store }
}
