import { type Connection, undiciConnection } from '../../connection/transport.ts'
import type { SteppedClock } from './stepped.ts'

/**
 * Real sockets for a client in a simulation: time stands still while a request is under way, since a simulated second
 * must not pass while a packet travels. It is the `connect` of `createKisClient` and `kisTokenIssuer`.
 */
export const steppedConnection =
  (clock: SteppedClock): ((origin: string) => Connection) =>
  (origin) => {
    const { fetch, close } = undiciConnection(origin)
    return { fetch: (url, request) => clock.during(() => fetch(url, request)), close }
  }
