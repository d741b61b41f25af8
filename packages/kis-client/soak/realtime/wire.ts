import type { OpenSocket, RealtimeSocket } from '../../src/realtime/session/socket.ts'
import { readMessage } from '../../src/realtime/wire/read-message.ts'
import { topics } from './topics.ts'

/** Span in which KIS delivered a topic; `to` is infinite while it goes on. */
export interface Delivery {
  readonly from: number
  to: number
  /** Whether the end was one without a sign. */
  isSilentEnd: boolean
}

/** Connection of a program, as its socket shows it. */
export interface SeenConnection {
  readonly openedAt: number
  /** End of the connection before, or start of the program. */
  readonly since: number
  /** Instants of the confirmations. */
  readonly confirmedAt: number[]
  /** Whether KIS has refused a request or answered late, or the try before was: then it may be slow. */
  isDisturbed: boolean
}

/** Deliveries of one program by topic, noted at its socket: the truth that its reports are compared with. */
export interface Wire {
  readonly openSocket: OpenSocket
  readonly deliveries: ReadonlyMap<string, readonly Delivery[]>
  readonly connections: readonly SeenConnection[]
  /** Receipts of OPSP0002 by topic: of a connection that ended before the answer the program knows nothing. */
  readonly refusedAt: ReadonlyMap<string, readonly number[]>
  /** Returns whether a topic, or the connection, has died without a sign, and the program has not replaced it yet. */
  hasSilent(): boolean
  isDelivered(name: string): boolean
  /** Notes that a topic has died without a sign, or the whole connection. */
  silence(name?: string): void
  /** Ends the sockets, as the end of a process does, and passes nothing on any more. */
  die(): void
}

/** Life of a connection after which the next one follows at once, in ms. */
const settledMs = 60_000

/**
 * Returns a socket opener that notes the deliveries of one program.
 *
 * @param isFirst whether no program before has left places to KIS
 */
export function tapSocket(open: OpenSocket, now: () => number, isFirst: boolean): Wire {
  const deliveries = new Map<string, Delivery[]>([...topics.keys()].map((name) => [name, []]))
  const connections: SeenConnection[] = []
  const refusedAt = new Map<string, number[]>()
  const sockets = new Set<RealtimeSocket>()
  let endedAt = now()
  let isDead = false
  let isSilent = false
  let sentAt = now()
  let hasFailed = !isFirst

  const last = (name: string) => deliveries.get(name)?.at(-1)
  function end(name: string, isSilentEnd = false) {
    const delivery = last(name)
    if (delivery?.to !== Number.POSITIVE_INFINITY) return
    delivery.to = now()
    delivery.isSilentEnd = isSilentEnd
  }
  function endAll(isSilentEnd = false) {
    for (const name of deliveries.keys()) end(name, isSilentEnd)
  }
  function note(text: string) {
    if (!text.startsWith('{')) return
    const message = readMessage(text)
    if (message.kind !== 'answer') return
    const connection = connections.at(-1)
    const name = `${message.trId}|${message.trKey}`
    if (message.messageCode === 'OPSP0000') {
      deliveries.get(name)?.push({ from: now(), to: Number.POSITIVE_INFINITY, isSilentEnd: false })
      connection?.confirmedAt.push(now())
    } else if (message.messageCode === 'OPSP0001') end(name)
    else if (message.messageCode === 'OPSP0002') refusedAt.set(name, [...(refusedAt.get(name) ?? []), now()])
    const isPlain = message.messageCode === 'OPSP0000' && sentAt === now()
    if (connection !== undefined && !isPlain) connection.isDisturbed = true
  }

  return {
    deliveries,
    connections,
    refusedAt,
    openSocket(url, on) {
      let isEnded = false
      function close() {
        if (isEnded) return
        isEnded = true
        sockets.delete(socket)
        endedAt = now()
        isSilent = false
        const connection = connections.at(-1)
        const lasted = connection !== undefined && now() - connection.openedAt >= settledMs
        if (!wasOpen || !lasted || connection.confirmedAt.length < topics.size) hasFailed = true
        endAll()
      }
      let wasOpen = false
      const socket = open(url, {
        open() {
          if (isDead) return
          wasOpen = true
          connections.push({ openedAt: now(), since: endedAt, confirmedAt: [], isDisturbed: hasFailed })
          hasFailed = false
          on.open()
        },
        message(text) {
          if (isDead || isEnded) return
          note(text)
          on.message(text)
        },
        close(code, reason) {
          close()
          if (!isDead) on.close(code, reason)
        },
        error: (error) => isDead || on.error(error),
        ping: () => isDead || on.ping?.(),
      })
      sockets.add(socket)
      return {
        send(text) {
          sentAt = now()
          socket.send(text)
        },
        close: () => socket.close(),
        terminate() {
          close()
          socket.terminate()
        },
      }
    },
    hasSilent: () => isSilent || [...deliveries.values()].some((one) => one.at(-1)?.isSilentEnd === true),
    isDelivered: (name) => last(name)?.to === Number.POSITIVE_INFINITY,
    silence(name) {
      if (name !== undefined) return end(name, true)
      isSilent = sockets.size > 0
      endAll(true)
    },
    die() {
      isDead = true
      endAll()
      for (const socket of sockets) socket.terminate()
    },
  }
}
