import { setImmediate } from 'node:timers/promises'
import type { Clock } from '@stockeye/token-manager'
import { KisUnreachableError } from '../../errors.ts'
import type { Topic } from '../topics/topic.ts'
import type { Meeting, PeerConnection } from './meeting.ts'
import {
  formatMessage,
  type GuestMessage,
  type OwnerMessage,
  packetVersion,
  parseOwnerPacket,
  type WantedTopic,
} from './packets.ts'
import type { Reports } from './reports.ts'

export interface GuestOptions {
  readonly meeting: Pick<Meeting, 'connect'>
  readonly reports: Reports
  readonly trouble: (error: unknown) => void
  /** Topics that this process wants, at each moment. */
  readonly wanted: () => readonly WantedTopic[]
  readonly clock: Clock
  readonly name: string
  readonly aliveMs: number
  readonly silentMs: number
}

/** Connection of this process to the owner. */
export interface Guest {
  want(topic: WantedTopic): void
  unwant(topic: Topic): void
  /** Resolves when the owner has closed, or when it has been silent for `silentMs`, and then again every `aliveMs`. */
  next(): Promise<'closed' | 'silent'>
  /** Returns whether the owner has accepted this process. */
  wasAccepted(): boolean
  /** Returns the reason why the owner cannot serve this process: it has another version. */
  refusal(): Error | undefined
  /** Leaves the owner, after a farewell: the wants of this process end. */
  leave(): Promise<void>
  /** Ends the connection. */
  close(): void
}

/** Connects to the owner, and reports what it sends. @returns undefined if no owner accepts guests now */
export async function startGuest(options: GuestOptions): Promise<Guest | undefined> {
  const { meeting, reports, name, wanted, trouble, silentMs } = options
  const silence = createSilence(options)
  const closed = Promise.withResolvers<'closed'>()
  const owner = createOwnerReader(options, silence, () => send({ type: 'want', topics: wanted() }))

  function close() {
    silence.stop()
    connection?.close()
  }

  function end() {
    close()
    closed.resolve('closed')
  }

  let connection: PeerConnection | undefined
  const connecting = meeting.connect({
    packet(packet) {
      try {
        owner.read(packet)
      } catch (cause) {
        const message = `${owner.name()} sent what is not a packet: see that it is a program of this kit`
        trouble(new KisUnreachableError(message, { cause }))
        end()
      }
    },
    drained: () => undefined,
    closed: end,
  })
  try {
    connection = await connecting
  } catch (error) {
    silence.stop()
    throw error
  }
  const send = (message: GuestMessage) => connection?.send(formatMessage(message))
  if (connection === undefined) {
    silence.stop()
    return undefined
  }
  send({ type: 'hello', version: packetVersion, name })

  return {
    want(topic) {
      if (owner.hasAccepted()) send({ type: 'want', topics: [topic] })
    },
    unwant(topic) {
      if (owner.hasAccepted()) send({ type: 'unwant', topic })
    },
    async next() {
      const how = await Promise.race([closed.promise, silence.next()])
      if (how === 'silent' && silence.isNew()) {
        reports.fallSilent()
        trouble(silentOwner(owner.name(), silentMs))
      }
      return how
    },
    async leave() {
      if (owner.hasAccepted()) for (const { priority: _, ...topic } of wanted()) send({ type: 'unwant', topic })
      silence.stop()
      connection.end()
      // The process may end as soon as the line is closed.
      await setImmediate()
    },
    wasAccepted: owner.hasAccepted,
    refusal: owner.refusal,
    close,
  }
}

/** Reader of the owner's packets. */
interface OwnerReader {
  /** Reports what a packet says. @throws {Error} it is not a packet */
  read(packet: string): void
  /** Returns the name of the owner for people. */
  name(): string
  hasAccepted(): boolean
  refusal(): Error | undefined
}

