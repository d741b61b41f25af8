import type { Clock } from '@stockeye/token-manager'
import type { CurrentSettings } from '../settings.ts'
import type { SeenRequest, SentFrame } from './controls.ts'
import type { RealtimeFaults } from './faults.ts'
import type { LiveFeeds } from './live-feeds.ts'
import type { Places } from './places.ts'

/** State that all connections of the app key share. */
export interface AppKey {
  readonly seed: number
  readonly clock: Clock
  readonly settings: () => CurrentSettings
  /** Key under which the account's notices are registered. */
  readonly htsId: string
  readonly isApproved: (approvalKey: string, at: number) => boolean
  readonly feeds: LiveFeeds
  readonly places: Places
  readonly faults: RealtimeFaults
  readonly note: (request: SeenRequest) => void
  readonly sent: (frame: SentFrame) => void
}
