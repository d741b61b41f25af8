import type { Clock } from '@stockeye/token-manager'
import type { KeyMemory } from './memory.ts'

/** Place where the processes of one app key meet: files and sockets of a host, or a Redis. */
export interface Sharing {
  /**
   * Prepares the place of an app key.
   *
   * @throws {KisInputError} the place cannot be used, such as a directory that other users can enter
   */
  meet(options: MeetingOptions): Meeting
}

/** Options of a meeting place. */
export interface MeetingOptions {
  /** Fingerprint of the app key, which holds no secret. */
  readonly key: string
  /** Clock of the client. */
  readonly clock: Clock
  /** Name of this process for people, such as `process 4711 on box`. */
  readonly name: string
}

/** Place of one app key, as one process sees it. */
export interface Meeting {
  /**
   * Takes the lease, which one process has at a time.
   *
   * @param onLost is called at most once, as soon as the lease is found lost, also by `holds`: the socket must be closed at once
   * @returns undefined while another process has it
   * @throws {KisUnreachableError} the place does not work
   */
  takeLease(onLost: (reason: Error) => void): Promise<Tenure | undefined>
  /**
   * Accepts guests. Only the process that has the lease calls it, until it succeeds once for that lease.
   *
   * @throws {KisUnreachableError} the place does not work
   */
  receive(tenure: Tenure, accept: Accept): Promise<Reception>
  /**
   * Connects to the owner.
   *
   * @returns undefined if no owner accepts guests now
   */
  connect(receiver: Receiver): Promise<PeerConnection | undefined>
  /** Releases what the place keeps open. */
  close(): Promise<void>
}

/** Lease on the socket of an app key. */
export interface Tenure {
  /** Memory of the owner before; undefined if it is not known. */
  readonly memory: KeyMemory | undefined
  /** Returns whether this process still has the lease. */
  holds(): boolean
  /**
   * Stores the memory for the next owner. Resolves once it is stored.
   *
   * @throws {KisUnreachableError} it is not stored: the lease is lost, or the place does not work
   */
  remember(memory: KeyMemory): Promise<void>
  /** Gives the lease back. The memory stays. */
  release(): Promise<void>
}

/** Returns the receiver of a guest's packets. */
export type Accept = (connection: PeerConnection) => Receiver

/** Server of an owner, to which the guests connect. */
export interface Reception {
  /** Closes all connections, and accepts no more. */
  close(): Promise<void>
}

/** Connection between an owner and a guest. It delivers packets in their order and once, or closes. */
export interface PeerConnection {
  /** Sends a packet. Nothing happens if the connection is closed. */
  send(packet: string): void
  /** Returns the number of bytes that wait in this process to be sent. */
  queuedBytes(): number
  /** Closes once the packets that wait are sent. The receiver gets no packet any more. */
  end(): void
  /** Closes at once. Packets that wait are dropped. The receiver is not called any more. */
  close(): void
}

/** Receiver of a connection. */
export interface Receiver {
  /** Receives a packet of the other side, in the order in which they were sent. */
  readonly packet: (packet: string) => void
  /** No packet waits any more. */
  readonly drained: () => void
  /** The other side has closed, or is gone. It is called once. */
  readonly closed: () => void
}
