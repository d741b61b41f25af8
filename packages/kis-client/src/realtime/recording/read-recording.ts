import { readFileSync } from 'node:fs'
import { KisRecordingError } from '../../errors.ts'
import { parseEntry, type RecordingEntry } from './entry.ts'
import { findMember, findNextStart, readMember } from './gzip-member.ts'

/** Part of a recording that cannot be read. What follows it is read. */
export interface RecordingFault {
  readonly kind: 'fault'
  readonly error: KisRecordingError
}

/**
 * Reads a recording, an entry at a time, in the order in which it was written. A part that is damaged, or that the end of a file
 * cuts off, is reported as a fault with its file and line. A file of text is read too: one that was unpacked, or written by hand.
 *
 * It reads as fast as the caller takes entries, and holds one file in memory, at most 64 MiB by default.
 *
 * @param files those of `listRecordingFiles`; one that is gone is a fault
 */
export function* readRecording(files: readonly string[]): Generator<RecordingEntry | RecordingFault, void> {
  for (const file of files) yield* readFile(file, false)
}

/** Reads only the parts that hold states of topics: it steps over the others without unpacking them. */
export function* readTopicParts(files: readonly string[]): Generator<RecordingEntry | RecordingFault, void> {
  for (const file of files) yield* readFile(file, true)
}

function* readFile(file: string, onlyTopics: boolean): Generator<RecordingEntry | RecordingFault, void> {
  const bytes = readBytes(file)
  if (!Buffer.isBuffer(bytes)) {
    yield bytes
    return
  }
  if (bytes[0] !== 0x1f) {
    yield* readLines(file, bytes.toString(), 1)
    return
  }
  let line = 1
  for (let at = 0; at < bytes.length; ) {
    const place = findMember(bytes, at)
    const isSkipped = place !== undefined && onlyTopics && !place.hasTopics
    const text = place === undefined || isSkipped ? undefined : readMember(bytes, place)
    if (text !== undefined) {
      yield* readLines(file, text, line)
      line += countLines(text)
    } else if (!isSkipped) yield faultOf(file, line, describeDamage(bytes, at))
    // The length in a damaged member may be wrong: the next one is looked for.
    at = place !== undefined && (text !== undefined || isSkipped) ? place.to : findNextStart(bytes, at + 1)
  }
}

function readBytes(file: string): Buffer | RecordingFault {
  try {
    return readFileSync(file)
  } catch (cause) {
    return { kind: 'fault', error: new KisRecordingError('the file cannot be read', { file, cause }) }
  }
}

function describeDamage(bytes: Buffer, at: number): string {
  const isCut = findNextStart(bytes, at + 1) === bytes.length
  if (at === 0 && isCut) return 'this is not a recording, or it was compressed again; unpack it and name the text'
  return isCut
    ? 'the end is damaged or cut off, as when the process was killed; what stands before it is read'
    : 'a part is damaged; what stands before and after it is read'
}

function* readLines(file: string, text: string, first: number): Generator<RecordingEntry | RecordingFault, void> {
  let line = first
  for (let from = 0; from < text.length; line += 1) {
    const end = text.indexOf('\n', from)
    const to = end < 0 ? text.length : end
    const entry = parseEntry(text.slice(from, to))
    if (entry !== undefined) yield entry
    else yield faultOf(file, line, 'this is not an entry of a recording; correct or remove the line')
    from = to + 1
  }
}

function countLines(text: string): number {
  let lines = 0
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) lines += 1
  return lines
}

const faultOf = (file: string, line: number, fault: string): RecordingFault => ({
  kind: 'fault',
  error: new KisRecordingError(fault, { file, line }),
})
