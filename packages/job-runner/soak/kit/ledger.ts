import type { Entry } from './journal.ts'

/** Record of all that the processes of a soak have done, and of the promises that this breaks. */
export interface Ledger {
  /** Notes an event of the process `index`. */
  note(entry: Entry, index: number): void
  readonly accepted: number
  /** Runs with at least one delivery that was sent. */
  readonly delivered: number
  /** Accepted runs without one. */
  readonly undelivered: number
  readonly hasTriggeredAll: boolean
  /** Returns the memory in use of one process, after a collection each, in bytes. */
  memoryOf(index: number): readonly number[]
  figures(): Readonly<Record<string, number>>
  broken(triggers: number): readonly string[]
}

export function createLedger(): Ledger {
  const runOfKey = new Map<number, string>()
  const begun = new Map<string, number>()
  const ended = new Set<string>()
  const endOfRun = new Map<string, string>()
  const memory = new Map<number, number[]>()
  const refusals = new Map<string, number>()
  const faults: string[] = []
  const waiting = new Set<string>()
  let [doubles, lateKeys, hasTriggeredAll] = [0, 0, false]

  function fault(text: string) {
    if (faults.length < 20) faults.push(text)
  }

  function noteSent({ runId, end, redelivered }: Extract<Entry, { event: 'sent' }>) {
    const before = endOfRun.get(runId)
    waiting.delete(runId)
    if (before === undefined) return void endOfRun.set(runId, end)
    doubles += 1
    if (!redelivered) fault(`the completion of ${runId} was sent twice, and the second one is not redelivered`)
    if (before !== end) fault(`run ${runId} ended twice: ${before} and ${end}`)
  }

  return {
    note(entry, index) {
      if (entry.event === 'accepted') {
        const before = runOfKey.get(entry.key)
        if (before !== undefined && before !== entry.runId)
          fault(`key ${entry.key} has the runs ${before} and ${entry.runId}`)
        runOfKey.set(entry.key, entry.runId)
        if (!endOfRun.has(entry.runId)) waiting.add(entry.runId)
      } else if (entry.event === 'begun') begun.set(entry.runId, (begun.get(entry.runId) ?? 0) + 1)
      else if (entry.event === 'sent') noteSent(entry)
      else if (entry.event === 'ended') {
        if (ended.has(entry.runId)) fault(`the end of ${entry.runId} was emitted twice`)
        ended.add(entry.runId)
      } else if (entry.event === 'memory') memory.set(index, [...(memory.get(index) ?? []), entry.bytes])
      else if (entry.event === 'late') lateKeys += entry.keys
      else if (entry.event === 'triggered-all') hasTriggeredAll = true
      else refusals.set(entry.code, (refusals.get(entry.code) ?? 0) + 1)
    },
    get accepted() {
      return runOfKey.size
    },
    get delivered() {
      return endOfRun.size
    },
    get undelivered() {
      return waiting.size
    },
    get hasTriggeredAll() {
      return hasTriggeredAll
    },
    memoryOf: (index) => memory.get(index) ?? [],
    figures: () => ({
      accepted: runOfKey.size,
      runs: begun.size,
      'runs begun more than once': [...begun.values()].filter((times) => times > 1).length,
      'runs delivered': endOfRun.size,
      'deliveries sent again, marked': doubles,
      'keys that may have two runs, as their window passed': lateKeys,
      ...Object.fromEntries([...refusals].map(([code, times]) => [`errors ${code}`, times])),
    }),
    broken(triggers) {
      const lost = [...waiting]
      return [
        ...(runOfKey.size === triggers ? [] : [`${triggers - runOfKey.size} triggers were never accepted`]),
        ...(lost.length === 0 ? [] : [`${lost.length} accepted runs have no delivered completion, such as ${lost[0]}`]),
        ...(begun.size >= triggers && begun.size <= triggers + lateKeys
          ? []
          : [`${triggers} keys began ${begun.size} runs`]),
        ...faults,
      ]
    },
  }
}
