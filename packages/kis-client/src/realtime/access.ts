import type { TokenSource } from '@stockeye/token-manager'
import type { OpenSocket } from './session/socket.ts'

/** Way of a client to KIS's WebSocket, for `createStream`. */
export interface RealtimeAccess {
  /** Address of the WebSocket, or null if the client's hosts have none. */
  readonly url: string | null
  /** Name of the app key and environment, which does not reveal the app key. */
  readonly keyName: string
  /** KIS's `custtype`: P for a person, B for a company. */
  readonly customerType: 'P' | 'B'
  /** Approval keys of the app key. */
  readonly approvalKeys: TokenSource
  /** Opens a socket to `url`. */
  readonly openSocket: OpenSocket
  /**
   * Takes the session of the app key for a stream: KIS has one a key.
   *
   * @returns a function that gives it back
   * @throws {KisInputError} another stream of this client has it
   */
  acquire(): () => void
}
