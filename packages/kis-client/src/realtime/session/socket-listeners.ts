/** Listeners of a socket. `close` is the last one that is called, also after an error. */
export interface SocketListeners {
  open(): void
  message(text: string): void
  close(code: number, reason: string): void
  error(error: Error): void
  /** Receives a ping of the WebSocket protocol, which the socket itself has answered. */
  ping?(): void
}
