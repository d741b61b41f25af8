import { createSteppedClock, type Simulator, type SteppedClock, startSimulator } from '@stockeye/kis-client/simulator'
import {
  documentedFloodLimits,
  type FakeTelegram,
  type FakeUser,
  startFakeTelegram,
} from '@stockeye/telegram-adapter/fake-telegram'
import { type ChatClock, createChatClock, stretched } from './chat-clock.ts'
import type { Disk } from './disk.ts'

/** All that outlives a program of the system: the time, KIS, Telegram with its people, and the disk. */
export interface World {
  readonly clock: SteppedClock
  readonly simulator: Simulator
  readonly telegram: FakeTelegram
  readonly chatPatience: number
  /** Time of Telegram, which waits until a running bot has asked for updates. */
  readonly chatClock: ChatClock
  /** The visitor of the chat. */
  readonly admin: FakeUser
  readonly disk: Disk
  /** Ends Telegram and the disk, and the KIS that `startWorld` started. */
  close(): Promise<void>
}

export interface WorldOptions {
  /** First instant, in ms since 1970. */
  readonly at: number
  /** Seed of the market. */
  readonly seed: number
  /** Places of the programs, which end with the world. */
  readonly disk: Disk
  /**
   * Factor by which the waits of the chat are longer. A bot asks for updates every 25 s: a simulation of days would do little else.
   *
   * @default 1
   */
  readonly chatPatience?: number
}

/** Starts KIS and Telegram on simulated time. */
export async function startWorld({ at, seed, ...places }: WorldOptions): Promise<World> {
  const clock = createSteppedClock(at)
  // Paper trading has no trades of the US on its stream.
  const simulator = await startSimulator({ clock, seed, environment: 'real', hours: 'exchange' })
  const world = await worldAround({ clock, simulator }, places)
  return {
    ...world,
    async close() {
      await world.close()
      await simulator.close()
    },
  }
}

/** Starts Telegram beside a KIS of the caller, who closes that. */
export async function worldAround(
  { clock, simulator }: Pick<World, 'clock' | 'simulator'>,
  { disk, chatPatience = 1 }: Pick<WorldOptions, 'disk' | 'chatPatience'>,
): Promise<World> {
  const chatClock = createChatClock(clock, () => telegram.until(() => telegram.waitingPolls() > 0))
  const telegram = await startFakeTelegram({
    clock: stretched(chatClock, chatPatience),
    floodLimits: documentedFloodLimits,
    random: () => 0.5,
  })
  return {
    clock,
    simulator,
    telegram,
    chatPatience,
    chatClock,
    admin: telegram.user({ id: 1_000_001, name: '관리자' }),
    disk,
    async close() {
      chatClock.release()
      await telegram.close()
      disk.remove()
    },
  }
}