function createOwnerReader(options: GuestOptions, silence: Silence, onAccepted: () => void): OwnerReader {
  const { reports } = options
  let name = 'the process that holds the socket of the app key'
  let isAccepted = false
  let refusal: Error | undefined

  return {
    read(packet) {
      const isBack = silence.noteLife()
      const parsed = parseOwnerPacket(packet)
      if (isBack) reports.resume()
      if ('frame' in parsed) return reports.frame(parsed.frame)
      const { message } = parsed
      if (message.type !== 'welcome') return obey(message, options, name)
      name = message.name
      if (message.version !== packetVersion) {
        refusal = otherVersion(name, message.version)
        return
      }
      isAccepted = true
      reports.alive(message.at, false)
      onAccepted()
    },
    name: () => name,
    hasAccepted: () => isAccepted,
    refusal: () => refusal,
  }
}

function obey(message: OwnerMessage, { reports, trouble, wanted }: GuestOptions, owner: string) {
  const isWanted = ({ trId, key }: Topic) => wanted().some((topic) => topic.trId === trId && topic.key === key)
  switch (message.type) {
    case 'alive':
      return reports.alive(message.at, message.isSilent === true)
    case 'topic':
      return isWanted(message.topic) ? reports.topic(message.topic, message.state) : undefined
    case 'price':
      return isWanted(message.topic) ? reports.price(message.topic, message.price) : undefined
    case 'dropped':
      for (const topic of message.topics) reports.hole(topic, message.from, message.to)
      return trouble(
        new KisUnreachableError(
          `${owner} dropped ${message.count} frames of ${message.topics.map(({ trId, key }) => `${trId} ${key}`).join(', ')}: this process reads too slowly`,
        ),
      )
    case 'trouble':
      return trouble(new KisUnreachableError(message.message))
  }
}

const otherVersion = (owner: string, version: number) =>
  new KisUnreachableError(
    `${owner} shares its socket in version ${version}, but this process reads version ${packetVersion}: run one version of @stockeye/kis-client in all processes of an app key`,
  )

const silentOwner = (owner: string, silentMs: number) =>
  new KisUnreachableError(
    `${owner} has sent nothing for ${silentMs} ms, and no other process can take over yet: continue it if it is paused, or end it`,
  )

interface Silence {
  /** Notes a packet. @returns whether it ends a silence */
  noteLife(): boolean
  /** Resolves when `silentMs` have passed without a packet, and then again every `aliveMs`. */
  next(): Promise<'silent'>
  /** Returns true at the first call in a silence. */
  isNew(): boolean
  stop(): void
}

/** Watches for signs of life of the owner. */
function createSilence({ clock, aliveMs, silentMs }: Pick<GuestOptions, 'clock' | 'aliveMs' | 'silentMs'>): Silence {
  let lastAt = clock.monotonic()
  let isSilent = false
  let wasSeen = false
  let timer: unknown
  let waiting = Promise.withResolvers<'silent'>()
  let isOpen = true

  function arm(ms: number) {
    if (!isOpen) return
    const dueAt = clock.monotonic() + ms
    timer = clock.setTimeout(async () => {
      const isLate = clock.monotonic() - dueAt > aliveMs
      // This process may have been busy or paused itself: what waits in the socket is read first.
      await setImmediate()
      await setImmediate()
      const leftMs = lastAt + silentMs - clock.monotonic()
      if (isLate || leftMs > 0) return arm(isLate ? silentMs : leftMs)
      isSilent = true
      waiting.resolve('silent')
      arm(aliveMs)
    }, ms)
  }

  arm(silentMs)
  return {
    noteLife() {
      lastAt = clock.monotonic()
      const wasSilent = isSilent && wasSeen
      isSilent = false
      wasSeen = false
      return wasSilent
    },
    async next() {
      const how = await waiting.promise
      waiting = Promise.withResolvers()
      return how
    },
    isNew() {
      const isNew = isSilent && !wasSeen
      wasSeen ||= isSilent
      return isNew
    },
    stop() {
      isOpen = false
      clock.clearTimeout(timer)
    },
  }
}
