import { runScript } from '@stockeye/internal/redis-script'
import { Redis, type RedisOptions } from 'ioredis'
import { systemClock } from '../../clock.ts'
import { JobBackendError } from '../../errors.ts'
import { argumentsOf, type BullCall } from './scripts/bull-call.ts'
import type { Script } from './scripts/script.ts'

/** Hint between processes, with the id of a run or a job, or a channel (`tell`: a delivery is due). `all`: hints may have been missed. */
export type Hint =
  | { readonly kind: 'run' | 'cancel' | 'work' | 'tell'; readonly id: string }
  | { readonly kind: 'all'; readonly id?: never }

/** Commands to the Redis of a backend. */
export interface Commands {
  readonly redis: Redis
  /** Prefix of all keys, BullMQ's included. */
  readonly prefix: string
  key(name: string): string
  /**
   * Runs a script on the server.
   * @param call call of BullMQ's that the script makes
   * @throws {JobBackendError} as `command`
   */
  execute(script: Script, key: string, ask: Readonly<Record<string, unknown>>, call?: BullCall): Promise<unknown>
  /**
   * Sends a command when the connection is ready, and wraps its error.
   * @param mostMs time for the answer, in ms @default that of all commands, which also bounds it
   * @throws {JobBackendError} Redis failed, or gave no answer in time: then it may still do what the command says
   */
  command<T>(command: () => Promise<T>, mostMs?: number): Promise<T>
}

/** Two connections of a backend: one for commands, BullMQ's included, and one that receives the hints. */
export interface Connection extends Commands {
  hint(hint: Hint & { readonly id: string }): void
  onHint(listener: (hint: Hint) => void): () => void
  /**
   * Returns commands on a connection of their own, which is opened when it is first asked for: while Redis works on
   * these, this process works on the answers to the others.
   */
  beside(): Commands
  /** Runs work for which no caller waits; `close` waits for it. */
  background(work: Promise<unknown>): void
  close(): Promise<void>
}

export interface ConnectionOptions {
  readonly redis: string | RedisOptions
  readonly prefix: string
  readonly acceptVolatile: boolean
  /** Time in which Redis must answer a command, in ms. */
  readonly timeoutMs: number
  /** Receives the errors of work that fails in the background. */
  failed(error: unknown): void
}

// A key of this version means the same to every process that reads it.
const version = '1'

/**
 * Compares the stored version with this one.
 * @throws {JobBackendError} a newer version of this package keeps its jobs there
 */
export function refuseNewer(stored: string | null, prefix: string): void {
  if (stored !== version) throw new JobBackendError(`a newer job-runner keeps its jobs in ${prefix}: update this one`)
}

/** Returns the error without the command that ioredis puts into it: its arguments may hold the password, or a payload. */
function withoutCommand(error: unknown): unknown {
  if (error instanceof Error) Reflect.deleteProperty(error, 'command')
  return error
}

/** Returns whether an error is a reply of the server, and not a lost connection. */
const isReply = (error: unknown): error is Error => error instanceof Error && error.name === 'ReplyError'

/**
 * Creates the functions that send scripts and commands.
 * @param options.name prefix in the options, which the names of the keys have in braces
 * @param options.timeoutMs time for the answer to a command, and for a lost connection to come back before it, in ms
 */
export function createCommands(
  redis: Redis,
  { name, timeoutMs }: { readonly name: string; readonly timeoutMs: number },
): Commands {
  const prefix = `{${name}}:`
  const untilReady = createReadiness(redis)
  let isGathering = false

  /** Gathers the commands of this turn of the loop into one write to the connection. */
  function gather() {
    const { stream } = redis
    if (isGathering || stream === undefined) return
    isGathering = true
    stream.cork()
    setImmediate(() => {
      isGathering = false
      stream.uncork()
    })
  }

  async function command<T>(send: () => Promise<T>, mostMs = timeoutMs): Promise<T> {
    const waitMs = Math.min(mostMs, timeoutMs)
    let isLate = false
    const late = () => {
      isLate = true
      return new JobBackendError(`Redis gave no answer within ${waitMs} ms`)
    }
    async function sendWhenReady() {
      await untilReady()
      if (isLate) throw late()
      return send()
    }
    gather()
    try {
      return await inTime(redis.status === 'ready' ? send() : sendWhenReady(), waitMs, late)
    } catch (error) {
      if (error instanceof JobBackendError) throw error
      const cause = withoutCommand(error)
      const reason = cause instanceof Error ? cause.message : String(cause)
      throw new JobBackendError(`Redis failed: ${reason}`, { cause })
    }
  }

  return {
    redis,
    prefix,
    key: (name) => `${prefix}${name}`,
    command,
    execute: (script, key, ask, call) =>
      command(() => runScript(redis, script, key, prefix, JSON.stringify(ask), ...(call ? argumentsOf(call) : []))),
  }
}

/**
 * Returns a function that waits until the connection is ready. Commands do not wait in the queue of ioredis: it sends
 * them when Redis is back, even if their calls have been rejected.
 */
