import type { Json } from '@stockeye/job-runner'
import { alertTokenId, dailyDigestId, traderNoticeId } from '../jobs/ids.ts'
import { fieldOf } from './result-field.ts'

/**
 * Kinds of notices: ends of runs that a person triggered, failures of scheduled jobs, alerts of the token, fills, orders in
 * trouble, changes of the trader's mode, sales that wait for a person, and the daily digest.
 */
export const noticeKinds = ['runs', 'failures', 'alerts', 'fills', 'trouble', 'mode', 'approvals', 'digest'] as const
export type NoticeKind = (typeof noticeKinds)[number]

export const noticeLevels = ['loud', 'silent', 'off'] as const
export type NoticeLevel = (typeof noticeLevels)[number]

/** Levels of a user who has set none: a report needs no sound. */
export const defaultLevels: Readonly<Record<NoticeKind, NoticeLevel>> = {
  runs: 'loud',
  failures: 'loud',
  alerts: 'loud',
  fills: 'loud',
  trouble: 'loud',
  mode: 'loud',
  approvals: 'loud',
  digest: 'silent',
}

/** Kinds that quiet hours do not make silent: each asks for a person now. */
export const isUrgent = (kind: NoticeKind): boolean => kind === 'alerts' || kind === 'approvals'

/** End of a run, as far as its kind depends on it. */
export interface EndedRun {
  readonly jobId: string
  readonly cause: string
  readonly status: string
  readonly result?: Json
  readonly recipient: { readonly [field: string]: Json }
}

/**
 * Returns the kind of a completion.
 *
 * @returns undefined for one that informs no person: a run that was skipped, and a failure that was triggered by a person, who
 * receives it as the end of that run, while the job's own recipients (which have `states`) need not
 */
export function kindOf({ jobId, cause, status, result, recipient }: EndedRun): NoticeKind | undefined {
  if (jobId === alertTokenId) return 'alerts'
  if (jobId === traderNoticeId) return traderKindOf(result)
  if (cause === 'manual') return 'states' in recipient ? undefined : 'runs'
  if (status === 'skipped') return undefined
  if (status !== 'succeeded') return 'failures'
  return jobId === dailyDigestId ? 'digest' : 'runs'
}

/** Returns the kind that a run of `trader_notice` names. One that failed is an alert: its event must be looked up. */
function traderKindOf(result: Json | undefined): NoticeKind {
  return noticeKinds.find((known) => known === fieldOf(result, 'kind')) ?? 'alerts'
}
