import type { DeskState } from '@stockeye/example-trader/desk/desk'
import { type KeyedNotice, knownMs } from './event.ts'
import { noticeOfDistrust, noticeOfMismatches, noticeOfMode } from './texts.ts'

const minuteMs = 60_000

/**
 * Creates a reader of the states of a trader in their order. It returns the notices of a state: of holdings that no order explains,
 * of a journal that is not trusted, and of a new mode. A state that lasts has the same keys again.
 */
export function createStateNotices({
  now,
}: {
  readonly now: () => number
}): (state: DeskState) => readonly KeyedNotice[] {
  let mode: DeskState['mode'] | undefined
  /** Part of the key of the present loss of trust; undefined while the journal is trusted. */
  let distrust: string | undefined
  let wasTrusted = false
  const numberOf = (spanMs: number) => Math.floor(now() / spanMs)

  function ofMismatches(state: DeskState): readonly KeyedNotice[] {
    if (state.mismatches.length === 0) return []
    return [{ key: `mismatch:${state.mismatches.join()}:${numberOf(knownMs)}`, notice: noticeOfMismatches(state) }]
  }

  function ofTrust({ isTrusted }: DeskState): readonly KeyedNotice[] {
    if (isTrusted) {
      wasTrusted = true
      distrust = undefined
      return []
    }
    // Processes agree on the minute of a loss, and on the day of one that was there before.
    distrust ??= wasTrusted ? `minute:${numberOf(minuteMs)}` : `day:${numberOf(knownMs)}`
    return [{ key: `untrusted:${distrust}`, notice: noticeOfDistrust }]
  }

  function ofMode(state: DeskState): readonly KeyedNotice[] {
    const { changedAt } = state
    const isChanged = changedAt === undefined ? mode !== undefined && mode !== state.mode : now() - changedAt < knownMs
    mode = state.mode
    // Without the instant of the change, processes agree on its minute: the same change twice is better than a lost one.
    return isChanged ? [{ key: `mode:${mode}:${changedAt ?? numberOf(minuteMs)}`, notice: noticeOfMode(state) }] : []
  }

  return (state) => [...ofMismatches(state), ...ofTrust(state), ...ofMode(state)]
}
