import type { RedisPort } from '../../pacing/redis-script.ts'
import type { PeerConnection, Receiver } from './meeting.ts'

/** Connection to Redis in the mode of a subscriber. */
export interface RedisSubscriberPort {
  /** Resolves once Redis delivers the messages of a channel. */
  subscribe(channel: string): Promise<unknown>
  /** Ends the delivery of a channel. */
  unsubscribe(channel: string): Promise<unknown>
  /** Calls `listener` with each message of the channels. */
  on(event: 'message', listener: (channel: string, message: string) => void): unknown
  /** Calls `listener` with each error of the connection, which connects again by itself. */
  on(event: 'error', listener: (error: Error) => void): unknown
  /** Closes the connection at once. */
  disconnect(): void
}

/** Commands that the shared line uses: an ioredis `Redis` or `Cluster` has them. */
export interface RedisSharingPort extends RedisPort {
  /** Sends a message to the subscribers of a channel. @returns their number */
  publish(channel: string, message: string): Promise<number>
  /** Opens a second connection like this one. */
  duplicate(): RedisSubscriberPort
}

/** Kind of a message on a channel: opens a connection, accepts it, carries packets, is a sign of life, or closes. */
export type LetterKind = 'open' | 'accept' | 'packets' | 'alive' | 'close'

/** Message on a channel. Redis drops messages of a subscriber that is away: their numbers show it. */
export interface Letter {
  /** Id of the connection. */
  readonly from: string
  readonly number: number
  readonly kind: LetterKind
  readonly body: string
}

const kinds: readonly LetterKind[] = ['open', 'accept', 'packets', 'alive', 'close']

const formatLetter = ({ from, number, kind, body }: Letter) => `${from}|${number}|${kind}|${body}`

/** Parses a message on a channel. @returns undefined if it is not one of ours */
export function parseLetter(message: string): Letter | undefined {
  const found = /^([\w-]+)\|(\d+)\|(\w+)\|/.exec(message)
  const kind = kinds.find((known) => known === found?.[3])
  if (found?.[1] === undefined || kind === undefined) return undefined
  return { from: found[1], number: Number(found[2]), kind, body: message.slice(found[0].length) }
}

const joinPackets = (packets: readonly string[]) => packets.map((packet) => `${packet.length}:${packet}`).join('')

/** Returns the packets of a letter; undefined if it is not a list of packets. */
function splitPackets(body: string): readonly string[] | undefined {
  const packets: string[] = []
  for (let at = 0; at < body.length; ) {
    const start = body.indexOf(':', at) + 1
    const length = body.slice(at, start - 1)
    if (start === 0 || !/^\d+$/.test(length) || start + Number(length) > body.length) return undefined
    at = start + Number(length)
    packets.push(body.slice(start, at))
  }
  return packets
}

/** One side of a connection that letters carry. */
export interface LetterConnection extends PeerConnection {
  bind(receiver: Receiver): void
  /** Reads a letter of the other side. */
  read(letter: Letter): void
  post(kind: LetterKind): void
  /** Ends the connection because the other side is gone. */
  lose(): void
}

export interface LetterConnectionOptions {
  readonly redis: Pick<RedisSharingPort, 'publish'>
  /** Id of the connection. */
  readonly id: string
  /** Channel of the other side. */
  readonly channel: string
  /** Is called once when the connection ends in any way. */
  readonly onEnd: () => void
}

export function createLetterConnection({ redis, id, channel, onEnd }: LetterConnectionOptions): LetterConnection {
  let receiver: Receiver | undefined
  let batch: string[] = []
  let waitingBytes = 0
  let sent = 0
  let read = 0
  let isOpen = true

  function end() {
    isOpen = false
    batch = []
    onEnd()
  }

  function lose() {
    if (!isOpen) return
    end()
    receiver?.closed()
  }

  async function post(kind: LetterKind, body = '') {
    sent += 1
    const bytes = Buffer.byteLength(body)
    try {
      await redis.publish(channel, formatLetter({ from: id, number: sent, kind, body }))
    } catch {
      // The letter may be lost, and what follows would leave a hole.
      return lose()
    }
    waitingBytes -= bytes
    if (kind === 'packets' && waitingBytes === 0 && isOpen) receiver?.drained()
  }

  function flush() {
    if (isOpen && batch.length > 0) void post('packets', joinPackets(batch.splice(0)))
  }

  return {
    bind(next) {
      receiver = next
    },
    read({ number, kind, body }) {
      if (!isOpen) return
      if (kind === 'close') return lose()
      // Redis gets a letter twice when the connection of its sender broke before the answer.
      if (number <= read) return
      if (number > read + 1) return lose()
      read = number
      if (kind !== 'packets') return
      const packets = splitPackets(body)
      // Another program, or another version, writes other texts.
      if (packets === undefined) return lose()
      for (const packet of packets) if (isOpen) receiver?.packet(packet)
    },
    post: (kind) => void post(kind),
    send(packet) {
      if (!isOpen) return
      if (batch.length === 0) process.nextTick(flush)
      batch.push(packet)
      waitingBytes += Buffer.byteLength(`${packet.length}:${packet}`)
    },
    queuedBytes: () => waitingBytes,
    end() {
      flush()
      if (!isOpen) return
      void post('close')
      end()
    },
    close() {
      if (!isOpen) return
      void post('close')
      end()
    },
    lose,
  }
}
