import type { Clock } from '@stockeye/token-manager'
import type { Audience, Member } from './audience.ts'
import type { PeerConnection, Receiver } from './meeting.ts'
import { createOutbox } from './outbox.ts'
import { formatMessage, packetVersion, parseGuestPacket } from './packets.ts'

export interface ServeOptions {
  readonly audience: Audience
  readonly clock: Clock
  /** Name of this process for people. */
  readonly name: string
  readonly mostBytes: number
  /** Time for which the topics of a guest stay registered after its connection ended without a farewell, in ms. */
  readonly lingerMs: number
  readonly isNotice: (trId: string) => boolean
}

/** Serves a connection, which becomes a member of the audience with its greeting. */
export function serveGuest(
  connection: PeerConnection,
  { audience, clock, name, mostBytes, lingerMs, isNotice }: ServeOptions,
): Receiver {
  let isGone = false

  /**
   * Leaves the wants for a while. A program that is started again and again, or connects again after an overflow, would else
   * have KIS register and release without end, which KIS calls abnormal use.
   */
  const linger = () => {
    if (isGone) return
    isGone = true
    audience.mute(member)
    clock.setTimeout(() => audience.leave(member), lingerMs, { background: true })
  }
  const end = () => {
    linger()
    connection.close()
  }
  const outbox = createOutbox({ connection, mostBytes, isNotice, overflow: end })
  const member: Member = {
    frame(frame, packet) {
      if (!isGone) outbox.frame(frame, packet(), () => audience.topicsIn(frame, member))
    },
    topic(topic, state) {
      if (!isGone) outbox.message({ type: 'topic', topic, state })
    },
    price(topic, price) {
      if (!isGone) outbox.message({ type: 'price', topic, price })
    },
    trouble: (error) =>
      outbox.message({ type: 'trouble', message: error instanceof Error ? error.message : String(error) }),
    alive: (at, isSilent) => outbox.alive(at, isSilent),
  }

  function obey(packet: string) {
    const message = parseGuestPacket(packet)
    if (message.type === 'hello') {
      connection.send(formatMessage({ type: 'welcome', version: packetVersion, name, at: clock.now() }))
      if (message.version === packetVersion) audience.join(member)
      else connection.end()
      return
    }
    if (!audience.has(member)) throw new Error('a guest greets first')
    if (message.type === 'unwant') return audience.unwant(member, message.topic)
    for (const { priority, ...topic } of message.topics) audience.want(member, topic, priority)
  }

  return {
    packet(packet) {
      try {
        obey(packet)
      } catch {
        // Another program, or a version whose greeting has another form.
        end()
      }
    },
    drained: () => outbox.drained(),
    closed: linger,
  }
}
