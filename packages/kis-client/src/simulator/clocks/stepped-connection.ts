import { type Connection, undiciConnection } from '../../connection/transport.ts'
import { checkOption, withMethods } from '../../values/check-options.ts'
import type { SteppedClock } from './stepped.ts'

/**
 * Creates connections with real sockets for a client in a simulation. Time stands still while a request is under way,
 * since a simulated second must not pass while a packet travels. Pass it as `connect` to `createKisClient` and
 * `kisTokenIssuer`. The `clientOptions` of a simulator with a stepped clock have it already.
 *
 * @example
 * const { hosts, credentials } = simulator
 * const clock = createSteppedClock(Date.now())
 * const stepped = createKisClient({ environment: 'paper', credentials, hosts, clock, connect: steppedConnection(clock) })
 * @throws {KisInputError} the clock is not a stepped one
 */
export function steppedConnection(clock: SteppedClock): (origin: string) => Connection {
  checkOption('clock', clock, withMethods('a stepped clock', ['during', 'park'], 'what createSteppedClock returned'))
  return (origin) => {
    const { fetch, close } = undiciConnection(origin)
    return { fetch: (url, request) => clock.during(() => fetch(url, request)), close }
  }
}
