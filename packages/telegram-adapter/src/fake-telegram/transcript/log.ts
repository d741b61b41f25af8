import { findings } from './findings.ts'
import { transcriptText } from './text.ts'
import type { Happening, SeenCall, Transcript, TranscriptEntry } from './transcript.ts'

/** Transcript to which the parts of the fake write. */
export interface TranscriptLog extends Transcript {
  add(happening: Happening): void
  /** Notes a call that arrived. @returns the function that notes how it was answered */
  call(
    method: string,
    parameters: readonly (readonly [string, string])[],
  ): (status: number, description?: string) => void
  calls(): readonly SeenCall[]
  /** Calls the listeners: something changed, with or without an entry. */
  changed(): void
  /** Adds a listener. @returns the function that removes the listener */
  onChange(listener: () => void): () => void
}

const secrets = ['secret_token']

export function createTranscriptLog({ now }: { now: () => number }): TranscriptLog {
  const entries: TranscriptEntry[] = []
  const calls: SeenCall[] = []
  const listeners = new Set<() => void>()
  const changed = () => {
    for (const listener of [...listeners]) listener()
  }
  return {
    entries: () => entries,
    calls: () => calls,
    add(happening) {
      entries.push({ ...happening, at: now() })
      changed()
    },
    call(method, parameters) {
      const seen = {
        at: now(),
        method,
        parameters: Object.fromEntries(parameters.filter(([name]) => !secrets.includes(name))),
      }
      const index = calls.push({ ...seen, status: undefined, description: undefined }) - 1
      return (status, description) => {
        calls[index] = { ...seen, status, description }
      }
    },
    changed,
    onChange(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    findings: (options) => findings(entries, options),
    text: (options) => transcriptText(entries, options),
  }
}
