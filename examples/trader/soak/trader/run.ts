import { setImmediate } from 'node:timers/promises'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { createChance } from '@stockeye/test-kit/chance'
import type { SoakResult } from '../../../../scripts/soak/define-soak.ts'
import { type Market, markets } from '../../src/market/watched.ts'
import { type DayEvent, type DaySize, drawDay, hourMs, minuteMs, tradingDaysFrom, usualDays } from './days.ts'
import { createFaults, type FaultKind, type Faults, faultKinds } from './faults.ts'
import { createHost, type Host } from './host.ts'
import { type Counts, judge, type Verdict } from './judge.ts'
import { openObserver } from './observer.ts'
import { createPerson, type Person } from './person.ts'
import type { Variant } from './program.ts'
import { startWorld, type World } from './world.ts'

/** First day: the tax of sales on KRX rises with the year that begins in the run. */
const firstDay = '2025-12-08'

export interface RunOptions {
  readonly days: number
  readonly seed: number
  readonly variant: Variant
  /** @default all */
  readonly kinds?: readonly FaultKind[]
  /** Markets whose sessions are played. @default both */
  readonly markets?: readonly Market[]
  /** @default usualDays */
  readonly size?: DaySize
  /** Starts what goes on beside the program. @default nothing */
  readonly beside?: (world: World) => Promise<Beside>
  log(line: string): void
}

/** Something that goes on in the world beside the program, through all its crashes. */
export interface Beside {
  /** Begins nothing more: the last program is about to start. */
  calm(): void
  /** Judges it, after the last program has ended. */
  judge(): SoakResult
  close(): Promise<void>
}

export interface Run extends SoakResult {
  readonly counts: Counts
}

setFlagsFromString('--expose-gc')
const collect: () => void = runInNewContext('gc')

function liveMegabytes(): number {
  collect()
  const { heapUsed, external } = process.memoryUsage()
  return (heapUsed + external) / 2 ** 20
}

/** Runs the trader through days with faults and crashes, and judges it. */
export async function runTrader(options: RunOptions): Promise<Run> {
  const { days, seed, variant, kinds = faultKinds, size = usualDays, log } = options
  const chance = createChance(seed)
  const plan = tradingDaysFrom(firstDay, days, options.markets ?? markets)
  const world = await startWorld(Date.parse(`${firstDay}T07:00:00+09:00`), seed)
  const beside = await options.beside?.(world)
  const observer = await openObserver(world)
  const person = createPerson(world.simulator)
  const faults = createFaults({ world, observer, chance, kinds })
  const host = createHost(world, { variant, person, log: person.log })
  const heap: number[] = []
  let inMemory = 0
  try {
    // The first start shows that the account has shares which the journal does not know; the next one has the word of the person.
    host.start()
    await host.runUntil(world.clock.now() + 5 * minuteMs)
    await host.stop()
    for (const day of plan) {
      await runDay(host, faults, drawDay(day, size, chance))
      // What a turn has read of a weak reference lives until its end.
      await setImmediate()
      heap.push(liveMegabytes())
      inMemory = Math.max(inMemory, host.inMemory())
      log(`${day.date}: ${world.simulator.orders().length} orders, heap ${heap.at(-1)?.toFixed(1)} MB`)
    }
    // After the life of the last orders, without faults: all that KIS's lists can show they show now.
    faults.calm()
    beside?.calm()
    const lastClose = Math.max(...(plan.at(-1)?.sessions ?? []).map(({ closesAt }) => closesAt))
    await world.clock.runUntil(lastClose + hourMs)
    host.start()
    await host.runUntil(lastClose + hourMs + 15 * minuteMs)
    await host.stop()
    await observer.close()
    const verdict = await judge(world, { journalPath: host.journalPath(), observer })
    for (const line of [...verdict.trace, ...host.failures]) log(line)
    const its = beside?.judge()
    const figures = {
      days,
      ...its?.figures,
      ...figuresOf({ verdict, host, faults, person, heap }),
      programsInMemory: inMemory,
      callsOfTheSimulator: world.simulator.calls().length,
    }
    return {
      figures,
      counts: verdict.counts,
      broken: [...brokenOf(verdict), ...leaksOf(heap, inMemory), ...(its?.broken ?? [])],
    }
  } finally {
    await beside?.close()
    await world.close()
  }
}

