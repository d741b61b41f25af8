import { longestTimerMs } from '@stockeye/internal/clock'
import type { Clock } from '@stockeye/token-manager'
import { systemClock } from '../../clock.ts'
import { checkOption, checkOptionNames, clockRule, functionRule, type OptionRule } from '../../values/check-options.ts'
import type { LineListener, OpenLine } from '../line.ts'
import { guard } from '../stream/guard.ts'
import type { RecordingEntry } from './entry.ts'
import { listRecordingFiles } from './files.ts'
import { type RecordingFault, readRecording } from './read-recording.ts'
import { createReplayTopics } from './replay-topics.ts'

/** Options of a replay. */
export interface ReplayOptions {
  /** Clock that times the entries. @default the clock of the machine */
  readonly clock?: Clock | undefined
  /**
   * Rate of the replay: 1 as it was recorded, 10 ten times as fast, `Infinity` without waits. With `'clock'` an entry passes
   * when the clock shows the instant of its recording, for a clock that is set to it, such as the simulator's.
   *
   * @default 1
   */
  readonly speed?: number | 'clock' | undefined
  /** Called at the end of the recording. Its error is a trouble of the line. */
  readonly onEnd?: ((report: ReplayReport) => void) | undefined
}

/** Sums of a recording that was replayed to its end. */
export interface ReplayReport {
  /** Instant of the first entry, in ms since 1970; undefined for a recording without entries. */
  readonly from: number | undefined
  /** Instant of the last entry, starts of files left out, in ms since 1970; undefined without one. */
  readonly to: number | undefined
  /** Number of frames that passed: those of feeds that were wanted. */
  readonly frames: number
  /** Number of notices that the recorder left out. */
  readonly noticesLeftOut: number
  /** Number of frames that the recorder lost at a slow or full disk. */
  readonly framesLost: number
  /** Number of parts that could not be read. */
  readonly faults: number
}

/** Entries that pass without a turn of the event loop for others. */
const entriesPerTurn = 500

/**
 * Returns a line that replays a recording. It begins with the first topic that is wanted. A frame passes if a topic of its feed
 * is wanted, with the instant of its recorded arrival; a topic that the recording does not have is refused. Topics are lost where
 * the recording ends, and over a part that is missing: one that cannot be read, or that a slow disk did not take.
 *
 * @example
 * const line = replayLine('recordings', { speed: 10, onEnd: ({ frames }) => console.log(`${frames} frames`) })
 * const replay = createStream(kis, { line })
 * replay.listen(ccnlKrx, '005930', ({ at, STCK_PRPR }) => console.log(at, STCK_PRPR))
 * @param path folder that `record` has written, a file of it, or several
 * @throws {KisInputError} an option is wrong, a path does not exist, or a folder has no recording
 */
export function replayLine(path: string | readonly string[], options: ReplayOptions = {}): OpenLine {
  checkReplayOptions(options)
  const files = listRecordingFiles(path)
  return (listener) => {
    const { clock = systemClock, speed = 1, onEnd } = options
    const replay = createReplay(files, listener)
    const entries = readRecording(files)
    let next: RecordingEntry | RecordingFault | undefined
    let timer: unknown
    let isClosed = false
    let start: { readonly at: number; readonly monotonic: number } | undefined

    const waitFor = ({ at }: RecordingEntry): number => {
      if (speed === 'clock') return at - clock.now()
      start ??= { at, monotonic: clock.monotonic() }
      return (at - start.at) / speed - (clock.monotonic() - start.monotonic)
    }
    const run = () => {
      for (let passed = 0; !isClosed; passed += 1) {
        next ??= entries.next().value ?? undefined
        if (next === undefined) {
          const report = replay.end()
          if (onEnd !== undefined) guard(onEnd, listener.trouble)(report)
          return
        }
        const waitMs = next.kind === 'fault' ? 0 : waitFor(next)
        if (waitMs > 0 || passed === entriesPerTurn) {
          timer = clock.setTimeout(run, Math.min(Math.max(0, waitMs), longestTimerMs))
          return
        }
        replay.pass(next)
        next = undefined
      }
    }

    return {
      want(topic) {
        if (isClosed) return
        timer ??= clock.setTimeout(run, 0)
        replay.topics.want(topic)
      },
      unwant: (topic) => replay.topics.unwant(topic),
      async close() {
        isClosed = true
        clock.clearTimeout(timer)
        replay.topics.close()
      },
    }
  }
}

function checkReplayOptions(options: ReplayOptions): void {
  checkOptionNames('replayLine', options, ['clock', 'speed', 'onEnd'])
  const { clock, speed, onEnd } = options
  if (clock !== undefined) checkOption('clock', clock, clockRule)
  if (speed !== undefined) checkOption('speed', speed, speedRule)
  if (onEnd !== undefined)
    checkOption('onEnd', onEnd, functionRule('a function that takes the report, or leave it out'))
}

const speedRule: OptionRule = {
  is: 'a speed',
  use: "a number above 0, Infinity or 'clock'",
  fits: (value) => value === 'clock' || (typeof value === 'number' && value > 0),
}

/** Passes entries on, and adds them up. */
function createReplay(files: readonly string[], listener: LineListener) {
  const topics = createReplayTopics(files, (topic, state) => listener.topic(topic, state))
  const sums = { frames: 0, noticesLeftOut: 0, framesLost: 0, faults: 0 }
  let from: number | undefined
  /** Instant of the last entry but starts of files: up to it, the delivery has no hole. */
  let to: number | undefined

  return {
    topics,
    pass(entry: RecordingEntry | RecordingFault): void {
      if (entry.kind === 'fault') {
        sums.faults += 1
        topics.interrupt(to ?? 0)
        listener.trouble(entry.error)
        return
      }
      from ??= entry.at
      if (entry.kind === 'lost') {
        sums.framesLost += entry.frames
        topics.interrupt(to ?? entry.at)
      }
      if (entry.kind === 'start') topics.startFile(entry.topics, { lastAt: to ?? entry.at, at: entry.at })
      else topics.resume(entry.at)
      if (entry.kind === 'topic') topics.set(entry.topic, entry.state)
      else if (entry.kind === 'left-out') sums.noticesLeftOut += entry.count
      else if (entry.kind === 'frame' && topics.areWanted(entry.frame.trId)) {
        sums.frames += 1
        listener.frame(entry.frame)
      }
      if (entry.kind !== 'start') to = entry.at
    },
    end(): ReplayReport {
      topics.interrupt(to ?? 0)
      return { from, to, ...sums }
    },
  }
}
