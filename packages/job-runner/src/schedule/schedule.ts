import { Cron, CronPattern } from 'croner'
import { checkCount, checkNames, inputError, longestDurationMs, type NamesOf } from '../runner/input/check-input.ts'
import { checkZone, instantOf, wallAt } from './zone.ts'

/** Rule for the instants at which a job is due. */
export type ScheduleRule = CronRule | EveryRule | OnceRule

/**
 * Times by the clocks of a zone. When the clocks change, a fixed time (no `*`, `?` or `/` in second, minute and hour)
 * still has one slot on every date: the first valid instant after a time that is skipped, and the first instant of a time
 * that comes twice. Any other rule follows real time: a skipped time has no slot, and a time that comes twice has two.
 */
export interface CronRule {
  /**
   * Five fields, or six with the second first: `0 7 * * 1-5`. As in every cron, a day of the month and a day of the week are
   * two ways to be due: `0 0 13 * 5` is due on every 13th and on every Friday, and `0 0 13 * +5` on each Friday the 13th.
   * @see croner's README for L, W, #, + and names such as @daily
   */
  readonly cron: string
  /** An IANA zone, such as Asia/Seoul. @default 'UTC', never the host's */
  readonly zone?: string | undefined
}

/** Grid of slots in UTC. It does not drift when the host's clocks change or when a run takes long. */
export interface EveryRule {
  /** Span from one slot to the next, in ms, from 1,000 to 10 years. */
  readonly everyMs: number
  /**
   * Any of the slots, past or future, in ms since 1970: it says where the grid lies, not when it begins. With another
   * anchor, as after each restart with `Date.now()`, the new grid begins with the process, and its slot of that time is due
   * if the last slot of the job is a span or more ago.
   * @default 0, midnight in UTC for spans that divide a day
   */
  readonly anchorAt?: number | undefined
}

/** Rule with one slot. */
export interface OnceRule {
  /** The only slot, in ms since 1970. A slot that has passed when the job is first registered is never due. */
  readonly onceAt: number
}

/** Rules of a schedule, parsed: the source of its slots. */
export interface CompiledSchedule {
  /** Text for people, such as `0 7 * * 1-5` or `every 5 min`; with `zone` it distinguishes two rules. */
  readonly text: string
  /** Text under which the last slot of the schedule is stored: `text`, but without the phase of a grid. */
  readonly key: string
  /** Zone of the clocks that decide; UTC for a schedule without a cron rule. */
  readonly zone: string
  /** Span from each slot to the next, in ms; missing when the spans differ. */
  readonly spanMs?: number
  /** Returns the first slot strictly later than `at`, in ms since 1970. */
  nextAfter(at: number): number | undefined
}

const kinds = ['cron', 'everyMs', 'onceAt'] as const
const cronNames: NamesOf<CronRule> = { cron: true, zone: true }
const everyNames: NamesOf<EveryRule> = { everyMs: true, anchorAt: true }
const onceNames: NamesOf<OnceRule> = { onceAt: true }
const leastEveryMs = 1_000
const units = [
  ['d', 86_400_000],
  ['h', 3_600_000],
  ['min', 60_000],
  ['s', 1_000],
] as const

/** Compiles a rule. @throws {JobInputError} the rule, or its zone, is wrong */
export function compileSchedule(rule: ScheduleRule): CompiledSchedule {
  // TypeScript accepts a rule of two kinds, of which one would be ignored in silence.
  const found = kinds.filter((kind) => kind in rule)
  if (found.length !== 1) {
    const fault = `has ${found.length === 0 ? 'no rule' : found.join(' and ')}`
    throw inputError('schedule', { value: rule, fault, advice: `use exactly one of ${kinds.join(', ')}` })
  }
  if ('cron' in rule) {
    // With `timezone` in place of `zone` the job would run by the clocks of UTC.
    checkNames(rule, cronNames, 'schedule')
    return compileCron(rule)
  }
  checkNames(rule, 'everyMs' in rule ? everyNames : onceNames, 'schedule')
  return 'everyMs' in rule ? compileEvery(rule) : compileOnce(rule)
}

