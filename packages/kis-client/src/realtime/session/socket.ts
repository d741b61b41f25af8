import { bindSocket, socketOptions } from './bind-socket.ts'
import type { SocketListeners } from './socket-listeners.ts'

/** Socket of a session: what a session needs of a WebSocket. */
export interface RealtimeSocket {
  /** Sends a text message. It is called between `open` and `close` alone. */
  send(text: string): void
  /** Closes with a handshake, which the other side may never answer. */
  close(): void
  /** Ends the connection at once. */
  terminate(): void
}

/** Opens a socket. It calls the listeners only after it has returned. */
export type OpenSocket = (url: string, on: SocketListeners) => RealtimeSocket

/** Opens a socket of the package `ws`, which is loaded with the first one. */
export const wsSocket: OpenSocket = (url, on) => {
  let socket: RealtimeSocket | undefined
  let isEnded = false
  const end = () => {
    isEnded = true
  }

  const open = async () => {
    const { WebSocket } = await import('ws')
    if (isEnded) {
      on.close(1006, '')
      return
    }
    const opened = new WebSocket(url, socketOptions)
    bindSocket(opened, on)
    socket = opened
  }
  open().catch((error: Error) => {
    on.error(error)
    on.close(1006, '')
  })

  return {
    send(text) {
      if (socket === undefined) throw new Error('the socket is not open yet')
      socket.send(text)
    },
    close: () => (socket === undefined ? end() : socket.close()),
    terminate: () => (socket === undefined ? end() : socket.terminate()),
  }
}
