import type { SoakOptions, SoakResult } from '../../../../scripts/soak/define-soak.ts'
import type { Crew } from './crew.ts'
import type { Ledger } from './ledger.ts'
import { isFlat, slopeOf } from './slope.ts'

const sampleMs = 1_000
// A takeover of a dead process's work takes some 4 s.
const patienceMs = 120_000

export interface Watched {
  readonly crew: Crew
  readonly ledger: Ledger
  readonly triggers: number
  /** Index of a process that is never killed: its memory is watched. */
  readonly steady: number
  /** Kills something when it is time to. Called every 20 ms until all is done. @param doneSoFar part of the work that is done, from 0 to 1 */
  disturb(doneSoFar: number): Promise<void>
  /** Returns the size of the store, in bytes. */
  size(): Promise<number>
}

/** Disturbs the processes until every accepted run is delivered, and returns the figures and the broken promises. */
export async function watch(
  { crew, ledger, triggers, steady, disturb, size }: Watched,
  { log }: SoakOptions,
): Promise<SoakResult> {
  const sizes: number[] = []
  let [progress, progressAt, sampledAt] = [-1, performance.now(), 0]
  const isDone = () => ledger.hasTriggeredAll && ledger.undelivered === 0
  const stalled: string[] = []
  while (!isDone()) {
    await new Promise((done) => setTimeout(done, 20))
    crew.read()
    const now = performance.now()
    if (ledger.accepted + ledger.delivered > progress) {
      progress = ledger.accepted + ledger.delivered
      progressAt = now
    } else if (now - progressAt > patienceMs) {
      stalled.push(`nothing happened for ${patienceMs / 1_000} s`)
      break
    }
    if (!isDone()) await disturb(progress / (2 * triggers))
    if (now - sampledAt > sampleMs) {
      sampledAt = now
      sizes.push(await size())
      if (sizes.length % 10 === 0) log(`${ledger.accepted} accepted, ${ledger.delivered} delivered of ${triggers}`)
    }
  }
  const memory = ledger.memoryOf(steady)
  return {
    figures: {
      triggers,
      ...ledger.figures(),
      'store KiB, greatest': Math.max(...sizes, 0) / 1_024,
      'store KiB a second, slope of the last two thirds': slopeOf(sizes.slice(Math.floor(sizes.length / 3))) / 1_024,
      'heap KiB of a steady worker, greatest': Math.max(...memory, 0) / 1_024,
      'heap KiB a second, slope of the last two thirds': slopeOf(memory.slice(Math.floor(memory.length / 3))) / 1_024,
    },
    broken: [
      ...stalled,
      ...ledger.broken(triggers),
      ...(isFlat(sizes) ? [] : ['the store grows']),
      ...(isFlat(memory) ? [] : ['the memory of a worker grows']),
    ],
  }
}
