import { randomUUID } from 'node:crypto'
import type { Clock } from '@stockeye/token-manager'
import { KisInputError, KisUnreachableError } from '../../errors.ts'
import { checkOption, checkOptionNames, spanRule, withMethods } from '../../values/check-options.ts'
import type { Accept, Meeting, Receiver, Reception, Sharing } from './meeting.ts'
import {
  createLetterConnection,
  type LetterConnection,
  parseLetter,
  type RedisSharingPort,
  type RedisSubscriberPort,
} from './redis-channels.ts'
import { createRedisLease } from './redis-lease.ts'

/** Options of `redisSharing`. */
export interface RedisSharingOptions {
  /** Connection to Redis, which stays yours to close. A second one is opened beside it, to receive. */
  readonly redis: RedisSharingPort
  /** Prefix of the names in Redis. @default 'kis-socket:' */
  readonly prefix?: string
  /** Time after which Redis counts as away, in ms without an answer. @default 2_000 */
  readonly timeoutMs?: number
  /** Time after which another process takes over from one that died, in ms. All processes pass the same one. @default 6_000 */
  readonly leaseMs?: number
}

/**
 * Shares the socket of an app key between the processes of several hosts, through Redis. The clock of Redis measures the lease.
 *
 * An owner that cannot renew its lease in time closes its socket before another process can take over. One that is paused
 * closes it when it continues: until then KIS may see two connections, and refuses the second one (OPSP8996). On the first use,
 * and when Redis has lost its data, the first owner opens after `leaseMs`.
 *
 * @example
 * const sharing = redisSharing({ redis: new Redis() })
 * @throws {KisInputError} an option is missing or wrong
 */
export function redisSharing(options: RedisSharingOptions): Sharing {
  checkOptionNames('redisSharing', options, ['redis', 'prefix', 'timeoutMs', 'leaseMs'])
  const { redis, prefix = 'kis-socket:', timeoutMs = 2_000, leaseMs = 6_000 } = options
  const methods = ['evalsha', 'eval', 'publish', 'duplicate']
  checkOption('redis', redis, withMethods('a connection to Redis', methods, 'new Redis() of ioredis'))
  checkOption('timeoutMs', timeoutMs, spanRule('a number such as 2000'))
  checkOption('leaseMs', leaseMs, spanRule('a number such as 6000'))
  if (leaseMs < 2 * timeoutMs) {
    throw new KisInputError({
      field: 'leaseMs',
      rule: `${leaseMs} leaves no time for a second renewal after one that Redis does not answer; use ${2 * timeoutMs} or more`,
    })
  }
  // The braces are the hash tag of Redis Cluster.
  return { meet: ({ key, clock }) => meetIn({ redis, base: `${prefix}{${key}}`, timeoutMs, leaseMs, clock }) }
}

interface MeetOptions {
  readonly redis: RedisSharingPort
  readonly base: string
  readonly timeoutMs: number
  readonly leaseMs: number
  readonly clock: Clock
}

function meetIn(options: MeetOptions): Meeting {
  const { redis, base, timeoutMs, leaseMs, clock } = options
  const lease = createRedisLease({ redis, key: base, timeoutMs, leaseMs, clock })
  const post = createPostOffice(redis)
  let owner: { readonly id: string; readonly connection: LetterConnection } | undefined
  let tenureId = ''

  return {
    async takeLease(onLost) {
      const taken = await lease.take(onLost)
      if (typeof taken !== 'string') {
        tenureId = taken.id
        return taken
      }
      // The owner of before has died, and sends no word of it.
      if (owner !== undefined && taken !== '' && owner.id !== taken) owner.connection.lose()
      return undefined
    },
    receive: (_tenure, accept) => receiveGuests({ ...options, post, id: tenureId, accept }),
    async connect(receiver) {
      const id = await lease.holder()
      if (id === undefined) return undefined
      const connection = await callOwner({ ...options, post, id, receiver })
      owner = connection && { id, connection }
      return connection
    },
    close: async () => post.close(),
  }
}

/** Channels on which this process receives. */
interface PostOffice {
  /** Receives the messages of a channel. @returns a function that ends this */
  receive(channel: string, onMessage: (message: string) => void): Promise<() => void>
  close(): void
}

