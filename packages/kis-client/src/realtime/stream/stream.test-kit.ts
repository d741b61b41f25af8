import { onTestFinished } from 'vitest'
import type { KisClient } from '../../client/client.ts'
import { createKisClient } from '../../client/create-client.ts'
import { createSteppedClock, type SteppedClock } from '../../simulator/clocks/stepped.ts'
import type { SimulatorOptions } from '../../simulator/options.ts'
import { type Simulator, startSimulator } from '../../simulator/simulator.ts'
import { createStream } from './create-stream.ts'
import type { Gap, Stream, StreamEvents, StreamOptions, TopicReport } from './stream.ts'

/** Returns an instant of Monday 2026-11-23, a day with trading on KRX. */
export const mondayAt = (time: string): number => Date.parse(`2026-11-23T${time}+09:00`)

export interface Scene {
  readonly clock: SteppedClock
  readonly simulator: Simulator
  readonly kis: KisClient
  readonly stream: Stream
  readonly gaps: readonly Gap[]
  readonly changes: readonly TopicReport[]
  readonly troubles: readonly unknown[]
  readonly prices: readonly StreamEvents['price'][]
  readonly unreadable: readonly StreamEvents['unreadable'][]
  /** Advances the clock by a span, in ms. */
  pass(ms: number): Promise<void>
}

/** Starts a simulator, a client and a stream on one stepped clock. @param at ten o'clock, if it is left out */
export async function startScene(
  options: SimulatorOptions = {},
  streaming: StreamOptions = {},
  at: number = mondayAt('10:00:00'),
): Promise<Scene> {
  const clock = createSteppedClock(at)
  const simulator = await startSimulator({ clock, hours: 'exchange', ...options })
  const kis = createKisClient({ ...simulator.clientOptions })
  const stream = createStream(kis, { random: () => 0.5, ...streaming })
  const gaps: Gap[] = []
  const changes: TopicReport[] = []
  const troubles: unknown[] = []
  const prices: StreamEvents['price'][] = []
  const unreadable: StreamEvents['unreadable'][] = []
  stream.on('gap', (gap) => gaps.push(gap))
  stream.on('topic', (report) => changes.push(report))
  stream.on('trouble', (trouble) => troubles.push(trouble))
  stream.on('price', (price) => prices.push(price))
  stream.on('unreadable', (fault) => unreadable.push(fault))
  onTestFinished(async () => {
    await clock.settle(stream.close())
    await clock.settle(kis.close())
    await simulator.close()
  })
  const pass = (ms: number) => clock.runUntil(clock.now() + ms)
  return { clock, simulator, kis, stream, gaps, changes, troubles, prices, unreadable, pass }
}
