import type { Clock } from '@stockeye/token-manager'
import type { CurrentSettings } from '../settings.ts'
import type { SeenRequest, SentFrame } from './controls.ts'
import type { RealtimeFaults } from './faults.ts'
import type { LiveFeeds } from './live-feeds.ts'
import type { Places } from './places.ts'

/** State that all connections share. */
export interface SharedState {
  readonly seed: number
  readonly clock: Clock
  readonly settings: () => CurrentSettings
  /** Returns the number of the app key that an approval key is valid for. */
  readonly appKeyOf: (approvalKey: string, at: number) => number | undefined
  readonly feeds: LiveFeeds
  /** Places of each app key. */
  readonly places: readonly Places[]
  readonly faults: RealtimeFaults
  readonly note: (request: SeenRequest) => void
  readonly sent: (frame: SentFrame) => void
}