function createReadiness(redis: Redis): () => Promise<void> {
  let ready: Promise<void> | undefined
  return () => {
    if (redis.status === 'end') return Promise.reject(new Error('the connection is closed'))
    ready ??= new Promise<void>((resolve, reject) => {
      const opened = () => settle(resolve)
      const ended = () => settle(() => reject(new Error('the connection is closed')))
      function settle(how: () => void) {
        ready = undefined
        redis.off('ready', opened)
        redis.off('end', ended)
        how()
      }
      redis.once('ready', opened)
      redis.once('end', ended)
    })
    return ready
  }
}

/** Returns the result of a promise, or rejects after a time; what the promise stands for continues. */
function inTime<T>(promise: Promise<T>, ms: number, late: () => Error): Promise<T> {
  const { promise: settled, resolve, reject } = Promise.withResolvers<T>()
  const timer = systemClock.setTimeout(() => reject(late()), ms)
  promise.then(resolve, reject).finally(() => systemClock.clearTimeout(timer))
  return settled
}

/**
 * Connects to Redis, and checks its settings.
 * @throws {JobBackendError} Redis cannot be reached, or would lose what was acknowledged
 */
export async function openConnection({ redis: target, failed, ...options }: ConnectionOptions): Promise<Connection> {
  // The shapes of replies that BullMQ's and our own scripts are read by.
  const own = { replyMapping: 'legacy', enableOfflineQueue: false } as const
  const redis = typeof target === 'string' ? new Redis(target, own) : new Redis({ ...target, ...own })
  // ioredis would otherwise subscribe again by itself, and no listener would receive the error when that fails.
  const subscriber = duplicate({ autoResubscribe: false })
  const commands = createCommands(redis, { name: options.prefix, timeoutMs: options.timeoutMs })
  const { prefix, command } = commands
  const hints = `${prefix}hints`
  const listeners = new Set<(hint: Hint) => void>()
  const pending = new Set<Promise<unknown>>()
  const subscribed = Promise.withResolvers<void>()
  let isClosed = false
  let lastError: unknown
  let another: Redis | undefined

  const report = (error: unknown) => {
    if (!isClosed) failed(withoutCommand(error))
  }

  function background(work: Promise<unknown>) {
    const done = work.catch(report).finally(() => pending.delete(done))
    pending.add(done)
  }

  /** Waits for nothing that a lost connection keeps from ending. */
  async function close() {
    isClosed = true
    while (pending.size > 0 && redis.status === 'ready') {
      const { promise: lost, resolve } = Promise.withResolvers<void>()
      redis.once('close', resolve)
      await Promise.race([Promise.allSettled(pending), lost])
      redis.off('close', resolve)
    }
    for (const connection of [redis, subscriber, another]) connection?.disconnect()
  }

  function duplicate(options?: Partial<RedisOptions>): Redis {
    const other = redis.duplicate(options)
    // Both go to the same server, and one line about it is enough.
    other.on('error', () => undefined)
    return other
  }

  redis.on('error', (error) => {
    lastError = withoutCommand(error)
    report(error)
  })
  subscriber.on('message', (_channel, text: string) => {
    const hint = parseHint(text)
    if (hint !== undefined) for (const listener of listeners) listener(hint)
  })
  subscriber.on('ready', () => {
    subscriber.subscribe(hints).then(() => {
      subscribed.resolve()
      for (const listener of listeners) listener({ kind: 'all' })
    }, report)
  })

  try {
    const info = await command(() => redis.info())
    // The server refused the password or the number of the database: ioredis would continue without it.
    if (isReply(lastError)) throw lastError
    if (!options.acceptVolatile) checkDurable(info)
    await command(() => redis.set(`${prefix}version`, version, 'NX'))
    refuseNewer(await command(() => redis.get(`${prefix}version`)), prefix)
    await command(() => subscribed.promise)
  } catch (error) {
    await close()
    if (isReply(lastError)) throw new JobBackendError(`Redis refuses: ${lastError.message}`, { cause: lastError })
    if (lastError === undefined) throw error
    throw new JobBackendError('Redis cannot be reached', { cause: lastError })
  }

  return {
    ...commands,
    hint: (hint) => background(command(() => redis.publish(hints, formatHint(hint)))),
    onHint(listener) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    beside() {
      another ??= duplicate()
      return createCommands(another, { name: options.prefix, timeoutMs: options.timeoutMs })
    },
    background,
    close,
  }
}

/** Checks that Redis keeps acknowledged runs. It reads the answer to INFO, because hosted servers refuse CONFIG GET. */
function checkDurable(info: string) {
  const fieldOf = (field: string) => info.match(new RegExp(`^${field}:(.*?)\r?$`, 'm'))?.[1]
  const faults = [
    ...(fieldOf('aof_enabled') === '1' ? [] : ['appendonly yes']),
    ...(fieldOf('maxmemory_policy') === 'noeviction' ? [] : ['maxmemory-policy noeviction']),
  ]
  if (faults.length === 0) return
  throw new JobBackendError(
    `this Redis may lose acknowledged runs: set ${faults.join(' and ')} in its configuration, or pass acceptVolatile: true`,
  )
}

const formatHint = ({ kind, id }: Hint & { readonly id: string }): string => `${kind} ${id}`

const hintPattern = /^(run|cancel|work|tell) (.+)$/su

function parseHint(text: string): Hint | undefined {
  const [, kind, id] = hintPattern.exec(text) ?? []
  if (id === undefined) return undefined
  return kind === 'run' || kind === 'cancel' || kind === 'work' || kind === 'tell' ? { kind, id } : undefined
}
