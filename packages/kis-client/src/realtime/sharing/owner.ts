import { setImmediate } from 'node:timers/promises'
import type { Clock } from '@stockeye/token-manager'
import type { Line, LineFrame, LineListener } from '../line.ts'
import { type Topic, type TopicState, topicName } from '../topics/topic.ts'
import type { Connection, Receiver, Tenure } from './meeting.ts'
import { createOutbox } from './outbox.ts'
import { formatFrame, formatMessage, packetVersion, parseGuestPacket } from './packets.ts'
import { createWants, type WantStep, type Wants } from './wants.ts'

/** Line with a socket of its own at KIS. */
export interface DirectLine extends Line {
  /** Closes the socket at once, and releases nothing at KIS: this process has no right to it any more. */
  abandon(): void
}

/** Opens the socket of an app key. Only the owner of the lease calls it. */
export type OpenDirectLine = (
  listener: LineListener,
  tenure: Pick<Tenure, 'memory' | 'holds' | 'remember'>,
) => DirectLine

export interface OwnerOptions {
  readonly tenure: Tenure
  readonly openDirect: OpenDirectLine
  /** Receiver in this process. */
  readonly own: OwnListener
  readonly clock: Clock
  readonly name: string
  readonly aliveMs: number
  readonly mostBytes: number
  readonly isNotice: (trId: string) => boolean
}

/** Listener in this process. */
export interface OwnListener extends LineListener {
  /** Every frame that had arrived at `at` was delivered. */
  readonly alive: (at: number) => void
}

/** Process that holds the socket of an app key, and serves the others. */
export interface Owner {
  want(topic: Topic, priority: number): void
  unwant(topic: Topic): void
  /** Serves a guest. */
  accept(connection: Connection): Receiver
  /** Releases the topics at KIS and closes the socket. The guests still get what arrives meanwhile. */
  close(): Promise<void>
  /** Closes the socket at once: the lease is lost. */
  abandon(): void
}

/** Member of the wants: this process, or a guest. */
interface Member {
  frame(frame: LineFrame, packet: () => string): void
  topic(topic: Topic, state: TopicState): void
  trouble(error: unknown): void
  alive(at: number): void
}

/** Opens the direct line, and merges the wants of all processes on it. */
export function startOwner(options: OwnerOptions): Owner {
  const { tenure, openDirect, own, clock, aliveMs } = options
  const wants = createWants<Member>()
  const members = new Set<Member>()
  const states = new Map<string, TopicState>()
  let isOpen = true
  let isClosing = false
  let timer: unknown

  const direct = openDirect(
    {
      frame(frame) {
        if (!hasRight()) return
        let packet: string | undefined
        const packetOnce = () => {
          packet ??= formatFrame(frame)
          return packet
        }
        for (const member of wants.receiversOf(frame)) member.frame(frame, packetOnce)
      },
      topic(topic, state) {
        if (!hasRight()) return
        const receivers = wants.membersOf(topic)
        if (receivers.length > 0) states.set(topicName(topic), state)
        for (const member of receivers) member.topic(topic, state)
      },
      trouble(error) {
        for (const member of members) member.trouble(error)
      },
    },
    tenure,
  )

  /** Returns whether this process still has the lease. A process that was paused learns here that it has not. */
  function hasRight(): boolean {
    if (isOpen && !tenure.holds()) abandon()
    return isOpen
  }

  function stop() {
    isOpen = false
    clock.clearTimeout(timer)
  }

  function abandon() {
    if (!isOpen) return
    stop()
    direct.abandon()
  }

  function apply(step: WantStep | undefined) {
    if (step === undefined || !hasRight()) return
    if (step.do === 'want') return direct.want(step.topic, step.priority)
    states.delete(topicName(step.topic))
    direct.unwant(step.topic)
  }

  function join(member: Member, topic: Topic, priority: number) {
    const isNew = !wants.has(member, topic)
    const state = states.get(topicName(topic))
    apply(wants.want(member, topic, priority))
    if (!isNew || state === undefined) return
    const current = sinceNow(state, clock.now())
    // The listener is never called before `want` has returned.
    queueMicrotask(() => {
      if (wants.has(member, topic)) member.topic(topic, current)
    })
  }

  function leave(member: Member) {
    members.delete(member)
    for (const step of wants.leave(member)) apply(step)
  }

  function loseForGuests(from: number) {
    for (const topic of wants.topics()) {
      if (states.get(topicName(topic))?.is !== 'confirmed') continue
      for (const member of wants.membersOf(topic)) {
        if (member !== self) member.topic(topic, { is: 'lost', from, isCertain: true })
      }
    }
  }

  function setTimer() {
    timer = clock.setTimeout(async () => {
      const at = clock.now()
      // After a pause, frames wait in the socket that arrived before this instant: they are read first.
      await setImmediate()
      if (!hasRight() || isClosing) return
      for (const member of members) member.alive(at)
      setTimer()
    }, aliveMs)
  }

  const self: Member = { ...own, frame: (frame) => own.frame(frame) }
  members.add(self)
  setTimer()

  return {
    want: (topic, priority) => join(self, topic, priority),
    unwant: (topic) => apply(wants.unwant(self, topic)),
    accept(connection) {
      return serveGuest(connection, options, { members, wants, join, leave, apply })
    },
    async close() {
      if (!hasRight()) return
      isClosing = true
      clock.clearTimeout(timer)
      const at = clock.now()
      // Frames that wait in the socket are read first.
      await setImmediate()
      // The direct line releases one topic after the other: none is complete from now on.
      loseForGuests(at)
      try {
        await direct.close()
      } finally {
        stop()
      }
    },
    abandon,
  }
}

/** Returns the state for a member that joins late: it gets the frames that arrive from now on. */
const sinceNow = (state: TopicState, now: number): TopicState =>
  state.is === 'confirmed' ? { is: 'confirmed', at: Math.max(state.at, now) } : state

interface Served {
  readonly members: Set<Member>
  readonly wants: Wants<Member>
  readonly join: (member: Member, topic: Topic, priority: number) => void
  readonly leave: (member: Member) => void
  readonly apply: (step: WantStep | undefined) => void
}

/** Serves a connection, which becomes a member with its greeting. */
function serveGuest(
  connection: Connection,
  { clock, name, mostBytes, isNotice }: OwnerOptions,
  { members, wants, join, leave, apply }: Served,
): Receiver {
  const end = () => {
    leave(member)
    connection.close()
  }
  const outbox = createOutbox({ connection, mostBytes, isNotice, overflow: end })
  const member: Member = {
    frame: (frame, packet) => outbox.frame(frame, packet(), () => wants.topicsIn(frame, member)),
    topic: (topic, state) => outbox.message({ type: 'topic', topic, state }),
    trouble: (error) =>
      outbox.message({ type: 'trouble', message: error instanceof Error ? error.message : String(error) }),
    alive: (at) => outbox.alive(at),
  }

  function obey(packet: string) {
    const message = parseGuestPacket(packet)
    if (message.type === 'hello') {
      connection.send(formatMessage({ type: 'welcome', version: packetVersion, name, at: clock.now() }))
      if (message.version === packetVersion) members.add(member)
      else connection.end()
      return
    }
    if (!members.has(member)) throw new Error('a guest greets first')
    if (message.type === 'unwant') return apply(wants.unwant(member, message.topic))
    for (const { priority, ...topic } of message.topics) join(member, topic, priority)
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
    closed: () => leave(member),
  }
}
