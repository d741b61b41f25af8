import { turn } from '@stockeye/test-kit/fake-clock'
import { freshPath } from '@stockeye/test-kit/temp-folder'
import { describe, expect, it, onTestFinished } from 'vitest'
import { memoryBackend } from '../backends/memory/backend.ts'
import { createMemory } from '../backends/memory/memory.ts'
import { createSqliteBackend } from '../backends/sqlite/backend.ts'
import type { RunInfo } from '../runner/run-states.ts'
import { scheduledJobs } from './years-slots.test-kit.ts'
import { type Life, type Lived, live, type Place, within } from './years-world.test-kit.ts'

const minuteMs = 60_000
const hourMs = 60 * minuteMs
const dayMs = 24 * hourMs
const from = Date.UTC(2026, 0, 5)

/** Waits until no work is pending: a look at a memory waits for a turn of the loop, and so does a write that waits for the disk. */
async function untilIdle() {
  do await turn()
  while (process.getActiveResourcesInfo().includes('Immediate'))
}

function memoryPlace(): Place {
  const memory = createMemory()
  const listeners = () => memory.emitter.listeners('change')
  return {
    open() {
      const backend = memoryBackend({ memory })
      let own: ReturnType<typeof listeners> = []
      return {
        backend: {
          ...backend,
          async open(context) {
            const others = new Set(listeners())
            await backend.open(context)
            own = listeners().filter((listener) => !others.has(listener))
          },
        },
        // A dead process receives no hint from the others.
        crash() {
          for (const listener of own) memory.emitter.off('change', listener)
        },
      }
    },
    settle: untilIdle,
  }
}

function sqlitePlace(): Place {
  const path = freshPath('jobs.db')
  return {
    open() {
      const backend = createSqliteBackend({ path })
      onTestFinished(() => backend.close())
      return { backend, crash: backend.deafen }
    },
    settle: untilIdle,
  }
}

/** Returns the broken promises of one job. */
function faultsOf(job: Lived, endedAt: number): string[] {
  const faults: string[] = []
  const { id, misfire, misfireWindowMs = 6 * hourMs } = job.definition
  const rows = [...job.rows.values()]
  const coveredBy = new Map<number, RunInfo[]>()
  for (const slot of within(job.slots, job.registeredAt, endedAt)) coveredBy.set(slot, [])

  for (const row of rows) {
    const { runId, scheduledFor: slot = Number.NaN, firstSlotAt = slot, cause, state, reason, acceptedAt } = row
    const { finishedAt = acceptedAt } = row
    const calls = job.calls.get(runId) ?? 0
    // A skipped run is accepted for the first slots that it stands for, and ends with the last.
    const lateMs = (state === 'skipped' ? finishedAt : acceptedAt) - slot
    const namedSlot = Number(runId.slice(id.length + 1))
    const check = (isRight: boolean, what: string) => {
      if (!isRight) faults.push(`${iso(slot)} ${what}: ${JSON.stringify(row)}`)
    }
    check(runId === `${id}@${state === 'skipped' ? namedSlot : slot}`, 'has an id of its own')
    check(firstSlotAt <= namedSlot && namedSlot <= slot, 'has the id of a slot for which it does not stand')
    for (const at of [firstSlotAt, namedSlot, slot]) check(coveredBy.has(at), 'is not a slot')
    check(lateMs >= 0, 'came before its time')
    if (state === 'skipped') {
      check(calls === 0, 'was skipped and called')
      check(reason !== 'overlap' || rows.some((other) => isMet(other, acceptedAt)), 'met no run')
    } else {
      check(state === 'succeeded', 'did not succeed')
      check(!job.isClosed(slot), 'ran when it was closed')
      check(cause === 'schedule' ? lateMs < minuteMs : lateMs >= minuteMs, 'has another cause')
      check(misfire === 'skip' ? cause === 'schedule' : lateMs <= misfireWindowMs, 'was to be skipped')
      check(1 <= calls && calls <= 1 + row.crashes + (job.aborts.get(runId) ?? 0), `was called ${calls} times`)
    }
    const isRecord = reason === 'calendar' || reason === 'misfire'
    for (const covered of within(job.slots, firstSlotAt - 1, slot))
      if (!isRecord || job.isClosed(covered) === (reason === 'calendar')) coveredBy.get(covered)?.push(row)
  }

  for (const [slot, covering] of coveredBy) {
    const wasPaused = job.pauses.some(([after, through]) => after < slot && slot <= through)
    const check = (isRight: boolean, what: string) => {
      if (!isRight) faults.push(`${id}@${slot} ${iso(slot)} ${what}: ${JSON.stringify(covering)}`)
    }
    check(covering.length <= 1, 'is covered twice')
    check(covering.length > 0 !== wasPaused, wasPaused ? 'was paused' : 'is lost')
    const lookedAt = job.looks.get(slot)
    if (lookedAt === undefined) continue
    const isOnTime = ({ acceptedAt, finishedAt = acceptedAt, reason, state }: RunInfo) =>
      (state === 'succeeded' && acceptedAt === lookedAt) ||
      (reason === 'overlap' && acceptedAt <= lookedAt && lookedAt <= finishedAt)
    check(job.isClosed(slot) || covering.some(isOnTime), `did not run when a process looked at ${iso(lookedAt)}`)
  }
  for (const runId of job.calls.keys()) if (!job.rows.has(runId)) faults.push(`${runId} was called and left no row`)
  return faults
}

const isMet = ({ state, acceptedAt, finishedAt = Infinity }: RunInfo, at: number) =>
  // A run that ended before it began: the clock was set back meanwhile.
  state !== 'skipped' && acceptedAt <= at && (at <= finishedAt || finishedAt < acceptedAt)

const iso = (at: number) => new Date(at).toISOString()

// The limit only guards against a hang: the years take minutes on a busy machine.
const timeout = 300_000

describe('a pair of processes that stop, die and sleep, and whose clock is set', () => {
  it.each([
    { backend: 'memory', createPlace: memoryPlace, days: 5 * 365, seed: 20261121 },
    { backend: 'memory', createPlace: memoryPlace, days: 2 * 365, seed: 20261122 },
    { backend: 'sqlite', createPlace: sqlitePlace, days: 365, seed: 20261123 },
  ])(
    'runs or records every slot of $days days, and no slot twice ($backend backend, seed $seed)',
    { timeout },
    async ({ createPlace, days, seed }) => {
      const to = from + days * dayMs
      // The clock may be set beyond the end.
      const jobs = scheduledJobs({ from, to: to + 60 * dayMs })

      const life = await live(createPlace(), { jobs, from, to, seed })

      expect(life.troubles, `seed ${seed}`).toEqual([])
      expect(
        life.jobs.flatMap((job) => faultsOf(job, life.endedAt)),
        `seed ${seed}`,
      ).toEqual([])
      // Without such events the test would show nothing.
      expect(kindsOf(life)).toEqual(['calendar', 'misfire', 'misfire skipped', 'overlap', 'schedule'])
      expect(Object.keys(life.fates).length).toBeGreaterThanOrEqual(7)
    },
  )
})

const kindsOf = ({ jobs }: Life) => {
  const rows = jobs.flatMap((job) => [...job.rows.values()])
  return [
    ...new Set(rows.map(({ reason, cause }) => (reason === 'misfire' ? 'misfire skipped' : (reason ?? cause)))),
  ].toSorted()
}
