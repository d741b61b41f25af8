import { closeSync, openSync, readSync, writeSync } from 'node:fs'

/** Event of a process, which it writes before its next action. */
export type Entry =
  | { readonly event: 'accepted'; readonly key: number; readonly runId: string }
  | { readonly event: 'begun'; readonly runId: string }
  /** `end` is the result of the run: a text that each attempt makes of its own. */
  | { readonly event: 'sent'; readonly runId: string; readonly end: string; readonly redelivered: boolean }
  | { readonly event: 'ended'; readonly runId: string }
  | { readonly event: 'refused' | 'trouble'; readonly code: string }
  /** Memory in use after a collection, in bytes. */
  | { readonly event: 'memory'; readonly bytes: number }
  /** The process was away for so long that the window of its last dedupe keys may have passed; `keys` is their greatest number. */
  | { readonly event: 'late'; readonly keys: number }
  | { readonly event: 'triggered-all' }

/** Opens a journal to write. A line is one write, which `kill -9` of its writer cannot cut. */
export function openJournal(file: string): (entry: Entry) => void {
  const descriptor = openSync(file, 'a')
  return (entry) => void writeSync(descriptor, `${JSON.stringify(entry)}\n`)
}

/** Opens a journal to read. Each call of the result reads the entries that came since the last one. */
export function followJournal(file: string): () => readonly Entry[] {
  closeSync(openSync(file, 'a'))
  const descriptor = openSync(file, 'r')
  const chunk = Buffer.alloc(1 << 20)
  let rest = ''
  return () => {
    let text = rest
    for (let read = readSync(descriptor, chunk); read > 0; read = readSync(descriptor, chunk)) {
      text += chunk.toString('latin1', 0, read)
    }
    const lines = text.split('\n')
    rest = lines.pop() ?? ''
    return lines.map((line): Entry => JSON.parse(line))
  }
}
