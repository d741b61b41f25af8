import * as z from 'zod'
import { isRecord } from '../../values/json-record.ts'
import type { LineFrame } from '../line.ts'
import type { Topic, TopicState } from '../topics/topic.ts'
import { stateSchema, topicSchema } from '../topics/topic-schema.ts'

/** Topic with its state at an instant. */
export interface RecordedTopic {
  readonly topic: Topic
  readonly state: TopicState
}

/** Line of a recording. */
export type RecordingEntry =
  /** First line of a file: the topics of the line and their states at its start. */
  | { readonly kind: 'start'; readonly at: number; readonly topics: readonly RecordedTopic[] }
  | { readonly kind: 'frame'; readonly at: number; readonly frame: LineFrame }
  | ({ readonly kind: 'topic'; readonly at: number } & RecordedTopic)
  /** Code or name of an error of the line. Its message stays out, since it may hold something private. */
  | { readonly kind: 'trouble'; readonly at: number; readonly name: string }
  /** Notices that arrived, and were left out. */
  | { readonly kind: 'left-out'; readonly at: number; readonly trId: string; readonly count: number }
  /** Frames that were not written, since the disk was slower than the line or refused them. */
  | { readonly kind: 'lost'; readonly at: number; readonly frames: number }

const format = 1

/** Returns the entry as one line of JSON, with its end. */
export function formatEntry(entry: RecordingEntry): string {
  return `${JSON.stringify(toJson(entry))}\n`
}

function toJson(entry: RecordingEntry): object {
  const { at } = entry
  switch (entry.kind) {
    case 'start':
      return { recording: format, at, topics: entry.topics }
    case 'frame':
      return { at, trId: entry.frame.trId, count: entry.frame.count, payload: entry.frame.payload }
    case 'topic':
      return { at, topic: entry.topic, state: entry.state }
    case 'trouble':
      return { at, trouble: entry.name }
    case 'left-out':
      return { at, leftOut: entry.trId, count: entry.count }
    case 'lost':
      return { at, lost: entry.frames }
  }
}

/** Parses a line of a recording; undefined if it is not one. */
export function parseEntry(line: string): RecordingEntry | undefined {
  const json = parseJson(line)
  if (!isRecord(json) || typeof json['at'] !== 'number') return undefined
  const { at, trId, count, payload, leftOut, lost, trouble } = json
  if (typeof trId === 'string' && isCount(count) && typeof payload === 'string')
    return { kind: 'frame', at, frame: { trId, count, payload, receivedAt: at } }
  if (typeof leftOut === 'string' && isCount(count)) return { kind: 'left-out', at, trId: leftOut, count }
  if (isCount(lost)) return { kind: 'lost', at, frames: lost }
  if (typeof trouble === 'string') return { kind: 'trouble', at, name: trouble }
  if (json['recording'] === format) {
    const start = startSchema.safeParse(json)
    return start.success ? { kind: 'start', at, topics: start.data.topics } : undefined
  }
  const recorded = recordedSchema.safeParse(json)
  return recorded.success ? { kind: 'topic', at, ...recorded.data } : undefined
}

const recordedSchema: z.ZodType<RecordedTopic> = z.object({ topic: topicSchema, state: stateSchema })
const startSchema = z.object({ topics: z.array(recordedSchema) })

function parseJson(line: string): unknown {
  try {
    return JSON.parse(line)
  } catch {
    return undefined
  }
}

const isCount = (value: unknown): value is number => Number.isSafeInteger(value) && Number(value) > 0
