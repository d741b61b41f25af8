import type { Topic } from '../../realtime/topics/topic.ts'
import type { RealtimeCode, RefusalCode } from './codes.ts'
import type { Mangling } from './frame.ts'

/** Selects topics; a field that is left out matches every one. */
export interface TopicMatch {
  /** TR id on the wire, such as `H0STCNT0`. */
  readonly trId?: string | undefined
  /** Key of the feed, such as `005930`. */
  readonly key?: string | undefined
}

/** Place of an app key that is taken. */
export interface TakenPlace extends Topic {
  /** Number of the connection that has registered the topic, from 1. */
  readonly connection: number
  /** Number of the app key that it counts for: 0 is that of the credentials, others are those of `moreAppKeys`. */
  readonly appKey: number
  /** Instant at which the place of an ended session becomes free, in ms since 1970; absent while the session lives. */
  readonly heldUntil?: number
}

/** Registration or release that the simulator has answered. It never holds an approval key. */
export interface SeenRequest extends Topic {
  /** Simulated time of the request, in ms since 1970. */
  readonly at: number
  /** Number of the connection that has sent it, from 1. */
  readonly connection: number
  /** Whether it asks for the topic (`tr_type` 1) or gives it back (2). */
  readonly act: 'register' | 'release'
  /** Code of the answer. */
  readonly code: RealtimeCode
}

/** Frame that the simulator has written. */
export interface SentFrame extends Topic {
  /** Simulated time, in ms since 1970. */
  readonly at: number
  /** Number of the connection that got it, from 1. */
  readonly connection: number
  /** Values of the records, in wire order. */
  readonly rows: readonly (readonly string[])[]
  /** Whether a fault has damaged the frame. */
  readonly isMangled: boolean
}

/** Faults of the WebSocket, and what it has seen. */
export interface RealtimeControls {
  /** Refuses the next requests that match with `code`; OPSP8996 also closes the connection. @default times 1 */
  refuse(match: TopicMatch, code: RefusalCode, times?: number): void
  /**
   * Delays the answers to the next requests that match, in ms. A registration takes its place at once and delivers after the
   * answer; a release frees its place with the answer.
   *
   * @default times 1
   */
  delayAnswers(match: TopicMatch, ms: number, times?: number): void
  /** Damages the next frames that match. @default times 1 */
  mangle(match: TopicMatch, how: Mangling, times?: number): void
  /**
   * Lets the open connections die without a sign: they send and answer nothing any more, PINGPONG included, and are not closed.
   * With a match only its topics fall silent, each until it is released and registered again.
   */
  silence(match?: TopicMatch): void
  /** Holds the rows of the open connections back for a span, in ms, and then sends them at once. */
  stall(forMs: number): void
  /** Sends the last row of each topic that matches `rows` times at once. @returns the number of topics */
  burst(match: TopicMatch, rows: number): number
  /** Ends the open connections: `abrupt` without a word, `close` with a handshake. @default how 'abrupt' */
  disconnect(how?: 'abrupt' | 'close'): void
  /** Ends every connection, as KIS does on Fridays, and refuses others for a span, in ms. @default downMs 0 */
  restart(downMs?: number): void
  /** Makes every approval key that was issued so far invalid; connections stay, and their next request gets OPSP0011. */
  killApprovalKeys(): void
  /** Returns the places that are taken, of each app key. */
  places(): readonly TakenPlace[]
  /** Returns the registrations and releases so far, oldest first; the simulator keeps the newest 50,000. */
  requests(match?: TopicMatch): readonly SeenRequest[]
  /** Calls a listener for each frame that is written. @returns a function that ends this */
  onSent(listener: (frame: SentFrame) => void): () => void
}

export const matchesTopic = (match: TopicMatch, topic: Topic): boolean =>
  (match.trId === undefined || match.trId === topic.trId) && (match.key === undefined || match.key === topic.key)
