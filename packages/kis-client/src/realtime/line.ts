import type { Topic, TopicState } from './topics/topic.ts'
import type { RestPrice } from './watch/rest-prices.ts'

/** Frame of market data or notices, decrypted. */
export interface LineFrame {
  /** TR id on the wire, such as `H0STCNT0`. */
  readonly trId: string
  /** Number of records that follow each other in `payload`. */
  readonly count: number
  /** Values with `^` between them. */
  readonly payload: string
  /** Instant at which it arrived at the process that has the socket, in ms since 1970. */
  readonly receivedAt: number
}

/** Receiver of what a line carries. It is called in order; `topic` also inside of `want` and `unwant`. */
export interface LineListener {
  /** Receives a frame, in the order of arrival. */
  readonly frame: (frame: LineFrame) => void
  /** Receives each change of the state of a wanted topic. */
  readonly topic: (topic: Topic, state: TopicState) => void
  /** Price of a topic that waits for KIS, from REST. */
  readonly price?: ((topic: Topic, price: RestPrice) => void) | undefined
  /** A fault of the line that ends nothing by itself, for the event `trouble`. */
  readonly trouble: (error: unknown) => void
}

/**
 * Path on which topics reach this process: sockets of its own, the socket of another process of the same app key, or a
 * recording. A stream stands on one line.
 */
export interface Line {
  /**
   * Wants a topic, with a priority: the greatest number first. A topic that is wanted twice is one topic; the last priority
   * counts.
   */
  want(topic: Topic, priority: number): void
  /** Gives a topic up; its place at KIS is released. */
  unwant(topic: Topic): void
  /** Releases every topic at KIS, as far as the connection lives, and closes. */
  close(): Promise<void>
}

/** Line with sockets of its own at KIS. */
export interface DirectLine extends Line {
  /** Closes the sockets at once, and releases nothing at KIS: this process has no right to them any more. */
  abandon(): void
  /** Returns the instant of KIS's last message, the oldest one of all sockets; undefined if none is open. */
  heardAt(): number | undefined
}

/** Opens a line. */
export type OpenLine = (listener: LineListener) => Line
