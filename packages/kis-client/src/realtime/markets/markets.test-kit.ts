import { onTestFinished } from 'vitest'
import type { KisClient } from '../../client/client.ts'
import { createKisClient } from '../../client/create-client.ts'
import { createSteppedClock, type SteppedClock } from '../../simulator/clocks/stepped.ts'
import type { SimulatorOptions } from '../../simulator/options.ts'
import type { SentFrame } from '../../simulator/realtime/controls.ts'
import { type Simulator, startSimulator } from '../../simulator/simulator.ts'
import { createStream } from '../stream/create-stream.ts'
import type { Stream } from '../stream/stream.ts'

export interface WatchedMarket {
  readonly clock: SteppedClock
  readonly simulator: Simulator
  readonly kis: KisClient
  readonly stream: Stream
  /** Faults that the stream has reported. */
  readonly troubles: readonly unknown[]
  /** Frames that the simulator has sent. */
  readonly sent: readonly SentFrame[]
}

/** Starts a stream on a simulator of real trading, at an instant of the stepped clock. */
export async function startMarket(at: string, options: SimulatorOptions = {}): Promise<WatchedMarket> {
  const clock = createSteppedClock(Date.parse(at))
  const simulator = await startSimulator({ clock, environment: 'real', hours: 'exchange', ...options })
  const kis = createKisClient({ ...simulator.clientOptions })
  const stream = createStream(kis, { random: () => 0.5 })
  const troubles: unknown[] = []
  stream.on('trouble', (trouble) => troubles.push(trouble))
  const sent: SentFrame[] = []
  simulator.realtime.onSent((frame) => sent.push(frame))
  onTestFinished(async () => {
    await clock.settle(stream.close())
    await clock.settle(kis.close())
    await simulator.close()
  })
  return { clock, simulator, kis, stream, troubles, sent }
}

/** Returns what was asked of the simulator, in order: `+` registers, `-` releases. */
export const askedOf = ({ simulator }: Pick<WatchedMarket, 'simulator'>): readonly string[] =>
  simulator.realtime.requests().map(({ act, trId, key }) => `${act === 'register' ? '+' : '-'}${trId} ${key}`)
