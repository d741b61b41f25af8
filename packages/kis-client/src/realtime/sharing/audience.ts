import type { LineFrame } from '../line.ts'
import { lostSince, type Topic, type TopicState, topicName } from '../topics/topic.ts'
import type { RestPrice } from '../watch/rest-prices.ts'
import { formatFrame } from './packets.ts'
import { createWants, type WantStep } from './wants.ts'

/** Receiver of what the direct line carries: this process, or a guest. */
export interface Member {
  /** Receives a frame. @param packet returns the frame as a packet, which is formatted once for all members */
  frame(frame: LineFrame, packet: () => string): void
  topic(topic: Topic, state: TopicState): void
  price(topic: Topic, price: RestPrice): void
  trouble(error: unknown): void
  /** Receives a sign of life: every frame that had arrived at `at` was delivered. `isSilent`: KIS has sent nothing since. */
  alive(at: number, isSilent: boolean): void
}

/** Members on one direct line, with their wants and the states of the topics. */
export interface Audience {
  join(member: Member): void
  has(member: Member): boolean
  /** Removes a member, and leaves its wants for now. */
  mute(member: Member): void
  /** Removes a member and its wants. */
  leave(member: Member): void
  want(member: Member, topic: Topic, priority: number): void
  unwant(member: Member, topic: Topic): void
  /** Returns the topics of a member of which a frame may hold a record. */
  topicsIn(frame: LineFrame, member: Member): readonly Topic[]
  frame(frame: LineFrame): void
  topic(topic: Topic, state: TopicState): void
  price(topic: Topic, price: RestPrice): void
  trouble(error: unknown): void
  alive(at: number, isSilent: boolean): void
  /** Reports all confirmed topics as lost since `from`. Members that join later get no state. */
  end(from: number): void
}

export interface AudienceOptions {
  /** Carries out a step on the direct line. */
  readonly step: (step: WantStep) => void
  readonly now: () => number
}

export function createAudience({ step, now }: AudienceOptions): Audience {
  const wants = createWants<Member>()
  const members = new Set<Member>()
  const states = new Map<string, TopicState>()

  function apply(next: WantStep | undefined) {
    if (next === undefined) return
    if (next.do === 'unwant') states.delete(topicName(next.topic))
    step(next)
  }

  return {
    join: (member) => void members.add(member),
    has: (member) => members.has(member),
    mute: (member) => void members.delete(member),
    leave(member) {
      members.delete(member)
      for (const next of wants.leave(member)) apply(next)
    },
    want(member, topic, priority) {
      const isNew = !wants.has(member, topic)
      const state = states.get(topicName(topic))
      apply(wants.want(member, topic, priority))
      if (!isNew || state === undefined) return
      const current = sinceNow(state, now())
      // The listener is never called before `want` has returned.
      queueMicrotask(() => {
        if (wants.has(member, topic)) member.topic(topic, current)
      })
    },
    unwant: (member, topic) => apply(wants.unwant(member, topic)),
    topicsIn: wants.topicsIn,
    frame(frame) {
      let packet: string | undefined
      const packetOnce = () => {
        packet ??= formatFrame(frame)
        return packet
      }
      for (const member of wants.receiversOf(frame)) member.frame(frame, packetOnce)
    },
    topic(topic, state) {
      const receivers = wants.membersOf(topic)
      if (receivers.length > 0) states.set(topicName(topic), state)
      for (const member of receivers) member.topic(topic, state)
    },
    price(topic, price) {
      for (const member of wants.membersOf(topic)) member.price(topic, price)
    },
    trouble(error) {
      for (const member of members) member.trouble(error)
    },
    alive(at, isSilent) {
      for (const member of members) member.alive(at, isSilent)
    },
    end(from) {
      const before = new Map(states)
      states.clear()
      for (const topic of wants.topics()) {
        const state = before.get(topicName(topic))
        if (state?.is !== 'confirmed') continue
        for (const member of wants.membersOf(topic)) member.topic(topic, lostSince(state, from, true))
      }
    },
  }
}

/** Returns the state for a member that joins late: it gets the frames that arrive from now on. */
const sinceNow = (state: TopicState, at: number): TopicState =>
  state.is === 'confirmed' ? { is: 'confirmed', at: Math.max(state.at, at) } : state
