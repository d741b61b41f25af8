import type { LineFrame } from '../line.ts'
import { type Topic, topicName } from '../topics/topic.ts'
import type { PeerConnection } from './meeting.ts'
import { formatMessage, type OwnerMessage } from './packets.ts'

export interface OutboxOptions {
  readonly connection: Pick<PeerConnection, 'send' | 'queuedBytes'>
  /** Number of bytes that may wait before frames are dropped. Messages and notices may fill it twice. */
  readonly mostBytes: number
  /** Returns whether frames of a TR id must not be dropped. */
  readonly isNotice: (trId: string) => boolean
  /** Closes the connection, because messages and notices have filled the outbox twice. */
  readonly overflow: () => void
}

/** Packets on their way to one guest: bounded, so that a guest that reads slowly delays no other. */
export interface Outbox {
  /** Sends a frame, or drops it. @param packet the frame, formatted once for all guests @param topicsOf returns the guest's topics in it */
  frame(frame: LineFrame, packet: string, topicsOf: () => readonly Topic[]): void
  /** Sends a message, after the report of the frames that were dropped before it. */
  message(message: OwnerMessage): void
  /** Sends a sign of life, unless frames are being dropped. */
  alive(at: number, isSilent: boolean): void
  /** Reports the frames that were dropped, since no packet waits any more. */
  drained(): void
}

interface Drop {
  readonly topic: Topic
  /** Every frame until then was sent. */
  readonly from: number
  to: number
  count: number
}

export function createOutbox({ connection, mostBytes, isNotice, overflow }: OutboxOptions): Outbox {
  const drops = new Map<string, Drop>()
  let isBehind = false

  function deliver(packet: string) {
    connection.send(packet)
    if (connection.queuedBytes() > 2 * mostBytes) overflow()
  }

  function reportDrops() {
    for (const { topic, from, to, count } of drops.values()) {
      deliver(formatMessage({ type: 'dropped', topics: [topic], from, to, count }))
    }
    drops.clear()
  }

  return {
    frame(frame, packet, topicsOf) {
      if (isNotice(frame.trId)) return deliver(packet)
      isBehind ||= connection.queuedBytes() > mostBytes
      if (!isBehind) return deliver(packet)
      for (const topic of topicsOf()) {
        const name = topicName(topic)
        // A frame of the same millisecond may have been sent, but not this one.
        const drop = drops.get(name) ?? { topic, from: frame.receivedAt - 1, to: 0, count: 0 }
        drop.to = frame.receivedAt
        drop.count += 1
        drops.set(name, drop)
      }
    },
    message(message) {
      // A state must not overtake the hole before it.
      reportDrops()
      deliver(formatMessage(message))
    },
    alive(at, isSilent) {
      if (!isBehind) deliver(formatMessage({ type: 'alive', at, ...(isSilent && { isSilent }) }))
    },
    drained() {
      isBehind = false
      reportDrops()
    },
  }
}
