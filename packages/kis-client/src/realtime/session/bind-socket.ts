import type { ClientOptions, WebSocket } from 'ws'
import type { SocketListeners } from './socket-listeners.ts'

/** Options of a socket to KIS. Nothing is compressed, and KIS sends ASCII. */
export const socketOptions: ClientOptions = {
  perMessageDeflate: false,
  skipUTF8Validation: true,
  // In bytes. Frames of KIS exceed 8 KB; the bound only keeps a faulty server from filling the memory.
  maxPayload: 16 * 1024 * 1024,
}

/** Silence after which the system asks whether the other side lives, in ms. */
const keepAliveMs = 15_000

/** Passes the events of a socket of `ws` on to the listeners. */
export function bindSocket(socket: WebSocket, on: SocketListeners): void {
  // A peer or a router that is gone shows itself within half a minute, without KIS's help.
  // Bun's `ws` has no socket here.
  socket.on('upgrade', ({ socket: tcp }) => tcp?.setKeepAlive(true, keepAliveMs))
  socket.on('open', () => on.open())
  socket.on('message', (data) => on.message(data.toString()))
  socket.on('close', (code, reason) => on.close(code, reason.toString()))
  socket.on('error', (error) => on.error(error))
  if (on.ping) socket.on('ping', () => on.ping?.())
}
