import type { Duplex } from 'node:stream'
import type { WebSocket } from 'ws'
import { createSocketHold, holdsTime, type SocketHold } from '../clocks/hold-for-socket.ts'
import type { TopicMatch } from './controls.ts'
import { createDeliveries } from './deliveries.ts'
import { createKeepAlive } from './keep-alive.ts'
import { formatAnswer, formatKeepAlive } from './messages.ts'
import { createRequestDesk } from './request-desk.ts'
import { type ClientMessage, carriesKeepAlive } from './requests.ts'
import { createRowSender } from './row-sender.ts'
import type { SharedState } from './shared-state.ts'

/** Most bytes that wait for a client that does not read. Beyond it the connection ends. */
export const mostUnreadBytes: number = 8 * 1024 * 1024

/** One socket of a client. */
export interface Connection {
  /** Stops everything that the connection sends, or the rows of the topics that match. */
  silence(match: TopicMatch | undefined): void
  stall(forMs: number): void
  burst(match: TopicMatch, rows: number): number
  end(how: 'abrupt' | 'close'): void
  /** Looks again when the next row comes. */
  lookAgain(): void
}

/** Writer of one socket. */
interface Outbox {
  write(text: string): void
  /** Drops everything that is written from now on. */
  silence(): void
  /** Returns whether the client can still get something. */
  isOpen(): boolean
  end(how: 'abrupt' | 'close'): void
  /** Ends the connection with the failure of the simulator as its reason, as the REST API answers with EGW00002. */
  fail(error: unknown): void
}

/**
 * Serves one socket until it closes.
 *
 * @param wire stream under the socket
 * @param read reads a message of the client
 */
export function serveConnection(
  shared: SharedState,
  id: number,
  { socket, wire }: { readonly socket: WebSocket; readonly wire: Duplex },
  read: (text: string) => ClientMessage,
): Connection {
  const { seed, clock, settings } = shared
  const hold = createSocketHold(clock, socket)
  const outbox = createOutbox(socket, wire, hold)
  const { write, end } = outbox
  const answer = (text: string) => {
    write(text)
    hold.untilRead()
  }
  const rows = createRowSender(shared, id, outbox)
  const deliveries = createDeliveries(clock, {
    onRows: rows.send,
    onBatch: () => hold.untilRead(),
    onFailure: outbox.fail,
  })
  const desk = createRequestDesk(shared, id, { deliveries, answer, end, released: rows.forget })
  const keepAlive = createKeepAlive({
    clock,
    seed,
    connection: id,
    applies: () => outbox.isOpen() && (settings().pingPong === 'all' || desk.hasNotices()),
    ask: (at) => answer(formatKeepAlive(at)),
    giveUp: () => end('abrupt'),
  })
  let stallTimer: unknown

  listen(socket, outbox, {
    answered: keepAlive.answered,
    take(text) {
      const message = read(text)
      if (message.is === 'echo') keepAlive.answered()
      else if (message.is === 'fault') answer(formatAnswer(message.code, undefined))
      else desk.take(message.request)
    },
    closed() {
      for (const part of [deliveries, desk, keepAlive]) part.close()
      clock.clearTimeout(stallTimer)
      const { heldPlacesMs: placesMs, heldSessionMs: sessionMs } = settings()
      for (const places of shared.places) places.end(id, clock.now(), { placesMs, sessionMs })
      hold.untilClosed()
    },
  })

  return {
    end,
    silence: (match) => (match === undefined ? outbox.silence() : rows.silence(match)),
    stall(forMs) {
      rows.stall()
      clock.clearTimeout(stallTimer)
      const resume = () => {
        rows.resume()
        hold.untilRead()
      }
      stallTimer = clock.setTimeout(resume, forMs, { background: true })
    },
    burst(match, count) {
      const topics = rows.burst(match, count)
      hold.untilRead()
      return topics
    },
    lookAgain: deliveries.lookAgain,
  }
}

function createOutbox(socket: WebSocket, wire: Duplex, hold: SocketHold): Outbox {
  let isSilent = false
  let isCorked = false
  const isOpen = () => !isSilent && socket.readyState === socket.OPEN
  // The frames of one instant become one write of the operating system.
  const cork = () => {
    if (isCorked) return
    isCorked = true
    wire.cork()
    process.nextTick(() => {
      isCorked = false
      wire.uncork()
    })
  }
  const end: Outbox['end'] = (how) => {
    hold.untilClosed()
    if (how === 'close') socket.close(1000)
    else socket.terminate()
  }
  return {
    end,
    fail(error) {
      hold.untilClosed()
      // A close frame holds 123 bytes of reason; a character that is cut in two becomes one of three bytes.
      socket.close(1011, Buffer.from(`the simulator failed: ${error}`).subarray(0, 120).toString())
    },
    write(text) {
      if (!isOpen()) return
      cork()
      socket.send(text)
      if (socket.bufferedAmount > mostUnreadBytes) end('abrupt')
    },
    silence() {
      isSilent = true
    },
    isOpen,
  }
}

/** Passes on what a client sends, unless the connection has died. */
function listen(
  socket: WebSocket,
  outbox: Outbox,
  to: { readonly answered: () => void; readonly take: (text: string) => void; readonly closed: () => void },
): void {
  socket.on('message', (data) => {
    if (outbox.isOpen()) to.take(data.toString())
  })
  // KIS's samples answer PINGPONG with a pong frame or a ping frame that carries its text, other clients with an echo.
  socket.on('pong', (data) => {
    if (outbox.isOpen() && !holdsTime(data)) to.answered()
  })
  socket.on('ping', (data) => {
    if (outbox.isOpen() && carriesKeepAlive(data)) to.answered()
    if (outbox.isOpen() || holdsTime(data)) socket.pong(data)
  })
  // Too long a message, or one that is no WebSocket: `close` follows.
  socket.on('error', () => {})
  socket.on('close', to.closed)
}
