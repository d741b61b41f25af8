import type { FileHandle } from 'node:fs/promises'
import type { Clock } from '@stockeye/token-manager'
import { KisRecordingError } from '../../errors.ts'
import type { LineFrame } from '../line.ts'
import { type Topic, type TopicState, topicName } from '../topics/topic.ts'
import { formatEntry, type RecordedTopic, type RecordingEntry } from './entry.ts'
import { createRecordingFile, removeOldFiles } from './files.ts'
import { formatMember } from './gzip-member.ts'
import { hidePerson, isNotice } from './private-topics.ts'

const dayMs = 86_400_000
const koreaMs = 9 * 3_600_000
/** Time after which an entry is on its way to the disk, in ms: a killed process loses the entries of this time. */
const flushMs = 1_000
/** Text that is compressed at a time. */
const batchChars = 256 * 1024
/** Text that waits for a slow disk, at most. */
const mostWaitingChars = 16 * 1024 * 1024

export interface RecorderOptions {
  readonly path: string
  readonly notices: boolean
  readonly maxFileBytes: number
  readonly maxBytes: number
  readonly clock: Clock
  /** Called when a file cannot be written: once, and again after a success. */
  readonly onTrouble: (error: KisRecordingError) => void
}

export interface Recorder {
  frame(frame: LineFrame): void
  topic(topic: Topic, state: TopicState): void
  trouble(error: unknown): void
  /** Records that a topic is no longer wanted. */
  forget(topic: Topic): void
  /** Writes what waits, and closes the file. */
  close(): Promise<void>
}

/** Entries that are compressed together. They are of one day. */
interface Batch {
  /** Korea's day, as a number of days. */
  readonly day: number
  readonly startAt: number
  /** Topics at its start, if it becomes the first of a file. */
  readonly topics: readonly RecordedTopic[]
  readonly lines: string[]
  chars: number
  /** Frames in it, with those that one of its entries counts as lost. */
  frames: number
  hasTopics: boolean
}

/** Creates a recorder that writes to new files in the folder. It never throws, and never makes its caller wait. */
export function createRecorder(options: RecorderOptions): Recorder {
  const { clock } = options
  const writer = createWriter(options)
  const topics = new Map<string, RecordedTopic>()
  let batch: Batch | undefined
  let timer: unknown
  let lostFrames = 0
  let isClosed = false

  const flush = () => {
    clock.clearTimeout(timer)
    timer = undefined
    if (batch !== undefined) writer.write(batch)
    batch = undefined
  }
  const startBatch = (at: number, day: number): Batch => {
    timer ??= clock.setTimeout(flush, flushMs, { background: true })
    return { day, startAt: at, topics: [...topics.values()], lines: [], chars: 0, frames: 0, hasTopics: false }
  }
  const add = (entry: RecordingEntry) => {
    if (isClosed) return
    const day = Math.floor((entry.at + koreaMs) / dayMs)
    if (batch !== undefined && (batch.day < day || batch.chars >= batchChars)) flush()
    batch ??= startBatch(entry.at, day)
    const line = formatEntry(entry)
    batch.lines.push(line)
    batch.chars += line.length
    if (entry.kind === 'frame') batch.frames += 1
    if (entry.kind === 'lost') batch.frames += entry.frames
    if (entry.kind === 'topic') batch.hasTopics = true
  }
  const addTopic = (topic: Topic, state: TopicState) => {
    const recorded = options.notices ? { topic, state } : hidePerson(topic, state)
    add({ kind: 'topic', at: clock.now(), ...recorded })
    topics.set(topicName(topic), recorded)
  }
  const addLost = (at: number) => {
    if (lostFrames > 0) add({ kind: 'lost', at, frames: lostFrames })
    lostFrames = 0
  }
  const isSlow = () => writer.waitingChars() + (batch?.chars ?? 0) > mostWaitingChars

  return {
    frame(frame) {
      const { trId, count, receivedAt: at } = frame
      if (isSlow()) {
        lostFrames += 1
        return
      }
      addLost(at)
      if (isNotice(trId) && !options.notices) add({ kind: 'left-out', at, trId, count })
      else add({ kind: 'frame', at, frame })
    },
    topic: addTopic,
    forget(topic) {
      const state = topics.get(topicName(topic))?.state
      const at = clock.now()
      // What stands on the recording later must not take the silence that follows for a market without trades.
      if (state?.is === 'confirmed') addTopic(topic, { is: 'lost', from: at, isCertain: true })
      topics.delete(topicName(topic))
    },
    trouble: (error) => add({ kind: 'trouble', at: clock.now(), name: nameOf(error) }),
    async close() {
      addLost(clock.now())
      flush()
      isClosed = true
      await writer.close()
    },
  }
}

/** Returns the code or the name of an error. */
function nameOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown'
  return 'code' in error && typeof error.code === 'string' ? error.code : error.name
}

/** File that is being written. */
interface OpenFile {
  readonly path: string
  readonly file: FileHandle
  readonly day: number
  bytes: number
}

/** Creates a writer of batches, one after the other. */
function createWriter({ path: folder, maxFileBytes, maxBytes, onTrouble }: RecorderOptions) {
  let current: OpenFile | undefined
  let queue = Promise.resolve()
  let waitingChars = 0
  /** Frames of batches that could not be written, since the last one that could. */
  let lostFrames = 0
  let isFailing = false

  const report = (file: string, cause: unknown) => {
    const fault = 'entries cannot be written; free the disk or name another folder'
    // A listener that throws must not end the writer.
    if (!isFailing) queueMicrotask(() => onTrouble(new KisRecordingError(fault, { file, cause })))
    isFailing = true
  }
  const closeFile = async () => {
    const closing = current
    current = undefined
    await closing?.file.close().catch(() => undefined)
  }
  const append = async (target: OpenFile, text: string, hasTopics: boolean) => {
    const member = await formatMember(text, hasTopics)
    await target.file.appendFile(member)
    target.bytes += member.length
  }
  const startFile = async ({ day, startAt: at, topics }: Batch): Promise<OpenFile> => {
    const opened = { ...(await createRecordingFile(folder, at)), day, bytes: 0 }
    current = opened
    const lost = lostFrames === 0 ? '' : formatEntry({ kind: 'lost', at, frames: lostFrames })
    await append(opened, formatEntry({ kind: 'start', at, topics }) + lost, true)
    lostFrames = 0
    await removeOldFiles(folder, maxBytes).catch((cause: unknown) => report(folder, cause))
    return opened
  }
  const writeBatch = async (batch: Batch) => {
    try {
      if (current !== undefined && (current.day < batch.day || current.bytes >= maxFileBytes)) await closeFile()
      await append(current ?? (await startFile(batch)), batch.lines.join(''), batch.hasTopics)
      isFailing = false
    } catch (cause) {
      lostFrames += batch.frames
      report(current?.path ?? folder, cause)
      // It may have left a part of a member: the next batch goes to a new file, which begins with the frames that are lost.
      await closeFile()
    }
    waitingChars -= batch.chars
  }

  return {
    write(batch: Batch): void {
      waitingChars += batch.chars
      queue = queue.then(() => writeBatch(batch))
    },
    waitingChars: () => waitingChars,
    close: () => queue.then(closeFile),
  }
}
