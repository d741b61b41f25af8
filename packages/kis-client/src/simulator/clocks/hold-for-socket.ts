import { setImmediate } from 'node:timers/promises'
import type { Clock } from '@stockeye/token-manager'
import type { WebSocket } from 'ws'
import { systemClock } from '../../clock.ts'
import { isSteppedClock, type SteppedClock } from './stepped.ts'

const prefix = 'stepped '
/** Real time after which a peer that answers no ping stops holding the clock, in ms. */
const patienceMs = 30_000
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
  let number = 0
  let isWritten = false
  let isSilent = false
  /** Ends the hold for what is being read; absent while nothing is. */
  let release: (() => void) | undefined

  const ask = () => {
    isWritten = false
    number += 1
    socket.ping(`${prefix}${number}`)
  }
  socket.on('pong', (data: Buffer) => {
    if (!holdsTime(data)) return
    isSilent = false
    if (data.subarray(prefix.length).toString() !== `${number}`) return
    if (isWritten && socket.readyState === socket.OPEN) ask()
    else release?.()
  })
  socket.on('close', () => release?.())

  /** Holds time until the returned function is called, or the peer is given up. */
  const hold = (): (() => void) => {
    const { promise, resolve } = Promise.withResolvers<void>()
    const giveUp = () => {
      isSilent = true
      resolve()
    }
    const timer = systemClock.setTimeout(giveUp, waitMs, { background: true })
    void clock.during(() => promise.finally(() => systemClock.clearTimeout(timer)))
    return resolve
  }

  return {
    untilRead() {
      if (isSilent || socket.readyState !== socket.OPEN) return
      isWritten = true
      if (release !== undefined) return
      const end = hold()
      release = () => {
        release = undefined
        end()
      }
      ask()
    },
    untilOpen() {
      const end = hold()
      socket.once('open', end)
      socket.once('close', end)
    },
    untilClosed() {
      if (socket.readyState === socket.CLOSED) return void clock.during(untilSeen)
      const end = hold()
      socket.once('close', () => void untilSeen().then(end))
    },
  }
}

/** Waits for the turns of the event loop in which the other end of a closed connection of this process sees its end. */
async function untilSeen(): Promise<void> {
  for (let turn = 0; turn < turnsUntilSeen; turn += 1) await setImmediate()
}
