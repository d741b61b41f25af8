import type { Chance } from '@stockeye/test-kit/chance'
import { applyFault, type FaultKind } from './faults.ts'
import { type Client, type Program, startProgram } from './program.ts'
import type { World } from './world.ts'

export interface DayOptions {
  readonly world: World
  readonly chance: Chance
  readonly client: Client
  readonly endAt: number
  /** Time between two disconnects, in ms. */
  readonly disconnectMs: number
  /** Kinds of faults, and the mean time between two of them, in ms. */
  readonly kinds: readonly FaultKind[]
  readonly faultMs: number
  /** Longest time for which KIS holds places, and the session, of a connection that has ended, in ms. */
  readonly heldPlacesMs: number
  readonly heldSessionMs: number
  /** Whether deaths without a sign come in continuous trading only: in other hours nothing shows them until the next trades. */
  readonly areDeathsInTrading?: boolean
  /** Time without faults at the end, in ms, after which every topic must be live. @default 12 minutes: places are held, and refused topics wait */
  readonly calmMs?: number
}

export interface Day {
  readonly programs: readonly Program[]
  readonly faults: ReadonlyMap<FaultKind, number>
  readonly disconnects: number
}

const retryMs = 5_000
/** Hours of continuous trading, in which the account trades too. */
const marketOpensAt = Date.parse('2026-11-20T09:01:00+09:00')
const marketClosesAt = Date.parse('2026-11-20T15:19:00+09:00')
const isTrading = (at: number) => at >= marketOpensAt && at < marketClosesAt
/** Span without faults before the restart of the simulator, which would hide a death without a sign. */
const quietFrom = Date.parse('2026-11-20T12:40:00+09:00')
const quietUntil = Date.parse('2026-11-20T13:06:00+09:00')

/** Runs programs through a day with disconnects, faults and crashes. The last one is still open. */
export async function runDay(options: DayOptions): Promise<Day> {
  const { world, chance, client, kinds, faultMs, disconnectMs, endAt, calmMs = 12 * 60_000 } = options
  const { clock, simulator } = world
  const programs: Program[] = []
  const faults = new Map<FaultKind, number>()
  const start = () => {
    const program = startProgram(world, client, chance.number, programs.length === 0)
    programs.push(program)
    return program
  }
  let program = start()
  const unlisten = simulator.realtime.onSent((frame) => programs.at(-1)?.note(frame))
  let disconnects = 0
  let left: FaultKind[] = []
  let [disconnectAt, faultAt, noticeAt] = [clock.now() + disconnectMs, clock.now() + faultMs, clock.now() + 60_000]

  function draw(): FaultKind | undefined {
    if (left.length === 0) left = [...kinds]
    const kind = left[chance.whole(0, left.length - 1)]
    left = left.filter((other) => other !== kind)
    return kind
  }

  function disconnect() {
    const { heldPlacesMs, heldSessionMs } = options
    simulator.configure({
      heldPlacesMs: chance.happens(0.2) ? 0 : chance.whole(0, heldPlacesMs),
      heldSessionMs: chance.happens(0.7) ? 0 : chance.whole(0, heldSessionMs),
    })
    disconnects += 1
    if (chance.happens(0.1)) simulator.realtime.restart(chance.whole(0, 20_000))
    else simulator.realtime.disconnect(chance.pick(['abrupt', 'close']))
  }

  async function apply(kind: FaultKind) {
    faults.set(kind, (faults.get(kind) ?? 0) + 1)
    if (kind !== 'crash') return applyFault[kind]({ world, chance, program })
    program.die()
    await clock.runUntil(clock.now() + chance.whole(0, 20_000))
    program = start()
  }

  /** Returns whether an end of the connection now would hide a death without a sign. */
  const mustWait = () => program.wire.hasSilent()
  const isQuiet = () => clock.now() > quietFrom && clock.now() < quietUntil

  while (clock.now() < endAt - calmMs) {
    await clock.runUntil(Math.min(disconnectAt, faultAt, noticeAt, endAt - calmMs))
    const now = clock.now()
    if (now >= noticeAt) {
      noticeAt = now + chance.whole(30_000, 240_000)
      if (isTrading(now)) {
        simulator.placeExternalOrder({ symbol: '005930', side: 'buy', quantity: chance.whole(1, 9) })
        world.noticedAt.push(now)
        await clock.runUntil(now + 50)
      }
    } else if (now >= disconnectAt) {
      if (mustWait()) disconnectAt = now + retryMs
      else {
        disconnectAt += disconnectMs
        disconnect()
      }
    } else if (now >= faultAt) {
      const drawn = mustWait() || isQuiet() ? undefined : draw()
      const isOfTrading = drawn === 'mangled frame' || (options.areDeathsInTrading && drawn?.startsWith('silent'))
      // A topic of a frame that was skipped is in doubt until its next row.
      const kind = isOfTrading && !isTrading(now) ? undefined : drawn
      faultAt = now + (kind === undefined ? retryMs : chance.whole(faultMs / 2, faultMs * 1.5))
      if (kind !== undefined) await apply(kind)
    }
  }
  await clock.runUntil(endAt)
  unlisten()
  return { programs, faults, disconnects }
}