/** Most programs that may be in memory after a day: the timers of a dead one last for up to a day. */
const mostInMemory = 4
/** Most growth of the heap a day, in MB: the simulator keeps its calls, requests and orders. */
const mostGrowthMb = 2

/** Returns what grows. @param heap live memory after each day, in MB */
function leaksOf(heap: readonly number[], inMemory: number): readonly string[] {
  const [first, last] = [heap[4], heap.at(-1)]
  const isLong = first !== undefined && last !== undefined && heap.length >= 10
  const growth = isLong ? (last - first) / (heap.length - 5) : 0
  return [
    ...(inMemory > mostInMemory ? [`${inMemory} programs are in memory, and at most ${mostInMemory} may be`] : []),
    ...(growth > mostGrowthMb ? [`the heap grows by ${growth.toFixed(1)} MB a day`] : []),
  ]
}

function figuresOf({
  verdict,
  host,
  faults,
  person,
  heap,
}: {
  readonly verdict: Verdict
  readonly host: Host
  readonly faults: Faults
  readonly person: Person
  /** Live memory after each day, in MB. */
  readonly heap: readonly number[]
}): Readonly<Record<string, number>> {
  return {
    ...verdict.figures,
    ...verdict.counts,
    'cash difference, won': Number(verdict.cashOff.KRW),
    'cash difference, 1/10000 dollar': Number(verdict.cashOff.USD),
    crashes: sum(host.deaths),
    ...named('crash: ', host.deaths),
    failedPrograms: host.failures.length,
    faults: sum(faults.counts),
    ...named('fault: ', faults.counts),
    unknownClaimed: sum(person.claimed),
    ...named('claimed: ', person.claimed),
    confirmedAccounts: person.confirmed.accounts,
    acceptedHoldings: person.confirmed.holdings,
    ...named('log: ', person.lines),
    ...Object.fromEntries([5, 20, heap.length].flatMap((day) => heapOf(heap, day))),
  }
}

const heapOf = (heap: readonly number[], day: number): readonly (readonly [string, number])[] => {
  const megabytes = heap[day - 1]
  return megabytes === undefined ? [] : [[`heap MB, day ${day}`, megabytes]]
}

function brokenOf({ counts, cashOff, slack }: Verdict): readonly string[] {
  const isWonOff = cashOff.KRW < 0n || cashOff.KRW > slack
  return [
    ...Object.entries(counts).flatMap(([name, count]) => (count > 0 ? [`${name}: ${count}`] : [])),
    ...(isWonOff ? [`the cash differs by ${cashOff.KRW} won from the fills`] : []),
    ...(cashOff.USD !== 0n ? [`the cash differs by ${cashOff.USD} ten-thousandths of a dollar from the fills`] : []),
  ]
}

const sum = (counts: ReadonlyMap<string, number>) => [...counts.values()].reduce((total, count) => total + count, 0)

const named = (prefix: string, counts: ReadonlyMap<string, number>): Readonly<Record<string, number>> =>
  Object.fromEntries([...counts].toSorted().map(([name, count]) => [`${prefix}${name}`, count]))

/** Plays a day up to the next one. */
async function runDay(host: Host, faults: Faults, events: readonly DayEvent[]): Promise<void> {
  const minute = () => faults.followUp()
  let death: { readonly at: number; readonly until: number } | undefined
  async function runUntil(at: number) {
    if (death !== undefined && death.until <= at) {
      await host.runUntil(death.until, minute)
      host.dieUnlessSince(death.at)
      death = undefined
    }
    await host.runUntil(at, minute)
  }
  for (const event of events) {
    await runUntil(event.at)
    if (event.is === 'fault') {
      faults.calm()
      await faults.apply(event.session.market)
    } else if (event.is === 'start') host.start()
    else if (event.is === 'stop') await host.stop()
    else if (event.point === 'any moment') host.dieUnlessSince(Number.POSITIVE_INFINITY)
    else {
      host.dieAt(event.point)
      death = event
    }
  }
  if (death !== undefined) await runUntil(death.until)
}
