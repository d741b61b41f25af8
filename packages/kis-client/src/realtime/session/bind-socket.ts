import type { ClientOptions, WebSocket } from 'ws'
import type { SocketListeners } from './socket-listeners.ts'

/** Options of a socket to KIS. Nothing is compressed, and KIS sends ASCII. */
export const socketOptions: ClientOptions = {
  perMessageDeflate: false,
  skipUTF8Validation: true,
  // In bytes. Frames of KIS exceed 8 KB; the bound only keeps a faulty server from filling the memory.
  maxPayload: 16 * 1024 * 1024,
}

/** Passes the events of a socket of `ws` on to the listeners. */
export function bindSocket(socket: WebSocket, on: SocketListeners): void {
  socket.on('open', () => on.open())
  socket.on('message', (data) => on.message(data.toString()))
  socket.on('close', (code, reason) => on.close(code, reason.toString()))
  socket.on('error', (error) => on.error(error))
  if (on.ping) socket.on('ping', () => on.ping?.())
}
