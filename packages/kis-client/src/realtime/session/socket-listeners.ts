/** Listeners of a socket. `close` is the last one that is called, also after an error. */
export interface SocketListeners {
  /** Receives the end of the handshake: messages can be sent from now on. */
  open(): void
  /** Receives a text message. */
  message(text: string): void
  /** Receives the end, with the code of the close frame, or 1006 without one. */
  close(code: number, reason: string): void
  /** Receives an error of the network or of the protocol. */
  error(error: Error): void
  /** Receives a ping of the WebSocket protocol, which the socket itself has answered. */
  ping?(): void
}
