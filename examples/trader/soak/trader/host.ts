import type { CrashPoint } from '@stockeye/example-shared/life'
import type { Log } from '@stockeye/example-shared/log'
import { minuteMs } from './days.ts'
import type { Person } from './person.ts'
import type { Program, Variant } from './program.ts'
import type { World } from './world.ts'

/** Machine that runs one trader at a time, and starts the next one when it has ended, as a service manager does. */
export interface Host {
  /** Lets time pass up to an instant. `minute` is called in each minute. */
  runUntil(at: number, minute?: () => void): Promise<void>
  /** Starts a trader, with the word of the person where the log asks for one. */
  start(): void
  /** Ends the trader in order. */
  stop(): Promise<void>
  dieAt(point: CrashPoint): void
  /** Kills the trader unless it has died since an instant. */
  dieUnlessSince(at: number): void
  /** Number of deaths by their points, and of the ends with an error. */
  readonly deaths: ReadonlyMap<CrashPoint, number>
  readonly failures: readonly string[]
  /** Returns the number of programs that were not collected yet; call it after a collection. */
  inMemory(): number
  /** Path of the journal of the latest trader. */
  readonly journalPath: () => string
}

const restartMs = 10_000

export function createHost(
  world: World,
  options: { readonly variant: Variant; readonly person: Person; readonly log: Log },
): Host {
  const { clock, settings } = world
  const { variant, person, log } = options
  const deaths = new Map<CrashPoint, number>()
  const failures: string[] = []
  const clients: WeakRef<object>[] = []
  let program: Program | undefined
  let lives = 0
  let diedAt = Number.NEGATIVE_INFINITY

  function start() {
    program = variant.start(world, { life: lives, word: person.answer(), log })
    lives += 1
    clients.push(program.client)
  }

  /** Notes the end of the trader, if it has ended. @returns whether it has */
  function noteEnd(): boolean {
    const ended = program?.ended()
    if (ended === undefined) return false
    program = undefined
    if (ended.how === 'died') {
      deaths.set(ended.point, (deaths.get(ended.point) ?? 0) + 1)
      diedAt = clock.now()
    } else if (ended.how === 'failed') {
      failures.push(`${new Date(clock.now()).toISOString()} ${ended.error}`)
      person.forgetClaims()
    }
    return true
  }

  return {
    deaths,
    failures,
    inMemory: () => clients.filter((client) => client.deref() !== undefined).length,
    journalPath: () => variant.journalOf(settings.files.orders, lives - 1),
    start,
    async runUntil(at, minute) {
      while (clock.now() < at) {
        await clock.runUntil(Math.min(at, clock.now() + minuteMs))
        minute?.()
        if (!noteEnd()) continue
        await clock.runUntil(clock.now() + restartMs)
        start()
      }
    },
    async stop() {
      await program?.stop()
      noteEnd()
      program = undefined
    },
    dieAt: (point) => program?.dieAt(point),
    dieUnlessSince(at) {
      if (diedAt < at) program?.die()
    },
  }
}
