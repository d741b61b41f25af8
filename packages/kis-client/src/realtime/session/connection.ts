import type { Clock } from '@stockeye/token-manager'
import type { LineFrame } from '../line.ts'
import type { Topic } from '../topics/topic.ts'
import { decrypt } from '../wire/cipher.ts'
import { formatRequest } from '../wire/format-request.ts'
import { type AnswerMessage, type Cipher, type FrameMessage, readMessage } from '../wire/read-message.ts'
import type { OpenSocket } from './socket.ts'

/** End of a connection: why, and up to when everything has arrived. */
export interface ConnectionLost {
  readonly from: number
  readonly isCertain: boolean
  /** Instant of the last message. */
  readonly heardAt: number
  readonly reason: string
}

export interface ConnectionListener {
  readonly opened: () => void
  readonly frame: (frame: LineFrame) => void
  readonly answer: (answer: AnswerMessage) => void
  /** PINGPONG of KIS. */
  readonly pinged: (at: number) => void
  readonly ended: (lost: ConnectionLost) => void
  /** A message cannot be read, and was skipped; `trId` if it was a frame. The reason holds nothing of it. */
  readonly unreadable: (reason: string, trId?: string) => void
}

/** One connection to KIS's WebSocket. */
export interface RealtimeConnection {
  /** Sends a request. @throws {Error} the socket cannot send */
  request(type: 'register' | 'release', topic: Topic, approvalKey: string): void
  /** Ends the connection because nothing arrives any more. The loss begins with the last message, or before it, at `from`. */
  abandon(reason: string, from?: number): void
  /** Returns the instant of the last message. */
  heardAt(): number
  /** Closes in order. `ended` follows. */
  close(): void
}

/** Time for the other side to close, in ms. */
const closeMs = 2_000
/** Silence after which a connection that had PINGPONG is dead, in ms. KIS sends one every 11 to 14 s to it. */
const pingSilenceMs = 60_000
/** Time until a connection is open, in ms. */
const openMs = 10_000

export function openRealtimeConnection(
  url: string,
  {
    clock,
    openSocket,
    customerType,
  }: { readonly clock: Clock; readonly openSocket: OpenSocket; readonly customerType: 'P' | 'B' },
  on: ConnectionListener,
): RealtimeConnection {
  // A cipher belongs to one TR of this connection: another connection's answer must not replace it.
  const ciphers = new Map<string, Cipher>()
  let heardAt = clock.now()
  let pings = 0
  let failure: string | undefined
  let isEnded = false

  function end(lost: Omit<ConnectionLost, 'heardAt'>): void {
    if (isEnded) return
    isEnded = true
    clock.clearTimeout(opening)
    // This process has not looked for a while: the connection may have ended at any moment since.
    const since = beat.stop()
    on.ended(
      since === undefined || since >= lost.from
        ? { ...lost, heardAt }
        : { ...lost, heardAt: Math.min(heardAt, since), from: since, isCertain: false },
    )
  }
  function abandon(reason: string, from = heardAt): void {
    socket.terminate()
    end({ from: Math.min(from, heardAt), isCertain: false, reason })
  }
  function readFrame({ trId, count, isEncrypted, payload }: FrameMessage): void {
    const cipher = ciphers.get(trId)
    const plain = isEncrypted ? cipher && decrypt(payload, cipher) : payload
    if (plain !== undefined) on.frame({ trId, count, payload: plain, receivedAt: heardAt })
    else
      on.unreadable(`a frame of ${trId} ${cipher === undefined ? 'came without a key' : 'cannot be decrypted'}`, trId)
  }
  function echo(text: string): void {
    try {
      socket.send(text)
    } catch {
      // KIS closes a connection that does not answer.
      abandon('PINGPONG cannot be answered')
      return
    }
    on.pinged(heardAt)
  }
  function read(text: string): void {
    if (isEnded) return
    heardAt = clock.now()
    const message = readMessage(text)
    if (message.kind === 'frame') readFrame(message)
    else if (message.kind === 'ping') {
      pings += 1
      echo(message.text)
    } else if (message.kind === 'answer') {
      if (message.cipher !== undefined && message.trId !== undefined) ciphers.set(message.trId, message.cipher)
      on.answer(message)
    } else on.unreadable(message.reason)
  }

  const socket = openSocket(url, {
    open() {
      if (isEnded) return
      heardAt = clock.now()
      clock.clearTimeout(opening)
      on.opened()
    },
    message: read,
    error(error) {
      failure ??= 'code' in error && typeof error.code === 'string' ? error.code : error.message
    },
    close(code) {
      // After an error of the network the other side may have been gone for a while.
      if (failure !== undefined) end({ from: heardAt, isCertain: false, reason: failure })
      else end({ from: clock.now(), isCertain: true, reason: `it was closed with code ${code}` })
    },
  })
  // The timers begin once there is a socket: a function of the caller that opens none must leave none behind.
  const opening = clock.setTimeout(() => abandon(`it was not open after ${openMs} ms`), openMs)
  const beat = startBeat(clock, () => {
    // A connection that gets PINGPONG, and no message of any kind for so long, is dead. Others may get none for hours.
    if (pings >= 2 && clock.now() - heardAt > pingSilenceMs)
      abandon(`nothing has come for ${pingSilenceMs} ms, not even PINGPONG`)
  })

  return {
    request(type, { trId, key }, approvalKey) {
      if (!isEnded) socket.send(formatRequest({ type, trId, key, approvalKey, customerType }))
    },
    abandon,
    heardAt: () => heardAt,
    close() {
      if (isEnded) return
      socket.close()
      clock.setTimeout(() => abandon('it did not close'), closeMs, { background: true })
    },
  }
}

/** Beat by which a connection knows whether its process has looked at it all the time. */
interface Beat {
  /** Stops. @returns the instant of the last look before a pause, if the process has been busy or asleep until now */
  stop(): number | undefined
}

const beatMs = 500

function startBeat(clock: Clock, onBeat: () => void): Beat {
  let lastAt = clock.now()
  let pausedAt: number | undefined
  let timer: unknown

  function look(): void {
    const now = clock.now()
    pausedAt = now - lastAt > 1.2 * beatMs ? lastAt : undefined
    lastAt = now
  }
  function beat(): void {
    look()
    timer = clock.setTimeout(
      () => {
        beat()
        onBeat()
      },
      beatMs,
      { background: true },
    )
  }
  beat()
  return {
    stop() {
      clock.clearTimeout(timer)
      const late = pausedAt
      look()
      return late ?? pausedAt
    },
  }
}
