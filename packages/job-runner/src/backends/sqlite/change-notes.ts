/** Changes that the writes of one transaction make for others: noted within it, published once it is on the disk. */
export interface Changes {
  /** True if a run may be taken, or is to be cancelled. */
  readonly runs: boolean
  /** True if a completion may be delivered. */
  readonly deliveries: boolean
  /** Runs that have ended or progressed. */
  readonly runIds: ReadonlySet<string>
}

export interface ChangeNotes {
  /** Notes that a run may be taken, or is to be cancelled. */
  noteRuns(): void
  /** Notes that a completion may be delivered. */
  noteDeliveries(): void
  /** Notes a run that has ended or progressed. */
  noteRun(runId: string): void
  /** Returns whether a completion may be delivered since the last `take`. */
  hasDeliveries(): boolean
  /** Returns and forgets what was noted since the last call, if anything was. */
  take(): Changes | undefined
}

export function createChangeNotes(): ChangeNotes {
  let runs = false
  let deliveries = false
  let runIds = new Set<string>()
  return {
    noteRuns() {
      runs = true
    },
    noteDeliveries() {
      deliveries = true
    },
    noteRun: (runId) => void runIds.add(runId),
    hasDeliveries: () => deliveries,
    take() {
      if (!runs && !deliveries && runIds.size === 0) return undefined
      const taken = { runs, deliveries, runIds }
      runs = deliveries = false
      runIds = new Set()
      return taken
    },
  }
}
