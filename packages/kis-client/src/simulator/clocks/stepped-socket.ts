import { WebSocket } from 'ws'
import { bindSocket, socketOptions } from '../../realtime/session/bind-socket.ts'
import type { OpenSocket } from '../../realtime/session/socket.ts'
import { checkOption, withMethods } from '../../values/check-options.ts'
import { createSocketHold } from './hold-for-socket.ts'
import type { SteppedClock } from './stepped.ts'

/**
 * Creates the sockets of a client in a simulation. Time stands still while a socket opens or closes, and until the simulator
 * has read what was sent. The `clientOptions` of a simulator with a stepped clock have it already, as `openSocket`.
 *
 * @example
 * const clock = createSteppedClock(Date.now())
 * const { ws } = await startSimulator({ clock })
 * const socket = steppedSocket(clock)(ws, { open() {}, message: console.log, close() {}, error() {} })
 * @throws {KisInputError} the clock is not a stepped one
 */
export function steppedSocket(clock: SteppedClock): OpenSocket {
  checkOption('clock', clock, withMethods('a stepped clock', ['during', 'park'], 'what createSteppedClock returned'))
  return (url, on) => {
    const socket = new WebSocket(url, socketOptions)
    const hold = createSocketHold(clock, socket)
    bindSocket(socket, on)
    hold.untilOpen()
    return {
      send(text) {
        socket.send(text)
        hold.untilRead()
      },
      close() {
        hold.untilClosed()
        socket.close()
      },
      terminate() {
        hold.untilClosed()
        socket.terminate()
      },
    }
  }
}
