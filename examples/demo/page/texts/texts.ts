import type { DeskMode, DeskOrder } from '@stockeye/example-trader/desk/desk'
import type { RunInfo } from '@stockeye/telegram-adapter'
import type { FaultName, TimelineEntry } from '../../src/box/contract.ts'

/** Name and effect of a fault. */
interface FaultText {
  readonly name: string
  readonly effect: string
}

/** All texts of the page in one language. */
export interface Texts {
  readonly tagline: string
  readonly skip: string
  readonly connection: { readonly opening: string; readonly open: string; readonly lost: string }
  readonly language: string
  readonly theme: { readonly label: string; readonly light: string; readonly dark: string }
  readonly clock: {
    readonly title: string
    readonly zone: string
    readonly speed: string
    readonly pause: string
    reached(speed: number): string
    readonly open: Readonly<Record<'KRX' | 'US', string>>
    readonly closed: string
    readonly waiting: string
  }
  readonly failed: string
  readonly chat: {
    readonly title: string
    readonly intro: string
    readonly empty: string
    readonly label: string
    readonly placeholder: string
    readonly send: string
    readonly suggestions: string
    readonly bot: string
    readonly you: string
    readonly edited: string
    readonly picture: string
    readonly notSent: string
    readonly latest: string
  }
  readonly figures: {
    readonly title: string
    readonly calls: string
    readonly failedCalls: string
    readonly rotations: string
    readonly sessionsRebuilt: string
    readonly orders: string
    readonly duplicateOrders: string
    readonly triggered: string
    readonly completions: string
    readonly kept: string
    readonly broken: string
    readonly faulted: string
    readonly onTheirWay: string
    readonly empty: string
  }
  readonly tokens: {
    readonly title: string
    readonly empty: string
    readonly current: string
    life(from: string, until: string): string
    ended(at: string): string
    readonly causes: Readonly<Record<string, string>>
  }
  readonly sessions: {
    readonly title: string
    readonly empty: string
    readonly generation: string
    readonly built: string
    readonly retired: string
    readonly current: string
  }
  readonly topics: {
    readonly title: string
    readonly empty: string
    readonly feed: string
    readonly key: string
    readonly state: string
    readonly since: string
    readonly states: Readonly<Record<string, string>>
  }
  readonly trader: {
    readonly modes: Readonly<Record<DeskMode, string>>
    readonly by: string
    readonly untrusted: string
    readonly mismatches: string
    readonly open: string
    readonly unknown: string
    readonly approvals: string
    readonly approvalHint: string
  }
  readonly orders: {
    readonly title: string
    readonly empty: string
    readonly time: string
    readonly order: string
    readonly filled: string
    readonly state: string
    readonly buy: string
    readonly sell: string
    readonly market: string
    readonly states: Readonly<Record<DeskOrder['state'], string>>
    readonly evidence: string
    readonly close: string
    readonly loading: string
    readonly missing: string
    readonly number: string
    readonly decision: string
    readonly refusal: string
    more(count: number): string
  }
  readonly positions: {
    readonly title: string
    readonly empty: string
    readonly symbol: string
    readonly quantity: string
    readonly averagePrice: string
    readonly price: string
    readonly profit: string
  }
  readonly equity: {
    readonly title: string
    readonly empty: string
    readonly equity: string
    readonly drawdown: string
    readonly currency: string
  }
  readonly candles: {
    readonly title: string
    readonly empty: string
    readonly symbol: string
    readonly minute: string
    readonly fiveMinutes: string
    readonly day: string
    readonly interval: string
    readonly noSymbol: string
    readonly legend: string
  }
  readonly jobs: {
    readonly title: string
    readonly empty: string
    readonly job: string
    readonly schedule: string
    readonly next: string
    readonly paused: string
    readonly manual: string
    readonly runs: string
    readonly noRuns: string
    readonly states: Readonly<Record<RunInfo['state'], string>>
  }
  readonly faults: {
    readonly title: string
    readonly intro: string
    readonly empty: string
    readonly cause: string
    readonly on: string
    readonly off: string
    readonly noRedis: string
    readonly noOrderYet: string
    tokenYoung(at: string): string
    readonly names: Readonly<Record<FaultName, FaultText>>
  }
  readonly timeline: {
    readonly title: string
    readonly empty: string
    readonly emptyKinds: string
    readonly filter: string
    readonly all: string
    readonly kinds: Readonly<Record<TimelineEntry['kind'], string>>
    readonly levels: Readonly<Record<'info' | 'warning' | 'error', string>>
    readonly order: string
    readonly run: string
    /** Sides of an order within a sentence. */
    readonly sides: Readonly<Record<DeskOrder['side'], string>>
    /** Sentences of the codes, with the names of values in braces. */
    readonly codes: Readonly<Record<string, string>>
  }
}
