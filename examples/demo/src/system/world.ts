import {
  createSteppedClock,
  type Simulator,
  type SimulatorOptions,
  type SteppedClock,
  startSimulator,
} from '@stockeye/kis-client/simulator'
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
  close(): Promise<void>
}

export interface WorldOptions extends Pick<SimulatorOptions, 'cash' | 'positions' | 'instruments'> {
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

/** Starts KIS and Telegram on simulated time, with an empty folder. */
export async function startWorld({ at, seed, disk, chatPatience = 1, ...account }: WorldOptions): Promise<World> {
  const clock = createSteppedClock(at)
  // Paper trading has no trades of the US on its stream.
  const simulator = await startSimulator({ ...account, clock, seed, environment: 'real', hours: 'exchange' })
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
      await simulator.close()
      disk.remove()
    },
  }
}
