import { type CrashPoint, createLife, type Life, type Sockets, tapSockets } from '@stockeye/example-shared/life'
import type { Log } from '@stockeye/example-shared/log'
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
}

/** Creates the means of a program in a world. @param died called when the program dies, with the point of a call if at one */
export function createMeans({ clock, simulator }: World, died: (point: CrashPoint) => void = () => undefined): Means {
  const { openSocket } = simulator.clientOptions
  if (openSocket === undefined) throw new Error('the simulator has no stepped clock')
  const life = createLife((point) => {
    time.die()
    sockets.end()
    died(point)
  })
  const time = mortalClock(clock)
  const sockets = tapSockets(clock, openSocket, life)
  return { ...sockets, life, clock: time }
}

/** Returns a log that a dead program does not reach. */
export function livingLog(log: Log, { isDead }: Life): Log {
  const living =
    (write: Log['info']): Log['info'] =>
    (fields, message) => {
      if (!isDead()) write(fields, message)
    }
  return { debug: living(log.debug), info: living(log.info), warn: living(log.warn), error: living(log.error) }
}
