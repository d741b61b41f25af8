// Judges of what processes have logged and received, for the tests and the soak.
import type { TopicState } from '../topics/topic.ts'
import type { MemberReport } from './member.test-kit.ts'
import { tickMs } from './ticking-line.test-kit.ts'

/** Reads a log. @returns the process that has the socket, and the lines at which a second one opened it */
export function readLog(lines: readonly string[]): { owner: string | undefined; overlaps: readonly string[] } {
  const overlaps: string[] = []
  let owner: string | undefined
  for (const line of lines) {
    const [what, name] = [line.split(' ')[0], line.split(' ').at(-1)]
    if (what === 'open') {
      if (owner !== undefined) overlaps.push(`${line}, while ${owner} has it`)
      owner = name
    } else if (owner === name && what !== 'pause') owner = undefined
  }
  return { owner, overlaps }
}

/** Span in which a process misses rows, and says so: those after `from`, until `to`. */
export interface Gap {
  readonly from: number
  to: number
}

/** Returns the gaps that follow from the states of a topic. One that has not ended has no end. */
export function gapsOf(states: readonly TopicState[]): readonly Gap[] {
  const gaps: Gap[] = []
  for (const state of states) {
    const last = gaps.at(-1)
    const isInGap = last?.to === Number.POSITIVE_INFINITY
    if (state.is === 'lost' && !isInGap) gaps.push({ from: state.from, to: Number.POSITIVE_INFINITY })
    if (state.is === 'confirmed' && isInGap) last.to = state.at
  }
  return gaps
}

/** Returns the rows between the first and the last one that neither arrived nor lie in a gap, and those out of order or repeated. */
export function judgeRows(
  { rows, states }: MemberReport,
  key: string,
): { lost: readonly number[]; repeated: readonly number[] } {
  const seen = rows[key] ?? []
  const gaps = gapsOf(states[key] ?? [])
  const has = new Set(seen)
  const [first = 0, last = -1] = [seen[0], seen.at(-1)]
  const lost: number[] = []
  for (let row = first; row <= last; row += 1) {
    const isInGap = gaps.some(({ from, to }) => row * tickMs > from && row * tickMs <= to)
    if (!has.has(row) && !isInGap) lost.push(row)
  }
  return { lost, repeated: seen.filter((row, index) => row <= (seen[index - 1] ?? 0)) }
}