function createPostOffice(redis: RedisSharingPort): PostOffice {
  const channels = new Map<string, (message: string) => void>()
  let subscriber: RedisSubscriberPort | undefined

  function open(): RedisSubscriberPort {
    const opened = redis.duplicate()
    opened.on('message', (channel, message) => channels.get(channel)?.(message))
    // The connection is opened again by itself, and calls show when Redis is away.
    opened.on('error', () => undefined)
    return opened
  }

  return {
    async receive(channel, onMessage) {
      subscriber ??= open()
      const own = subscriber
      channels.set(channel, onMessage)
      const end = () => {
        channels.delete(channel)
        own.unsubscribe(channel).catch(() => undefined)
      }
      try {
        await own.subscribe(channel)
      } catch (cause) {
        end()
        throw new KisUnreachableError('the Redis of the shared socket accepts no subscription: see that it runs', {
          cause,
        })
      }
      return end
    },
    close() {
      subscriber?.disconnect()
      subscriber = undefined
    },
  }
}

interface Called extends MeetOptions {
  readonly post: PostOffice
  /** Id of the owner's tenure. */
  readonly id: string
}

const ownerChannel = (base: string, id: string) => `${base}:owner:${id}`
const guestChannel = (base: string, id: string) => `${base}:guest:${id}`

/** Opens a connection to the owner. @returns undefined if it does not answer in time */
async function callOwner({
  redis,
  base,
  post,
  id,
  receiver,
  clock,
  timeoutMs,
  leaseMs,
}: Called & { readonly receiver: Receiver }): Promise<LetterConnection | undefined> {
  const own = randomUUID()
  const answered = Promise.withResolvers<boolean>()
  let alive: unknown
  let isOpen = true
  const connection = createLetterConnection({
    redis,
    id: own,
    channel: ownerChannel(base, id),
    onEnd() {
      isOpen = false
      clock.clearTimeout(alive)
      answered.resolve(false)
      stopReceiving()
    },
  })
  const stopReceiving = await post.receive(guestChannel(base, own), (message) => {
    const letter = parseLetter(message)
    if (letter === undefined) return
    if (letter.kind === 'accept') answered.resolve(true)
    connection.read(letter)
  })
  connection.post('open')
  const limit = clock.setTimeout(() => answered.resolve(false), timeoutMs)
  const isAccepted = await answered.promise
  clock.clearTimeout(limit)
  if (!isAccepted) {
    connection.close()
    return undefined
  }
  connection.bind(receiver)
  const sayAlive = () => {
    if (!isOpen) return
    connection.post('alive')
    alive = clock.setTimeout(sayAlive, leaseMs / 4)
  }
  sayAlive()
  return connection
}

/** Receives on the channel of the owner. Each guest is a connection, until it closes or is silent for a lease. */
async function receiveGuests({
  redis,
  base,
  post,
  id,
  accept,
  clock,
  leaseMs,
}: Called & { readonly accept: Accept }): Promise<Reception> {
  const guests = new Map<string, { readonly connection: LetterConnection; lastAt: number }>()

  function open(from: string) {
    const channel = guestChannel(base, from)
    const connection = createLetterConnection({ redis, id, channel, onEnd: () => void guests.delete(from) })
    const guest = { connection, lastAt: clock.monotonic() }
    guests.set(from, guest)
    connection.post('accept')
    connection.bind(accept(connection))
    return guest
  }

  const stopReceiving = await post.receive(ownerChannel(base, id), (message) => {
    const letter = parseLetter(message)
    if (letter === undefined) return
    const known = guests.get(letter.from)
    if (known === undefined && letter.kind !== 'open') return refuse(letter.from, letter.kind)
    const guest = known ?? open(letter.from)
    guest.lastAt = clock.monotonic()
    guest.connection.read(letter)
  })

  /** Closes the connection of a guest that was given up. */
  function refuse(from: string, kind: string) {
    if (kind === 'close') return
    const channel = guestChannel(base, from)
    createLetterConnection({ redis, id, channel, onEnd: () => undefined }).close()
  }

  let timer: unknown
  function dropSilent() {
    for (const { connection, lastAt } of guests.values()) {
      if (clock.monotonic() - lastAt >= leaseMs) connection.lose()
    }
    timer = clock.setTimeout(dropSilent, leaseMs / 4)
  }
  dropSilent()

  return {
    async close() {
      clock.clearTimeout(timer)
      stopReceiving()
      for (const { connection } of guests.values()) connection.close()
    },
  }
}
