import { machineClock } from '@stockeye/internal/clock'
import type { Clock } from '@stockeye/token-manager'

/** The clock of the machine. */
export const systemClock: Clock = machineClock
