import { checkClient } from '../../client/check-action.ts'
import type { KisClient } from '../../client/client.ts'
import type { Feed } from '../../endpoint.ts'
import { KisInputError } from '../../errors.ts'
import { checkNames } from '../../values/check-names.ts'
import {
  checkOption,
  countRule,
  functionRule,
  type OptionRule,
  objectRule,
  oneOf,
  signalRule,
  withMethods,
} from '../../values/check-options.ts'
import { preview } from '../../values/preview.ts'
import type { WhenFull } from './buffer.ts'
import type { IterateOptions, StreamOptions } from './stream.ts'

const numberRule: OptionRule = {
  is: 'a number above 0',
  use: 'a number such as 20',
  fits: (value) => typeof value === 'number' && value > 0 && Number.isFinite(value),
}

const rules: { readonly [name in keyof Required<StreamOptions>]: OptionRule } = {
  sharing: withMethods('a meeting place', ['meet'], 'localSharing({ directory }) or redisSharing({ redis })'),
  pool: { is: 'an array of clients', use: 'clients of createKisClient, one an app key', fits: Array.isArray },
  mostRestCallsPerMinute: numberRule,
  // `recordLine` checks its parts.
  record: objectRule("options of a recording, such as { path: '.stockeye/realtime' }"),
  line: functionRule('a function that opens a line, such as replayLine(files)'),
  random: functionRule('a function such as Math.random'),
}

/** Checks what `createStream` takes. @throws {KisInputError} client or option is wrong, or no WebSocket is known */
export function checkStreamOptions(client: KisClient, options: StreamOptions): void {
  checkClient(client)
  checkOption('options', options, objectRule('an object of options, or leave it out'))
  checkNames(options, 'an option of createStream', Object.keys(rules))
  for (const [name, rule] of Object.entries(rules)) {
    const value: unknown = Reflect.get(options, name)
    if (value !== undefined) checkOption(name, value, rule)
  }
  for (const [index, member] of (options.pool ?? []).entries()) checkClient(member, `pool[${index}]`)
  if (options.line === undefined && client.realtime.url === null)
    throw new KisInputError({
      field: 'hosts.ws',
      rule: 'is null; use the address of a WebSocket, such as that of a simulator, or the option line',
    })
  for (const name of ['sharing', 'pool'] as const) {
    if (options.line === undefined || options[name] === undefined) continue
    throw new KisInputError({
      field: name,
      rule: 'is given together with line, which has no socket of KIS; leave out one of the two',
    })
  }
  const stranger = (options.pool ?? []).find(({ environment }) => environment !== client.environment)
  if (stranger !== undefined)
    throw new KisInputError({
      field: 'pool',
      rule: `has a client of ${stranger.environment} trading, and the stream's own is of ${client.environment} trading; use one environment`,
    })
  const names = [client, ...(options.pool ?? [])].map(({ realtime }) => realtime.keyName)
  if (new Set(names).size < names.length)
    throw new KisInputError({ field: 'pool', rule: 'has two clients of one app key; use each app key once' })
}

type BufferOptions = Pick<IterateOptions<string>, 'mostRows' | 'whenFull'>

/** Options of a buffer, with their defaults. */
export interface CheckedBuffer {
  readonly mostRows: number
  readonly whenFull: WhenFull
}

/** Subscription, checked and with its defaults. */
export interface CheckedSubscription extends CheckedBuffer {
  readonly keys: readonly string[]
  readonly columns: readonly string[]
  readonly priority: number
  readonly signal: AbortSignal | undefined
}

const names = ['columns', 'priority', 'signal'] as const
/** Names of the options of a buffer. */
export const bufferNames: readonly string[] = ['mostRows', 'whenFull']
const whenFullRule = oneOf('a rule for a full buffer', ['drop-oldest', 'newest-by-key'])

const feedRule: OptionRule = {
  is: 'a feed',
  use: 'one of @stockeye/kis-client/endpoints/feeds, such as ccnlKrx',
  fits: (value) => typeof value === 'object' && value !== null && 'columns' in value && 'encrypted' in value,
}

/** Checks a subscription. @throws {KisInputError} a key, a column or an option is wrong */
export function checkSubscription(
  feed: Feed<string>,
  given: string | readonly string[],
  options: IterateOptions<string>,
  listener?: unknown,
): CheckedSubscription {
  checkOption('feed', feed, feedRule)
  checkOption('options', options, objectRule("an object such as { columns: ['STCK_PRPR'] }"))
  if (listener === undefined) checkNames(options, 'an option of subscribe', [...names, ...bufferNames])
  else {
    checkOption('listener', listener, functionRule('a function that takes a row'))
    checkNames(options, 'an option of listen', names)
  }
  const { columns = feed.columns, priority = 0, signal } = options
  checkOption('priority', priority, {
    is: 'a whole number',
    use: 'a number such as 1; the greatest get their places first',
    fits: Number.isSafeInteger,
  })
  if (signal !== undefined) checkOption('signal', signal, signalRule)
  return { keys: checkKeys(given), columns: checkColumns(feed, columns), priority, signal, ...checkBuffer(options) }
}

/** Checks the options of a buffer. @throws {KisInputError} one is wrong */
export function checkBuffer({ mostRows = 10_000, whenFull = 'drop-oldest' }: BufferOptions): CheckedBuffer {
  checkOption('mostRows', mostRows, countRule('a number such as 10000'))
  checkOption('whenFull', whenFull, whenFullRule)
  return { mostRows, whenFull }
}

/** Returns whether a value can be the key of a topic. A separator of the wire in it would be read as another message. */
const isKey = (value: unknown): boolean => typeof value === 'string' && /^[\w.\-/@]{1,40}$/.test(value)

/** Checks a feed with its key. @throws {KisInputError} one is wrong */
export function checkTopic(feed: Feed<string>, key: string): void {
  checkOption('feed', feed, feedRule)
  checkOption('key', key, { is: 'the key of a feed', use: "a key such as '005930' or 'DNASAAPL'", fits: isKey })
}

/** Checks the key of notices. @throws {KisInputError} it is not an id */
export const checkHtsId = (htsId: string): void =>
  checkOption('htsId', htsId, { is: 'an HTS id', use: 'the id with which you sign in at KIS', fits: isKey })

function checkKeys(given: string | readonly string[]): readonly string[] {
  if (typeof given !== 'string')
    checkOption('keys', given, { is: 'a key or an array of keys', use: "text such as '005930'", fits: Array.isArray })
  const keys = typeof given === 'string' ? [given] : [...new Set(given)]
  const wrong = keys.find((key) => !isKey(key))
  if (keys.length > 0 && wrong === undefined) return keys
  const rule = keys.length === 0 ? 'is empty' : `${preview(wrong)} is not the key of a feed`
  throw new KisInputError({ field: 'keys', rule: `${rule}; use a key such as '005930' or 'DNASAAPL'` })
}

function checkColumns({ id, columns }: Feed<string>, asked: readonly string[]): readonly string[] {
  checkOption('columns', asked, { is: 'an array', use: "columns such as ['STCK_PRPR']", fits: Array.isArray })
  const wrong = asked.find((name) => !columns.includes(name))
  if (wrong === undefined) return asked
  throw new KisInputError({
    field: 'columns',
    rule: `${preview(wrong)} is not a column of ${id}; use one of its columns`,
  })
}
