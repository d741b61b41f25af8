import { join } from 'node:path'
import type { OrderJournal } from '@stockeye/kis-client'
import { createSteppedClock, type InProcessSimulator, startSimulator } from '@stockeye/kis-client/simulator'
import { sqliteJournal } from '@stockeye/kis-client/sqlite'
import { mortalClock } from '@stockeye/test-kit/mortal-clock'
import { tempFolder } from '@stockeye/test-kit/temp-folder'
import { onTestFinished } from 'vitest'
import { createSessions, nextDecision } from '../market/sessions.ts'
import {
  belowAverage,
  deciding,
  type Started,
  type StartOnOptions,
  startOn,
  type TestMarket,
} from '../portfolio.test-kit.ts'
import { defaultRisk } from '../risk/settings.ts'
import { createDecider } from './decider.ts'

const minuteMs = 60_000

/** World in which a trader is dropped during a decision, and another one goes on with its journal file. */
export interface DropWorld {
  readonly simulator: InProcessSimulator
  /**
   * Lets another trader decide, and ends it before its `step`th call of KIS or of the journal: dropped without closing, or stopped.
   *
   * @returns the calls that it began, each by the path at KIS or the name of the method
   */
  dropAt(step: number, end: 'dropped' | 'stopped'): Promise<readonly string[]>
  /** Starts the next trader, and lets it decide in two minutes. */
  goOn(): Promise<Started>
}

export async function startDropWorld(
  its: TestMarket,
  market: Pick<NonNullable<Parameters<typeof startSimulator>[0]>, 'bars' | 'positions'>,
): Promise<DropWorld> {
  const clock = createSteppedClock(Date.parse(its.at))
  const simulator = await startSimulator({ clock, hours: 'exchange', limits: false, sockets: false, ...market })
  onTestFinished(() => simulator.close())
  const path = join(tempFolder('dropped'), 'orders.db')
  const settings = { watchlist: [its.watched], risk: defaultRisk, interval: 'minute' } as const

  function openJournal(): OrderJournal {
    const journal = sqliteJournal({ path })
    onTestFinished(() => journal.close())
    return journal
  }

  const startWith = (more: Partial<StartOnOptions>) =>
    startOn({ clock, simulator, settings, rules: belowAverage, journal: openJournal(), ...more })

  async function dropAt(step: number, end: 'dropped' | 'stopped'): Promise<readonly string[]> {
    const mortal = mortalClock(clock)
    const stopping = new AbortController()
    const life = { isCounting: false, calls: [] as string[], isDead: false }
    /** Counts a step, and returns whether it happens. */
    function lives(name: string): boolean {
      if (life.isCounting) life.calls.push(name)
      if (life.isCounting && life.calls.length === step) {
        if (end === 'stopped') stopping.abort(new Error('the trader stops'))
        else {
          life.isDead = true
          mortal.die()
        }
      }
      return !life.isDead
    }
    const never = new Promise<never>(() => undefined)
    const started = await startWith({
      programClock: mortal,
      isDropped: end === 'dropped',
      journal: new Proxy(openJournal(), {
        get: (target, name: keyof OrderJournal) =>
          name === 'close'
            ? target.close.bind(target)
            : (...given: never[]) => (lives(name) ? (target[name] as (...given: never[]) => unknown)(...given) : never),
      }),
      connect: (connect) => (origin) => {
        const connection = connect(origin)
        return {
          ...connection,
          async fetch(url, request) {
            if (!lives(new URL(url).pathname)) return never
            const answer = await connection.fetch(url, request)
            return life.isDead ? never : answer
          },
        }
      },
    })
    await started.portfolio.trading.confirmAccount({ by: 'Minji' })
    const decider = createDecider(started.portfolio)
    const minuteEnd = Math.floor(clock.now() / minuteMs) * minuteMs
    const { session } = nextDecision(createSessions(its.market), minuteEnd - minuteMs)
    life.isCounting = true
    let isDone = false
    const done = decider.decide({ session, minuteEnd }, stopping.signal).catch((error: unknown) => {
      if (error !== stopping.signal.reason) throw error
    })
    done.then(
      () => {
        isDone = true
      },
      () => undefined,
    )
    while (!isDone && !life.isDead) await clock.runUntil(clock.now() + 100)
    if (!life.isDead) await done
    life.isCounting = false
    decider.close()
    if (!life.isDead) await started.close()
    return life.calls
  }

  return {
    simulator,
    dropAt,
    async goOn() {
      // The account of a trader that was dropped is free then.
      await clock.runUntil(clock.now() + 20_000)
      const next = await startWith({})
      const decide = deciding(next)
      for (let minute = 0; minute < 2; minute += 1) {
        await clock.runUntil(clock.now() + minuteMs)
        await decide(its.market)
      }
      return next
    },
  }
}
