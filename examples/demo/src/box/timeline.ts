import type { DeskOrder } from '@stockeye/example-trader/desk/desk'
import type { RunInfo } from '@stockeye/job-runner'
import type { Clock } from '@stockeye/token-manager'
import type { TimelineEntry } from './contract.ts'

/** Time line of the box. */
export interface Timeline {
  /** Adds an entry at the time of the clock. */
  add(kind: TimelineEntry['kind'], code: string, about?: About): void
}

export interface About extends Partial<Pick<TimelineEntry, 'values' | 'order' | 'run' | 'level'>> {}

/** Creates the time line. @param send called with each entry */
export function createTimeline(clock: Pick<Clock, 'now'>, send: (entry: TimelineEntry) => void): Timeline {
  let id = 0
  return {
    add(kind, code, { level = 'info', values = {}, order, run } = {}) {
      id += 1
      send({ id, at: clock.now(), kind, level, code, values, order, run })
    },
  }
}

const levels: Readonly<Partial<Record<DeskOrder['state'], TimelineEntry['level']>>> = {
  unknown: 'error',
  'ended-unconfirmed': 'error',
  rejected: 'warning',
  'not-taken': 'warning',
}

/** Adds each change of the state of an order, and each further part that was filled. */
export function createOrderEntries({ add }: Timeline): (order: DeskOrder) => void {
  const shown = new Map<string, string>()
  return ({ id, side, symbol, quantity, filled, state }) => {
    const now = `${state} ${filled}`
    if (shown.get(id) === now) return
    shown.set(id, now)
    const code = `ORDER_${state.toUpperCase().replaceAll('-', '_')}`
    add('order', code, { level: levels[state] ?? 'info', order: id, values: { side, symbol, quantity, filled } })
  }
}

/** Returns the entry of the end of a run. */
export function endOf({ jobName, state, runId }: RunInfo): readonly ['job', string, About] {
  const level = state === 'succeeded' || state === 'cancelled' || state === 'skipped' ? 'info' : 'warning'
  return ['job', 'JOB_ENDED', { level, run: runId, values: { job: jobName, state } }]
}
