import { appendFileSync, existsSync, readFileSync } from 'node:fs'
import * as z from 'zod'

const events = [
  'ready',
  'accepted',
  'refused',
  'begun',
  'sent',
  'delivered',
  'unblocked',
  'aborted',
  'returned',
  'ended',
  'trouble',
  'step',
  'finished',
] as const

/** Action of a process: written to a file before the next action, so that the file has it when the process is killed. */
export interface Entry {
  readonly event: (typeof events)[number]
  readonly pid: number
  readonly runId?: string
  /** Code of an error. */
  readonly code?: string
  readonly deliveryId?: string
  readonly redelivered?: boolean
  /** Step before or after which it was killed. */
  readonly step?: string
}

const entrySchema: z.ZodType<Entry> = z.object({
  event: z.enum(events),
  pid: z.number(),
  runId: z.string().exactOptional(),
  code: z.string().exactOptional(),
  deliveryId: z.string().exactOptional(),
  redelivered: z.boolean().exactOptional(),
  step: z.string().exactOptional(),
})

/** Appends an entry. A line is one write, which `kill -9` of its writer cannot cut or undo; any number of processes may append. */
export function note(journal: string, entry: Omit<Entry, 'pid'>): void {
  appendFileSync(journal, `${JSON.stringify({ ...entry, pid: process.pid })}\n`)
}

/** Reads the entries of all processes, in the order of their writes. A line that is being written is left out. */
export function readJournal(journal: string): readonly Entry[] {
  if (!existsSync(journal)) return []
  const lines = readFileSync(journal, 'utf8').split('\n').slice(0, -1)
  return lines.map((line) => entrySchema.parse(JSON.parse(line)))
}