function compileCron(rule: CronRule): CompiledSchedule {
  // No parameters with a default: they cost each of 10,000 closures a second scope.
  const { cron, zone = 'UTC' } = rule
  checkZone('schedule.zone', zone)
  const isFixed = isFixedTime(cron)
  // Keep the latest answer: a list of 10,000 schedules asks each between the same two slots as the list before.
  let askedAt = Infinity
  let slotAt = -Infinity
  const nextAfter = (at: number): number | undefined => {
    if (askedAt <= at && at < slotAt) return slotAt
    const found = isFixed ? nextFixedTime(cron, zone, at) : cronerFor(cron, zone).nextRun(new Date(at))?.getTime()
    if (found !== undefined && found >= slotAt) {
      askedAt = at
      slotAt = found
    }
    return found
  }
  if (nextAfter(0) === undefined) {
    throw inputError('schedule.cron', { value: cron, fault: 'falls on no date', advice: 'use a date that exists' })
  }
  return { text: cron, key: cron, zone, nextAfter }
}

/** Returns whether a rule is a fixed time by croner's rule no-wildcard: no wildcard and no step in second, minute and hour. Checks the text, too. */
function isFixedTime(cron: string): boolean {
  try {
    return new CronPattern(cron, undefined, { fixedTimeRule: 'no-wildcard' }).isFixedTime
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause)
    const fault = `is not a cron rule (${why})`
    throw inputError('schedule.cron', { value: cron, fault, advice: 'use one such as 0 7 * * 1-5', cause })
  }
}

// The Cron is made for each question: 10,000 of them held 794 MB. The options are new because croner writes into them.
const cronerFor = (cron: string, timezone: string): Cron => new Cron(cron, { timezone })

/**
 * Returns the next fixed time. croner finds the reading of the clocks in UTC, where they never change, and the zone says
 * when its clocks first read that. croner in the zone itself loses the date when a gap ends it: 23:30 in America/Nuuk,
 * whose clocks go from 23:00 to midnight.
 */
function nextFixedTime(cron: string, zone: string, at: number): number | undefined {
  const walls = cronerFor(cron, 'UTC')
  let wall = walls.nextRun(new Date(wallAt(zone, at)))
  while (wall !== null) {
    const slot = instantOf(zone, wall.getTime())
    // The times of an hour that comes again have had their slots in its first pass.
    if (slot > at) return slot
    wall = walls.nextRun(wall)
  }
  return undefined
}

function compileEvery({ everyMs, anchorAt = 0 }: EveryRule): CompiledSchedule {
  checkCount('schedule.everyMs', everyMs, leastEveryMs, longestDurationMs)
  checkInstant('schedule.anchorAt', anchorAt)
  // Two grids of one span are two rules, and read like it.
  const from = anchorAt % everyMs === 0 ? '' : ` from ${new Date(anchorAt).toISOString()}`
  const key = `every ${formatExactly(everyMs)}`
  return {
    text: `${key}${from}`,
    key,
    zone: 'UTC',
    spanMs: everyMs,
    nextAfter: (at) => anchorAt + (Math.floor((at - anchorAt) / everyMs) + 1) * everyMs,
  }
}

function compileOnce({ onceAt }: OnceRule): CompiledSchedule {
  checkInstant('schedule.onceAt', onceAt)
  const text = `once at ${new Date(onceAt).toISOString()}`
  return {
    text,
    key: text,
    zone: 'UTC',
    nextAfter: (at) => (at < onceAt ? onceAt : undefined),
  }
}

function checkInstant(field: string, at: number): void {
  if (Number.isInteger(at) && !Number.isNaN(new Date(at).getTime())) return
  const advice = 'use whole milliseconds since 1970, such as Date.now()'
  throw inputError(field, { value: at, fault: 'is not an instant', advice })
}

/** Formats a span exactly, in the largest unit that divides it: the text is a part of the id under which slots are stored. */
function formatExactly(ms: number): string {
  const [unit, unitMs] = units.find(([, unitMs]) => ms % unitMs === 0) ?? ['ms', 1]
  return `${ms / unitMs} ${unit}`
}
