import { type CrashPoint, createLife, type Life, type Sockets, tapSockets } from '@stockeye/example-shared/life'
import { mortalClock } from '@stockeye/test-kit/mortal-clock'
import type { Clock } from '@stockeye/token-manager'
import type { World } from './world.ts'

/** Program of the system. */
export interface Program {
  /** Ends it in order, as SIGTERM does. */
  stop(): Promise<void>
  /** Drops every object without closing it, as kill -9 does. */
  die(): void
}

/** Means of one program, all of which end at its death. */
export interface Means extends Sockets {
  readonly life: Life
  readonly clock: Clock
  /** Lets time stand still until some work has ended, or the program has died, whose work never ends. */
  hold(work: () => Promise<void>): Promise<void>
}

/** Creates the means of a program in a world. @param died called when the program dies, with the point of a call if at one */
export function createMeans({ clock, simulator }: World, died: (point: CrashPoint) => void = () => undefined): Means {
  const { openSocket } = simulator.clientOptions
  if (openSocket === undefined) throw new Error('the simulator has no stepped clock')
  const death = Promise.withResolvers<void>()
  const life = createLife((point) => {
    time.die()
    death.resolve()
    sockets.end()
    died(point)
  })
  const time = mortalClock(clock)
  const sockets = tapSockets(clock, openSocket, life)
  return {
    ...sockets,
    life,
    clock: time,
    async hold(work) {
      await clock.during(() => Promise.race([work(), death.promise]))
      // The work of a dead program has no end.
      await life.reach()
    },
  }
}
