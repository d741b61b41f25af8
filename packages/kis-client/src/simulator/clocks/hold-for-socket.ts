import { setImmediate } from 'node:timers/promises'
import type { Clock } from '@stockeye/token-manager'
import type { WebSocket } from 'ws'
import { systemClock } from '../../clock.ts'
import { isSteppedClock, type SteppedClock } from './stepped.ts'

const prefix = 'stepped '
/** Real time after which a peer that answers no ping stops holding the clock, in ms. */
const patienceMs = 5_000
const turnsUntilSeen = 20

/** Returns whether a ping is one of this file: its peer holds the time until it is answered. */
export const holdsTime = (data: Buffer): boolean => data.subarray(0, prefix.length).toString() === prefix

/** Holds of one socket on a clock. */
export interface SocketHold {
  /** Holds time still until the peer has read everything that was sent so far. */
  untilRead(): void
  /** Holds time still until the socket is open or has failed. */
  untilOpen(): void
  /** Holds time still until the socket has closed, and for the turns in which its peer sees it. */
  untilClosed(): void
}

const noHold: SocketHold = { untilRead() {}, untilOpen() {}, untilClosed() {} }

/**
 * Holds stepped time while messages of a socket are under way: a ping follows them, and TCP keeps the order, so its pong says
 * that all of them were read. A peer that is silent holds the time once, for a real while; then only after its next pong.
 */
export function createSocketHold(clock: Clock, socket: WebSocket, waitMs: number = patienceMs): SocketHold {
  return isSteppedClock(clock) ? holdOn(clock, socket, waitMs) : noHold
}

function holdOn(clock: SteppedClock, socket: WebSocket, waitMs: number): SocketHold {
  const waiting = new Map<number, () => void>()
  let sent = 0
  let isSilent = false

  const releaseUpTo = (number: number) => {
    for (const [own, release] of waiting) if (own <= number) release()
  }
  socket.on('pong', (data: Buffer) => {
    if (!holdsTime(data)) return
    isSilent = false
    releaseUpTo(Number(data.subarray(prefix.length).toString()))
  })
  socket.on('close', () => releaseUpTo(Number.POSITIVE_INFINITY))

  /** Holds time until `begin` has called its argument, the peer is given up, or the socket has closed. */
  const hold = (begin: (release: () => void) => void) => {
    const { promise, resolve } = Promise.withResolvers<void>()
    const timer = systemClock.setTimeout(
      () => {
        isSilent = true
        resolve()
      },
      waitMs,
      { background: true },
    )
    void clock.during(() => promise.finally(() => systemClock.clearTimeout(timer)))
    begin(resolve)
  }

  return {
    untilRead() {
      if (isSilent || socket.readyState !== socket.OPEN) return
      sent += 1
      const number = sent
      hold((release) => {
        waiting.set(number, () => {
          waiting.delete(number)
          release()
        })
        socket.ping(`${prefix}${number}`)
      })
    },
    untilOpen: () =>
      hold((release) => {
        socket.once('open', release)
        socket.once('close', release)
      }),
    untilClosed() {
      if (socket.readyState === socket.CLOSED) return void clock.during(untilSeen)
      hold((release) => socket.once('close', () => void untilSeen().then(release)))
    },
  }
}

/** Waits for the turns of the event loop in which the other end of a closed connection of this process sees its end. */
async function untilSeen(): Promise<void> {
  for (let turn = 0; turn < turnsUntilSeen; turn += 1) await setImmediate()
}
