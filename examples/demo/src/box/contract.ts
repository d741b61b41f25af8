import type { Market } from '@stockeye/example-trader/market/watched'
import type { Figures } from '../count/figures.ts'

/** Speeds of the simulated time: how many seconds pass in a real one; 0 is a pause. */
export const speeds = [0, 1, 60, 600] as const
export type Speed = (typeof speeds)[number]

/** Simulated time of the box. */
export interface BoxClock {
  /** Instant of the simulated clock, in ms since 1970. */
  readonly now: number
  readonly speed: Speed
  /** Speed that the machine reached in the latest seconds. */
  readonly reached: number
  /** Markets that are open now. */
  readonly open: readonly Market[]
}

/** Faults that a visitor can cause. */
export const faultNames = [
  'kill-token',
  'stop-issuer',
  'drop-socket',
  'lose-next-answer',
  'list-lag',
  'errors-500',
  'crash-worker',
  'cut-redis',
] as const
export type FaultName = (typeof faultNames)[number]

export interface FaultSwitch {
  readonly name: FaultName
  /** Whether it lasts until it is switched off; otherwise it happens once. */
  readonly lasts: boolean
  readonly isOn: boolean
  /** Reason for which this box cannot cause it; undefined when it can. */
  readonly unavailable?: string | undefined
}

/** Message of the chat, as the visitor sees it. */
export interface ChatMessage {
  readonly id: number
  readonly from: 'bot' | 'visitor'
  /** Simulated instant, in ms since 1970. */
  readonly at: number
  /** Text as HTML, whose only elements are b, i, u, s, code, pre, a and blockquote. */
  readonly html: string
  /** Path of a picture, such as `/box/files/3`. */
  readonly picture?: string | undefined
  readonly isEdited: boolean
  readonly buttons: readonly (readonly string[])[]
}

/** Kinds of entries of the time line. */
export const entryKinds = ['token', 'session', 'stream', 'order', 'job', 'fault', 'trader'] as const

/** Entry of the time line. */
export interface TimelineEntry {
  readonly id: number
  /** Simulated instant, in ms since 1970. */
  readonly at: number
  readonly kind: (typeof entryKinds)[number]
  readonly level: 'info' | 'warning' | 'error'
  /** Code of what happened, such as `TOKEN_ROTATED`, which the page translates; `values` are its parameters. */
  readonly code: string
  readonly values: Readonly<Record<string, string | number>>
  /** Id of the order or the run that it is about. */
  readonly order?: string | undefined
  readonly run?: string | undefined
}

/** Session of the KIS client: a token and the connections that use it. */
export interface BoxSession {
  readonly generation: number
  readonly builtAt: number
  readonly retiredAt?: number | undefined
}

/** Life of one token. */
export interface BoxToken {
  readonly generation: number
  readonly issuedAt: number
  readonly expiresAt: number
  /** Origin of the token: `issued` by KIS, `adopted` from another process, or `restored` from the store. */
  readonly cause: string
  /** Instant of the rotation to its successor; undefined for the current one. */
  readonly endedAt?: number | undefined
}

export interface BoxTopic {
  readonly feed: string
  readonly key: string
  readonly state: string
  readonly sinceAt: number
}

/** Figures that the page shows. */
export type BoxFigures = Omit<Figures, 'fills' | 'messages'>

/** Events of `GET /box/events`, by name. The first ones after the connection are the whole state. */
export interface BoxEvents {
  readonly clock: BoxClock
  readonly switches: readonly FaultSwitch[]
  readonly message: ChatMessage
  readonly timeline: TimelineEntry
  readonly sessions: readonly BoxSession[]
  readonly tokens: readonly BoxToken[]
  readonly topics: readonly BoxTopic[]
  readonly figures: BoxFigures
}

// POST /box/token                  → { access_token, expires_in }: the token of the visitor for the API under /api/v1
// POST /box/clock  { speed }       → BoxClock
// POST /box/faults { name, isOn }  → FaultSwitch
// POST /box/chat   { text }        → 202; { messageId, label } presses a button
// GET  /box/files/N                → image/png
