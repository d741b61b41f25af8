import { setImmediate } from 'node:timers/promises'
import type { Clock } from '@stockeye/token-manager'
import type { DirectLine, LineListener } from '../line.ts'
import type { Topic } from '../topics/topic.ts'
import { type Audience, createAudience, type Member } from './audience.ts'
import type { PeerConnection, Receiver, Tenure } from './meeting.ts'
import { serveGuest } from './serve-guest.ts'
import type { WantStep } from './wants.ts'

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
  readonly lingerMs: number
  readonly isNotice: (trId: string) => boolean
}

/** Listener in this process. */
export interface OwnListener extends LineListener {
  /** Every frame that had arrived at `at` was delivered. `isSilent`: KIS has sent nothing since. */
  readonly alive: (at: number, isSilent: boolean) => void
}

/** Process that holds the socket of an app key, and serves the others. */
export interface Owner {
  want(topic: Topic, priority: number): void
  unwant(topic: Topic): void
  /** Serves a guest. */
  accept(connection: PeerConnection): Receiver
  /** Releases the topics at KIS and closes the socket. The guests still get what arrives meanwhile. */
  close(): Promise<void>
  /** Closes the socket at once: the lease is lost. */
  abandon(): void
}

/** Silence of KIS after which its connection may be dead, in ms. With PINGPONG it is never so long. */
const silentKisMs = 30_000

/** Opens the direct line, and carries it to this process and its guests. */
export function startOwner(options: OwnerOptions): Owner {
  const { tenure, openDirect, own, clock, aliveMs } = options
  let isOpen = true
  let isClosing = false
  let timer: unknown

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

  function step(next: WantStep) {
    if (!hasRight()) return
    if (next.do === 'want') direct.want(next.topic, next.priority)
    else direct.unwant(next.topic)
  }

  function setTimer() {
    timer = clock.setTimeout(async () => {
      const at = clock.now()
      // After a pause, frames wait in the socket that arrived before this instant: they are read first.
      await setImmediate()
      if (!hasRight() || isClosing) return
      const heardAt = direct.heardAt() ?? at
      const isSilent = at - heardAt > silentKisMs
      audience.alive(isSilent ? heardAt : at, isSilent)
      setTimer()
    }, aliveMs)
  }

  const audience = createAudience({ step, now: clock.now })
  const direct = openDirect(guard(audience, hasRight), tenure)
  const self: Member = {
    ...own,
    frame: (frame) => own.frame(frame),
    price: (topic, price) => own.price?.(topic, price),
  }
  audience.join(self)
  setTimer()

  return {
    want: (topic, priority) => audience.want(self, topic, priority),
    unwant: (topic) => audience.unwant(self, topic),
    accept: (connection) => serveGuest(connection, { ...options, audience }),
    async close() {
      if (!hasRight()) return
      isClosing = true
      clock.clearTimeout(timer)
      const at = clock.now()
      // Frames that wait in the socket are read first.
      await setImmediate()
      if (!hasRight()) return
      // The direct line releases one topic after the other: none is complete from now on.
      audience.end(at)
      try {
        await direct.close()
      } finally {
        stop()
      }
    },
    abandon,
  }
}

/** Returns the listener of the direct line, which delivers nothing once the lease is lost. */
const guard = (audience: Audience, hasRight: () => boolean): LineListener => ({
  frame(frame) {
    if (hasRight()) audience.frame(frame)
  },
  topic(topic, state) {
    if (hasRight()) audience.topic(topic, state)
  },
  price(topic, price) {
    if (hasRight()) audience.price(topic, price)
  },
  trouble: audience.trouble,
})
