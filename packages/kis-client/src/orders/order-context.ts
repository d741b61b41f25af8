import type { Clock } from '@stockeye/token-manager'
import type { Environment } from '../environment.ts'

/** Environment and time by which an order is checked; a client has both. */
export interface OrderContext {
  readonly environment: Environment
  readonly clock: Pick<Clock, 'now'>
}
